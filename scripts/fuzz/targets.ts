import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { BizBoostError, createAnalytics, csvMappingOf, memoryAdapter, type CsvMapping } from '@bizboost/core';
import fc from 'fast-check';
import { csvItems } from '../../packages/cli/src/input/csv.ts';
import type { FuzzedServer } from './fuzzed-server.ts';
import { damaged, nastyJson, nastyNumber, nastyText, nastyTime, rawJson } from './nasty.ts';
import { nastyLine } from './nasty-records.ts';

/** Something that takes what comes from outside. */
export interface Target {
  /** Of a hundred inputs, how many are for it. */
  readonly share: number;
  /** Sends one input and holds what comes of it to the rules; throws where one is broken. */
  property(server: FuzzedServer): fc.IAsyncProperty<[unknown]>;
}

function target<T>(
  share: number,
  input: fc.Arbitrary<T>,
  run: (server: FuzzedServer, input: T) => Promise<void>,
): Target {
  return {
    share,
    property: (server) => fc.asyncProperty(input as fc.Arbitrary<unknown>, (one) => run(server, one as T)),
  };
}

/** Dots alone would lead out of the base path, to what is not ours. */
const inUrl = (text: string): string => encodeURIComponent(/^\.+$/.test(text) ? 'dots' : text.toWellFormed());

const body = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(nastyLine, { maxLength: 5 })
      .map((lines) => ({ type: 'application/x-ndjson', text: lines.join('\n') })),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(nastyLine, { maxLength: 3 })
      .map((lines) => ({ type: 'application/json', text: `[${lines.join(',')}]` })),
  },
  { weight: 2, arbitrary: damaged(nastyLine).map((text) => ({ type: 'application/json', text })) },
  { weight: 1, arbitrary: fc.tuple(nastyText, rawJson).map(([type, text]) => ({ type: headerText(type), text })) },
);

interface Receipt {
  readonly rejected_count: number;
  readonly rejected: readonly { readonly index: number; readonly path: string; readonly message: string }[];
}

const records = target(22, fc.tuple(body, fc.nat(19)), async (server, [{ type, text }, luck]) => {
  const bytes = Buffer.from(text);
  const headers = { 'content-type': type, ...(luck < 2 && { 'content-encoding': 'gzip' }) };
  const { status, text: said } = await server.ask('records', {
    method: 'POST',
    headers,
    // Now and then it is called gzip and is none.
    body: luck === 0 ? gzipSync(bytes) : bytes,
  });
  if (status !== 202) return expectStatus(status, said, 400, 413, 415);
  const { rejected, rejected_count } = JSON.parse(said) as Receipt;
  if (rejected.length !== Math.min(rejected_count, 100)) throw new Error(`Refused ${rejected_count}, listed: ${said}`);
  const unnamed = rejected.find(({ path, message }) => !/^(\/|$)/.test(path) || message === '');
  if (unnamed) throw new Error(`A record is refused without a field: ${JSON.stringify(unnamed)}`);
});

const PATHS = [
  ...['analytics/live', 'analytics/live/revenue', 'analytics/live/campaign/{}', 'analytics/metrics/{}'],
  ...[
    'analytics/metrics/{}/drivers',
    'analytics/metrics/{}/receipt',
    'content/suggestions',
    'content/predictor',
    '{}',
    'records',
  ],
];
const parameter = fc.tuple(
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom('period', 'from', 'to', 'by', 'business', 'ask') }, nastyText),
  fc.oneof(
    fc.constantFrom(
      'today',
      'week',
      '2026-03-01..2026-03-31',
      '0001-01-01..9999-12-31',
      '2026-02-30..2026-03-01',
      'channel',
      'hour',
    ),
    fc.tuple(nastyTime, nastyTime).map(([from, to]) => `${from.slice(0, 10)}..${to.slice(0, 10)}`),
    nastyText,
    nastyNumber.map(String),
  ),
);
const query = fc.record({
  path: fc.constantFrom(...PATHS),
  name: fc.oneof(fc.constantFrom('revenue', 'visitors', 'orders', 'roas', 'c1', 'average_order_value'), nastyText),
  parameters: fc.array(parameter, { maxLength: 3 }),
});

const queries = target(28, query, async (server, { path, name, parameters }) => {
  const search = parameters.map(([key, value]) => `${inUrl(key)}=${inUrl(value)}`).join('&');
  const { status, text, type } = await server.ask(`${path.replace('{}', inUrl(name))}?${search}`);
  expectStatus(status, text, 200, 400, 403, 404);
  if (status === 200 && type === 'application/json') JSON.parse(text);
});

const HEADERS = [
  ...[
    'if-none-match',
    'content-type',
    'content-encoding',
    'content-length',
    'accept',
    'cookie',
    'origin',
    'host',
    'range',
  ],
  ...['x-forwarded-for', 'forwarded', 'last-event-id', 'x-http-method-override', 'accept-encoding', 'expect', 'x-a'],
];

/** What may stand in a header at all: a runtime refuses the rest before we see it. */
function headerText(text: string): string {
  return text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '').trim();
}

const headers = target(
  18,
  fc.record({
    path: fc.constantFrom(
      'analytics/live',
      'records',
      'stream?ask=analytics/live',
      'healthz',
      'metrics',
      'openapi.json',
    ),
    method: fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'OPTIONS', 'DELETE', 'PATCH'),
    headers: fc.array(fc.tuple(fc.constantFrom(...HEADERS), nastyText.map(headerText)), { maxLength: 4 }),
  }),
  async (server, { path, method, headers: given }) => {
    const { status, text } = await server.ask(path, {
      method,
      headers: given,
      ...(method !== 'GET' && method !== 'HEAD' && { body: '{}' }),
    });
    expectStatus(status, text, 200, 202, 204, 304, 400, 403, 404, 405, 413, 415);
  },
);

const tokenPart = fc.oneof(
  nastyJson.map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
  fc
    .record(
      {
        alg: fc.constantFrom<unknown>('none', 'HS256', 'HS512', 'RS256', 'EdDSA', 'None', '', null, {}),
        kid: nastyJson,
        crit: nastyJson,
        jku: nastyText,
        b64: fc.boolean(),
      },
      { requiredKeys: ['alg'] },
    )
    .map((header) => Buffer.from(JSON.stringify(header)).toString('base64url')),
  nastyText.map(headerText),
);

const tokens = target(
  14,
  fc.oneof(
    fc.array(tokenPart, { maxLength: 5 }).map((parts) => ({ given: parts.join('.'), change: undefined })),
    fc.tuple(fc.nat(), fc.string({ minLength: 1, maxLength: 2 })).map((change) => ({ given: '', change })),
  ),
  async (server, { given, change }) => {
    const token = change === undefined ? given : changed(server.token, change);
    const { status, text } = await server.ask('analytics/live', { headers: { authorization: `Bearer ${token}` } });
    // The last character of a signature carries bits that mean nothing: such a token is the same one.
    const isSame = sameBytes(token.trim(), server.token);
    expectStatus(status, text, ...(isSame ? [200, 401] : [401]));
    if (token.length > 20 && text.includes(token)) throw new Error('The refusal quotes the token.');
  },
);

function changed(token: string, [at, put]: readonly [number, string]): string {
  const place = at % token.length;
  return headerText(token.slice(0, place) + put + token.slice(place + 1));
}

function sameBytes(one: string, other: string): boolean {
  const bytes = (token: string): string =>
    token
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString('hex'))
      .join('.');
  return bytes(one) === bytes(other) && one.split('.').slice(0, 2).join() === other.split('.').slice(0, 2).join();
}

const streams = target(
  4,
  fc.oneof(
    fc
      .array(
        fc.record(
          { ask: fc.oneof(fc.constantFrom('analytics/live', 'content/suggestions'), nastyText), have: nastyText },
          { requiredKeys: ['ask'] },
        ),
        { maxLength: 70 },
      )
      .map((asks) => JSON.stringify({ asks })),
    nastyJson.map((asks) => JSON.stringify({ asks })),
    rawJson,
  ),
  async (server, text) => {
    const outcome = await server.ask('stream', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    });
    expectStatus(outcome.status, outcome.text, 200, 400, 413);
  },
);

const commands = target(
  4,
  fc.tuple(
    fc.constantFrom('content/predict', 'erase'),
    fc.oneof(
      fc
        .record(
          {
            channel: nastyText,
            caption: nastyText,
            hashtags: fc.array(nastyText),
            media: nastyText,
            scheduled_at: nastyTime,
            visitor: nastyText,
            customer: nastyJson,
          },
          { requiredKeys: [] },
        )
        .map((value) => JSON.stringify(value)),
      nastyJson.map((value) => JSON.stringify({ drafts: value })),
      rawJson,
    ),
  ),
  async (server, [path, text]) => {
    const outcome = await server.ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    });
    expectStatus(outcome.status, outcome.text, 200, 400, 413);
  },
);

const MAPPING: CsvMapping = csvMappingOf({
  timezone: 'Europe/London',
  group_by: 'Invoice',
  when: [{ if: { column: 'Quantity', is: '<', value: 0 }, kind: 'refund' }],
  kind: 'sale',
  fields: {
    occurred_at: { column: 'Date', format: 'yyyy-MM-dd HH:mm' },
    channel: { const: 'website' },
    items: {
      product_id: { column: 'Product', default: 'none' },
      quantity: { column: 'Quantity', abs: true },
      unit_price: { column: 'Price', decimal: ',' },
    },
  },
});

const cell = fc.oneof(
  nastyText,
  nastyNumber.map(String),
  nastyTime,
  fc.constantFrom('1', '-2', '3,50', '2026-03-02 09:00'),
);
const row = fc.oneof(
  fc
    .array(cell, { minLength: 5, maxLength: 5 })
    .map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')),
  fc
    .tuple(fc.nat(9), cell, fc.nat(5))
    .map(([invoice, text, at]) =>
      [`i${invoice}`, '2026-03-02 09:00', 'Mug', '2', '3,50'].map((usual, i) => (i === at ? text : usual)).join(','),
    ),
  nastyText,
);

const files = target(
  5,
  fc.tuple(damaged(fc.constant('Invoice,Date,Product,Quantity,Price')), fc.array(row, { maxLength: 6 }), fc.boolean()),
  async (server, [header, rows, isDamaged]) => {
    const head = isDamaged ? header : 'Invoice,Date,Product,Quantity,Price';
    const lines: string[] = [];
    await refusedByName(async () => {
      for await (const item of csvItems(Readable.from([Buffer.from([head, ...rows].join('\n'))]), MAPPING)) {
        item.place('/occurred_at');
        if ('record' in item && !(item.record instanceof Error)) lines.push(JSON.stringify(item.record) ?? 'null');
      }
    });
    const init = { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body: lines.join('\n') };
    const { status, text } = await server.ask('records', init);
    expectStatus(status, text, 202, 413);
  },
);

const rule = fc.oneof(
  fc.record(
    {
      column: nastyText,
      format: fc.oneof(nastyText, fc.constantFrom('yyyy-MM-dd', 'unix', "'x")),
      decimal: nastyText,
      abs: fc.boolean(),
    },
    { requiredKeys: ['column'] },
  ),
  fc.record({ const: nastyJson }),
  nastyJson,
);

const mappings = target(
  5,
  fc.record(
    {
      kind: fc.oneof(fc.constantFrom('sale', 'event', 'post'), nastyText),
      fields: fc.dictionary(fc.oneof(fc.constantFrom('occurred_at', 'channel', 'items', 'id'), nastyText), rule, {
        maxKeys: 4,
      }),
      group_by: nastyJson,
      when: nastyJson,
      timezone: fc.oneof(fc.constant('UTC'), nastyText),
      business: nastyJson,
    },
    { requiredKeys: ['kind', 'fields'] },
  ),
  async (server, mapping) => {
    let known: CsvMapping | undefined;
    await refusedByName(() => void (known = csvMappingOf(JSON.parse(JSON.stringify(mapping)))));
    if (known === undefined) return;
    const analytics = createAnalytics({ adapter: memoryAdapter() });
    await refusedByName(async () => {
      const items: unknown[] = [];
      for await (const item of csvItems(Readable.from([Buffer.from('a,b\n1,2\n"x",\n')]), known!))
        items.push(item.record);
      await analytics.for('shop-1').record(items);
    });
    await analytics.close();
    void server;
  },
);

/** Lets a refusal pass that says what is wrong; anything else is a fault. */
async function refusedByName(work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!BizBoostError.isInstance(error) || error.code !== 'invalid_input' || error.message === '') throw error;
  }
}

function expectStatus(status: number, text: string, ...expected: readonly number[]): void {
  if (!expected.includes(status))
    throw new Error(`Got ${status}, expected ${expected.join(' or ')}: ${text.slice(0, 500)}`);
}

/** Everything of BizBoost that takes what comes from outside. */
export const TARGETS: Readonly<Record<string, Target>> = {
  records,
  queries,
  headers,
  tokens,
  streams,
  commands,
  files,
  mappings,
};

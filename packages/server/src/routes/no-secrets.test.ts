// Everything a server with known secrets says while all its routes are asked, rightly and wrongly: answers, heads, streams, the log, the console.
import { createAnalytics, memoryAdapter, type Analytics, type DataAdapter } from '@bizboost/core';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { SCOPES } from '../auth/caller.ts';
import { issueToken } from '../auth/issue-token.ts';
import { serveNode } from '../node/serve-node.ts';
import { noonClock } from '../testing/noon-clock.ts';
import { probesOf, type Probe } from '../testing/route-probes.ts';
import { ANANAS, recordsOf } from '../testing/two-shops.ts';
import { routesOf } from './route-table.ts';

const SECRET = 'zebra-quokka-narwhal-ocelot-lemur-77';
const clock = noonClock();

/** Whatever goes to standard output and standard error meanwhile. */
let written: string[];
beforeEach(() => {
  written = [];
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => (written.push(String(chunk)), true));
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, name).mockImplementation((...given) => void written.push(inspected(given)));
});
afterEach(() => vi.restoreAllMocks());

/** As deep as anyone could print it: causes and fields of errors too. */
function inspected(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (seen.has(value)) return '';
  seen.add(value);
  const own = Object.getOwnPropertyNames(value).map(
    (name) => `${name}: ${inspected((value as Record<string, unknown>)[name], seen)}`,
  );
  return `${Object.prototype.toString.call(value)} ${own.join(', ')}`;
}

/** Nothing of it may be read anywhere: the secret, each token, and any part of one that is long enough to be worth something. */
const partsOf = (tokens: readonly string[]): readonly string[] => [
  ...[SECRET, btoa(SECRET), Buffer.from(SECRET).toString('hex'), Buffer.from(SECRET).toString('base64url')],
  ...tokens.flatMap((token) => [token, ...token.split('.').filter((part) => part.length > 40)]),
];

/** A store that is well, or that fails in each of its answers. */
function storeThat(fails: boolean): DataAdapter {
  const store = memoryAdapter();
  if (!fails) return store;
  const failing = (): never => {
    throw new Error('The disk is gone.', { cause: new TypeError('bad sector') });
  };
  return { ...store, read: failing, aggregate: failing, countDistinct: failing };
}

async function everythingSaid(
  fails: boolean,
): Promise<{ readonly said: string; readonly tokens: readonly string[]; readonly statuses: Set<number> }> {
  const analytics = createAnalytics({ adapter: storeThat(fails), clock });
  const server = await serveNode({
    analytics,
    auth: { secret: SECRET, audience: 'https://a.example' },
    port: 0,
    clock,
  });
  onTestFinished(async () => {
    await server.close();
    await analytics.close();
  });
  await analytics.for(ANANAS.id).record(recordsOf(ANANAS));

  const make = (claims: object): Promise<string> =>
    issueToken(
      SECRET,
      { business: ANANAS.id, scopes: SCOPES, audience: 'https://a.example', subject: 'somebody-known', ...claims },
      clock,
    );
  const right = await make({});
  const tokens = [
    right,
    await make({ scopes: ['act'] }),
    await make({ audience: 'https://b.example' }),
    await issueToken(SECRET, { business: ANANAS.id, ttlMs: 1_000 }, { ...clock, now: () => 0 }),
    await issueToken('another secret, of thirty-two bytes', { business: ANANAS.id }, clock),
    `${right.slice(0, -8)}AAAAAAAA`,
  ];
  const said: string[] = [];
  const statuses = new Set<number>();
  for (const probe of everyProbe(analytics)) {
    for (const token of tokens) {
      const response = await ask(server.url, probe, token);
      statuses.add(response.status);
      said.push(JSON.stringify([...response.headers]), await textOf(response));
    }
  }
  return { said: [...said, ...written].join('\n'), tokens, statuses };
}

/** Each route as it should be asked, and with a body, a business, a method, a packing that are none. */
function everyProbe(analytics: Analytics): readonly Probe[] {
  return routesOf(analytics).flatMap((route) => {
    const [probe] = probesOf(route, ANANAS, []);
    if (probe === undefined) return [];
    return [
      probe,
      { ...probe, address: `${probe.address}?business=shop-baobab&period=never` },
      { ...probe, address: `${probe.address}/nowhere` },
      { ...probe, method: 'DELETE' },
      ...(probe.method === 'POST'
        ? [
            { ...probe, body: '{"broken"' },
            { ...probe, type: 'text/html' },
          ]
        : []),
    ];
  });
}

const ask = (url: string, { method, address, type, body }: Probe, token: string): Promise<Response> =>
  fetch(`${url}/${address}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(type !== undefined && { 'content-type': type }) },
    ...(body !== undefined && { body }),
  });

async function textOf(response: Response): Promise<string> {
  if (response.headers.get('content-type') !== 'text/event-stream')
    // An export whose store fails is cut off: a whole one could not be told from it.
    return response.text().catch(String);
  const reader = response.body!.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return new TextDecoder().decode(value);
}

describe('a secret and the tokens made with it', () => {
  it.each([
    ['all is well', false, [200, 202, 400, 401, 403, 404, 405]],
    ['the store fails', true, [200, 202, 400, 401, 403, 404, 405, 503]],
  ] as const)(
    'are in no answer, head, stream, log or console while %s',
    { timeout: 60_000 },
    async (_, fails, expected) => {
      const { said, tokens, statuses } = await everythingSaid(fails);

      expect(expected.filter((status) => !statuses.has(status))).toEqual([]);
      expect(said.length).toBeGreaterThan(10_000);
      expect(
        partsOf(tokens)
          .filter((part) => said.includes(part))
          .map((part) => part.slice(0, 20)),
      ).toEqual([]);
      if (fails) expect(written.join('\n')).toContain('The disk is gone.');
    },
  );
});

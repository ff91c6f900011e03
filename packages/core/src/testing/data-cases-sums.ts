import type { SumsQuery } from '../data/adapter.ts';
import { foldDistinct } from '../data/fold-distinct.ts';
import { foldAggregate } from '../data/fold.ts';
import { foldRecords } from '../data/fold-records.ts';
import { allFacts } from './data-cases-writing.ts';
import { dataCase, type CaseTools, type DataAdapterCase } from './data-case.ts';
import { comparableCounts, comparableRecords, comparableRows, expectRefusal, expectSame } from './data-expect.ts';
import { randomDistinctQuery, randomRecordsQuery, randomSumsQuery } from './data-random-queries.ts';
import { Choices, randomFacts } from './data-random.ts';
import { SAMPLE_AT, sampleEvent, sampleLine, sampleRefund, sampleSale, sampleSpend } from './data-sample.ts';

const HOUR_MS = 3_600_000;
const ROUNDS = 12;
const QUERIES_PER_ROUND = 25;
const COUNTED: Omit<SumsQuery, 'segments'> = {
  collection: 'event',
  grain: 'whole',
  by: [],
  sums: { count: { column: 'count' } },
};
const AROUND = { from: SAMPLE_AT - HOUR_MS, to: SAMPLE_AT + HOUR_MS, offsetMs: 0 };

/** What sums and distinct counts must be: whatever the fold over `read` says. */
export const sumsCases: readonly DataAdapterCase[] = [
  dataCase('law: aggregate equals the fold over read', async (tools) => {
    await forRandomBusinesses(tools, async ({ business, choices, name }) => {
      const query = randomSumsQuery(choices);
      const expected = await foldAggregate(query, await allFacts(tools, business));
      const came = await tools.adapter.aggregate({ business, ...query });
      expectSame(comparableRows(came), comparableRows(expected), `${name}, ${JSON.stringify(query)}`);
    });
  }),
  dataCase('law: distinct counts equal the fold over read', async (tools) => {
    await forRandomBusinesses(tools, async ({ business, choices, name }) => {
      const query = randomDistinctQuery(choices);
      const expected = await foldDistinct(query, await allFacts(tools, business));
      const came = await tools.adapter.countDistinct({ business, ...query });
      expectSame(comparableCounts(came), comparableCounts(expected), `${name}, ${JSON.stringify(query)}`);
    });
  }),
  dataCase('law: counts of records equal the fold over read', async (tools) => {
    await forRandomBusinesses(tools, async ({ business, choices, name }) => {
      const query = randomRecordsQuery(choices);
      const expected = await foldRecords(query, await allFacts(tools, business));
      const came = await tools.adapter.countRecords({ business, ...query });
      expectSame(comparableRecords(came), comparableRecords(expected), `${name}, ${JSON.stringify(query)}`);
    });
  }),
  dataCase('a record of several lines counts once, also where only its second line is asked for', async (tools) => {
    const business = tools.newBusiness();
    const rest = sampleLine({ product: 'p2', orders: 0 });
    const facts = [
      sampleSale({
        id: 'both',
        lines: [sampleLine({ product: 'p1' }), rest, sampleLine({ product: 'p3', orders: 0 })],
      }),
      sampleSale({ id: 'first', lines: [sampleLine({ product: 'p1' })] }),
      sampleRefund({ id: 'back' }),
    ];
    await tools.write(business, { facts });
    const count = async (kind: 'sale' | 'refund', products?: string[]): Promise<unknown> => {
      const conditions = [products === undefined ? {} : { where: { product: products } }];
      return tools.adapter.countRecords({ business, kind, segments: [AROUND], conditions });
    };
    expectSame(await count('sale'), [{ type: null, count: 2 }], 'sales');
    expectSame(await count('sale', ['p2', 'p3']), [{ type: null, count: 1 }], 'sales with one of two products');
    expectSame(await count('sale', ['p9']), [], 'sales with neither');
    expectSame(await count('refund'), [{ type: null, count: 1 }], 'refunds');
  }),
  dataCase('buckets follow local time through a change of clocks', async (tools) => {
    // Europe/Berlin, 2026-10-25: at 01:00Z clocks go back from 03:00 to 02:00, so the hour of two o'clock comes twice.
    const change = Date.UTC(2026, 9, 25, 1);
    const segments = [
      { from: change - 3 * HOUR_MS, to: change, offsetMs: 2 * HOUR_MS },
      { from: change, to: change + 22 * HOUR_MS, offsetMs: HOUR_MS },
    ];
    const business = tools.newBusiness();
    await tools.write(business, {
      facts: [-HOUR_MS, -1, 0, HOUR_MS].map((after, index) => sampleEvent({ id: String(index), at: change + after })),
    });
    const hours = await tools.adapter.aggregate({ business, ...COUNTED, segments, grain: 'hour' });
    const hour = (change + HOUR_MS) / HOUR_MS;
    const expected = [
      { segment: 0, bucket: hour, key: [], sums: { count: 2 } },
      { segment: 1, bucket: hour, key: [], sums: { count: 1 } },
      { segment: 1, bucket: hour + 1, key: [], sums: { count: 1 } },
    ];
    expectSame(comparableRows(hours), comparableRows(expected), 'hours');
    const days = await tools.adapter.aggregate({ business, ...COUNTED, segments, grain: 'day' });
    expectSame(
      comparableRows(days).map(({ segment, sums }) => [segment, sums.count]),
      [
        [0, 2],
        [1, 2],
      ],
      'days',
    );
  }),
  dataCase('"has none" can be asked for and is told apart from every word', async (tools) => {
    const business = tools.newBusiness();
    const campaigns = [undefined, 'null', 'c1', undefined];
    await tools.write(business, {
      facts: campaigns.map((campaign, index) => sampleEvent({ id: String(index), campaign, count: 10 ** index })),
    });
    const none = { count: { column: 'count', where: { campaign: [null] } }, all: { column: 'count' } } as const;
    const rows = await tools.adapter.aggregate({
      business,
      ...COUNTED,
      segments: [AROUND],
      by: ['campaign'],
      where: { campaign: [null, 'c1'] },
      sums: none,
    });
    const place = { segment: 0, bucket: 0 };
    const expected = [
      { ...place, key: [null], sums: { count: 1_001, all: 1_001 } },
      { ...place, key: ['c1'], sums: { count: 0, all: 100 } },
    ];
    expectSame(comparableRows(rows), comparableRows(expected), 'rows');
  }),
  dataCase('a filter that lists nothing lets nothing pass', async (tools) => {
    const business = tools.newBusiness();
    await tools.write(business, { facts: [sampleEvent({ visitor: 'v1' })] });
    const rows = await tools.adapter.aggregate({ business, ...COUNTED, segments: [AROUND], where: { channel: [] } });
    expectSame(comparableRows(rows), [], 'sums');
    const people = await tools.adapter.countDistinct({
      business,
      field: 'visitor',
      collections: ['event'],
      segments: [AROUND],
      by: [],
      where: { channel: [] },
    });
    expectSame(comparableCounts(people), [], 'people');
  }),
  dataCase('a visitor seen in events and in sales counts once', async (tools) => {
    const business = tools.newBusiness();
    const facts = [
      sampleEvent({ visitor: 'v1' }),
      sampleSale({ visitor: 'v1', lines: [sampleLine(), sampleLine()] }),
      sampleSale({ id: 's2', visitor: 'v2' }),
    ];
    await tools.write(business, { facts });
    const query = { business, field: 'visitor', collections: ['event', 'ledger'], segments: [AROUND], by: [] } as const;
    expectSame(await tools.adapter.countDistinct(query), [{ key: [], count: 2 }], 'visitors');
  }),
  dataCase('another business never counts', async (tools) => {
    const [business, other] = [tools.newBusiness(), tools.newBusiness()];
    await tools.write(other, { facts: [sampleEvent({ id: 'theirs', visitor: 'v9' })] });
    await tools.write(business, { facts: [sampleEvent({ visitor: 'v1' })] });
    const rows = await tools.adapter.aggregate({ business, ...COUNTED, segments: [AROUND] });
    expectSame(
      rows.map(({ sums }) => sums),
      [{ count: 1 }],
      'sums',
    );
    const people = await tools.adapter.countDistinct({
      business,
      field: 'visitor',
      collections: ['event'],
      segments: [AROUND],
      by: [],
    });
    expectSame(people, [{ key: [], count: 1 }], 'people');
  }),
  dataCase('sums are exact up to the last safe integer, and cannot be told beyond it', async (tools) => {
    const business = tools.newBusiness();
    const spends = [999_999_999_999_999, Number.MAX_SAFE_INTEGER - 1_000_000_000_000_000, 1];
    await tools.write(business, { facts: spends.map((amount, index) => sampleSpend({ id: String(index), amount })) });
    const query = {
      business,
      collection: 'spend',
      segments: [AROUND],
      grain: 'whole',
      by: ['campaign'],
      sums: { spend: { column: 'amount' } },
    } as const;
    const sumsNow = async (): Promise<unknown> => {
      const rows = await tools.adapter.aggregate(query);
      return rows.map(({ key, sums }) => [key[0], String(sums['spend'])]).sort();
    };
    const campaign = sampleSpend().campaign;
    expectSame(await sumsNow(), [[campaign, String(Number.MAX_SAFE_INTEGER)]], 'the largest sum');
    const more = [sampleSpend({ id: 'one more', amount: 1 }), sampleSpend({ id: 'apart', amount: 7, campaign: 'c2' })];
    await tools.write(business, { facts: more });
    expectSame(
      await sumsNow(),
      [
        [campaign, 'NaN'],
        ['c2', '7'],
      ].sort(),
      'one more, and a sum beside it',
    );
  }),
  dataCase('a question that the collection cannot answer is refused', async (tools) => {
    const business = tools.newBusiness();
    const ask = (query: Partial<SumsQuery>): Promise<unknown> =>
      tools.adapter.aggregate({ business, ...COUNTED, segments: [AROUND], ...query });
    await expectRefusal(ask({ collection: 'spend' }), 'invalid_input', 'a column it has not');
    await expectRefusal(ask({ by: ['currency'] }), 'invalid_input', 'a dimension it has not');
    await expectRefusal(ask({ where: { currency: ['ZMW'] } }), 'invalid_input', 'a filter on a dimension it has not');
    await expectRefusal(ask({ segments: [AROUND, AROUND] }), 'invalid_input', 'segments that overlap');
  }),
];

interface Round {
  readonly business: ReturnType<CaseTools['newBusiness']>;
  readonly choices: Choices;
  /** To be named in a failure, so that it can be tried again. */
  readonly name: string;
}

async function forRandomBusinesses(tools: CaseTools, check: (round: Round) => Promise<void>): Promise<void> {
  for (let seed = 1; seed <= ROUNDS; seed++) {
    const choices = new Choices(seed);
    const business = tools.newBusiness();
    await tools.write(business, { facts: randomFacts(choices, choices.below(120)) });
    for (let query = 1; query <= QUERIES_PER_ROUND; query++)
      await check({ business, choices, name: `seed ${seed}, query ${query}` });
  }
}

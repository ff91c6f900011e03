import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AggregateRow, DistinctQuery, DistinctRow, RecordsQuery, RecordsRow, SumsQuery } from '../data/adapter.ts';
import type { EventFact, Fact, RefundFact } from '../data/fact.ts';
import { foldDistinct } from '../data/fold-distinct.ts';
import { foldAggregate } from '../data/fold.ts';
import { foldRecords } from '../data/fold-records.ts';
import { businessIdOf } from '../kernel/ids.ts';
import { RememberedReads } from './remembered-reads.ts';
import { ReadsStore } from './reads-shelf.ts';
import { comparableRecords } from '../testing/data-expect.ts';
import { sampleLine, sampleRefund } from '../testing/data-sample.ts';
import { distinctQuestion, recordsQuestion, sumsQuestion, type FactChange } from './store-question.ts';

const clicks = (to: number): SumsQuery => ({
  collection: 'event',
  segments: [{ from: 0, to, offsetMs: 0 }],
  grain: 'whole',
  by: ['channel'],
  sums: { clicks: { column: 'count', where: { type: ['click'] } } },
});
const TTL_MS = 24 * 3_600_000;
const refunds = (by: SumsQuery['by']): SumsQuery => ({
  collection: 'ledger',
  segments: [{ from: 0, to: 80, offsetMs: 0 }],
  grain: 'whole',
  by,
  sums: { refund: { column: 'refund' }, returned: { column: 'returned', where: { channel: ['shop'] } } },
});
const QUERIES = [
  clicks(50),
  clicks(100),
  { ...clicks(100), where: { channel: ['web'] } },
  refunds([]),
  refunds(['channel', 'product']),
];

const VISITORS = {
  field: 'visitor',
  collections: ['event', 'ledger'],
  segments: [{ from: 0, to: 60 }],
  by: ['channel'],
  where: { type: ['click', null] },
} as const satisfies Omit<DistinctQuery, 'business'>;

const CLICKS_AND_REFUNDS = [
  { kind: 'event', segments: [{ from: 0, to: 90 }], conditions: [{ where: { type: ['click', 'share'] } }] },
  { kind: 'refund', segments: [{ from: 0, to: 90 }], conditions: [{ where: { channel: ['shop'] } }] },
] as const satisfies readonly Omit<RecordsQuery, 'business'>[];

function event(id: number, at: number, type: string, channel: string): EventFact {
  return { kind: 'event', id: String(id), at, type, channel, count: 1, value: 0, visitor: `v${at % 7}` };
}

function refund(id: number, at: number, channel: string, amount: number): RefundFact {
  const line = sampleLine({ gross: 0, quantity: 0, orders: 0, productOrders: 0, refund: amount, returned: 1_000 });
  return sampleRefund({
    id: String(id),
    at,
    channel,
    lines: [{ ...line, product: channel === 'shop' ? 'p1' : undefined }],
  });
}

/** A store whose reads and writes take effect at a moment between their call and their answer that the test chooses. */
class SlowStore {
  facts: Fact[] = [];
  readonly steps: (() => void)[] = [];
  reads = 0;

  aggregate = async (query: SumsQuery): Promise<readonly AggregateRow[]> => {
    this.reads++;
    await this.#turn();
    const rows = await foldAggregate(query, [...this.facts]);
    await this.#turn();
    return rows;
  };

  countDistinct = async (query: typeof VISITORS): Promise<readonly DistinctRow[]> => {
    this.reads++;
    await this.#turn();
    const rows = await foldDistinct(query, [...this.facts]);
    await this.#turn();
    return rows;
  };

  countRecords = async (query: Omit<RecordsQuery, 'business'>): Promise<readonly RecordsRow[]> => {
    this.reads++;
    await this.#turn();
    const rows = await foldRecords(query, [...this.facts]);
    await this.#turn();
    return rows;
  };

  /** Keeps what `changeOf` makes of what is kept by then, and tells what it was. */
  async write(changeOf: (facts: readonly Fact[]) => FactChange, isFailing: boolean): Promise<FactChange> {
    await this.#turn();
    const change = changeOf(this.facts);
    this.facts = [...this.facts.filter((fact) => !change.removed.includes(fact)), ...change.added];
    await this.#turn();
    if (isFailing) throw new Error('the connection broke after the commit');
    return change;
  }

  #turn(): Promise<void> {
    return new Promise((resolve) => this.steps.push(resolve));
  }
}

function worldOf(maxRows?: number) {
  const store = new SlowStore();
  const clock = { at: 0, now: () => clock.at, schedule: () => () => {} };
  const shelf = new ReadsStore(maxRows).shelfOf(businessIdOf('shop-1'));
  const remembered = new RememberedReads({ shelf, clock, ttlMs: TTL_MS });
  const sums = async (query: SumsQuery) =>
    (await remembered.read(sumsQuestion(query), async () => ({ rows: await store.aggregate(query), missing: [] })))
      .rows;
  const people = async () =>
    (
      await remembered.read(distinctQuestion(VISITORS), async () => ({
        rows: await store.countDistinct(VISITORS),
        missing: [],
      }))
    ).rows;
  const records = async (query: Omit<RecordsQuery, 'business'>) => {
    const ask = async () => ({ rows: await store.countRecords(query), missing: [] });
    return (await remembered.read(recordsQuestion(query), ask)).rows;
  };
  const write = async (changeOf: (facts: readonly Fact[]) => FactChange, isFailing = false): Promise<void> => {
    remembered.beginWrite();
    const change = await store.write(changeOf, isFailing).catch(() => undefined);
    remembered.endWrite(change && { ...change, rewritten: [] });
  };
  const record = (facts: readonly Fact[], isFailing = false): Promise<void> =>
    write(() => ({ added: facts, removed: [] }), isFailing);
  return { store, clock, remembered, sums, people, records, write, record };
}

/** Lets every promise that can go on go on. */
function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

async function settle(store: SlowStore): Promise<void> {
  for (await turn(); store.steps.length > 0; await turn()) store.steps.splice(0).forEach((step) => step());
}

const sorted = (rows: readonly (AggregateRow | DistinctRow)[]): string[] =>
  rows.map((row) => JSON.stringify([row.key, 'sums' in row ? Object.values(row.sums).map(String) : row.count])).sort();

describe('remembered reads', () => {
  test('always equal a fresh aggregate, however slow reads and writes cross', async () => {
    const fact = fc.record({
      at: fc.integer({ min: 0, max: 120 }),
      type: fc.constantFrom('click', 'share', 'refund'),
      channel: fc.constantFrom('web', 'shop'),
      // Two of the large ones are more than can be told.
      amount: fc.constantFrom(1, 5, Number.MAX_SAFE_INTEGER - 3),
    });
    const action = fc.oneof(
      fc.record({
        do: fc.constant('ask' as const),
        query: fc.nat({ max: QUERIES.length + CLICKS_AND_REFUNDS.length }),
      }),
      fc.record({
        do: fc.constant('write' as const),
        facts: fc.array(fact, { maxLength: 3 }),
        isFailing: fc.nat({ max: 9 }).map((dice) => dice === 0),
      }),
      fc.record({
        do: fc.constant('move' as const),
        which: fc.nat({ max: 9 }),
        channel: fc.constantFrom('web', 'shop'),
        amount: fc.constantFrom(0, 2, Number.MAX_SAFE_INTEGER - 5),
      }),
      fc.record({ do: fc.constant('step' as const), which: fc.nat({ max: 5 }) }),
      fc.record({ do: fc.constant('step' as const), which: fc.nat({ max: 5 }) }),
      fc.record({ do: fc.constant('settle' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
        const { store, sums, people, records, write, record } = worldOf();
        let id = 0;
        for (const next of actions) {
          const counted = next.do === 'ask' ? CLICKS_AND_REFUNDS[next.query - QUERIES.length - 1] : undefined;
          if (counted !== undefined) void records(counted);
          else if (next.do === 'ask') void (next.query < QUERIES.length ? sums(QUERIES[next.query]!) : people());
          else if (next.do === 'write')
            void record(
              next.facts.map(({ at, type, channel, amount }) =>
                type === 'refund'
                  ? refund(id++, at, channel, amount)
                  : { ...event(id++, at, type, channel), count: amount },
              ),
              next.isFailing,
            );
          else if (next.do === 'move')
            void write((facts) => {
              const given = facts.filter((each) => each.kind === 'refund');
              const before = given[next.which % Math.max(1, given.length)];
              return before === undefined
                ? { added: [], removed: [] }
                : { added: [refund(Number(before.id), before.at, next.channel, next.amount)], removed: [before] };
            });
          else if (next.do === 'settle') await settle(store);
          else store.steps.splice(next.which % Math.max(1, store.steps.length), 1).forEach((step) => step());
          await turn();
        }
        await settle(store);
        for (const query of QUERIES) {
          const answer = sums(query);
          await settle(store);
          expect(sorted(await answer)).toEqual(sorted(await foldAggregate(query, store.facts)));
        }
        const visitors = people();
        await settle(store);
        expect(sorted(await visitors)).toEqual(sorted(await foldDistinct(VISITORS, store.facts)));
        for (const query of CLICKS_AND_REFUNDS) {
          const answer = records(query);
          await settle(store);
          const expected = await foldRecords(query, store.facts);
          expect(comparableRecords(await answer)).toEqual(comparableRecords(expected));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('show a write to whoever asks after it, also while an older read is under way', async () => {
    const { store, sums, record } = worldOf();
    const early = sums(clicks(100));
    store.steps.splice(0).forEach((step) => step());
    await turn();
    const [answerOfEarly] = store.steps.splice(0);
    const writing = record([event(1, 10, 'click', 'web')]);
    await settle(store);
    await writing;
    store.steps.push(answerOfEarly!);
    const late = sums(clicks(100));
    await settle(store);
    expect(await early).toEqual([]);
    expect((await late)[0]?.sums).toEqual({ clicks: 1 });
  });

  test('ask the adapter once, then never again, however many facts come', async () => {
    const { store, sums, record } = worldOf();
    const first = Promise.all([sums(clicks(100)), sums(clicks(100))]);
    await settle(store);
    await first;
    for (let i = 0; i < 10; i++) {
      const writing = record([event(i, i, 'click', 'web')]);
      await settle(store);
      await writing;
    }
    expect((await sums(clicks(100)))[0]?.sums).toEqual({ clicks: 10 });
    expect(store.reads).toBe(1);
  });

  test('follow a refund that gets other lines, without asking the store', async () => {
    const { store, sums, record, write } = worldOf();
    const orphan = refund(1, 10, 'web', 30);
    const done = async (writing: Promise<void>): Promise<void> => {
      await settle(store);
      await writing;
    };
    await done(record([orphan, refund(2, 20, 'web', 5)]));
    const asked = sums(refunds(['channel', 'product']));
    await settle(store);
    await asked;
    await done(write(() => ({ added: [refund(1, 10, 'shop', 30)], removed: [orphan] })));
    expect(
      (await sums(refunds(['channel', 'product']))).map(({ key, sums: given }) => [...key, given['refund']]),
    ).toEqual([
      ['web', null, 5],
      ['shop', 'p1', 30],
    ]);
    expect(store.reads).toBe(1);
  });

  test('of a collection that was rewritten are asked for anew', async () => {
    const { store, remembered, sums } = worldOf();
    for (const expectedReads of [1, 2]) {
      const asked = sums(clicks(100));
      await settle(store);
      await asked;
      expect(store.reads).toBe(expectedReads);
      remembered.beginWrite();
      remembered.endWrite({ added: [], removed: [], rewritten: ['event'] });
    }
  });

  test('that nobody has asked for lately are dropped by the next write, not folded on', async () => {
    const { store, clock, sums, record } = worldOf();
    const first = sums(clicks(100));
    await settle(store);
    await first;
    clock.at += 3_600_000;
    const writing = record([event(1, 1, 'click', 'web')]);
    await settle(store);
    await writing;
    const second = sums(clicks(100));
    await settle(store);
    expect((await second)[0]?.sums).toEqual({ clicks: 1 });
    expect(store.reads).toBe(2);
  });

  test('are asked for anew after their time, since others may have changed the store', async () => {
    const { store, clock, sums } = worldOf();
    for (const expectedReads of [1, 1, 2]) {
      const asked = sums(clicks(100));
      await settle(store);
      await asked;
      expect(store.reads).toBe(expectedReads);
      clock.at += TTL_MS / 2;
    }
  });

  test('give way, the least used first, when there are more rows than may be kept', async () => {
    const { store, sums, record } = worldOf(4);
    const ask = async (query: SumsQuery) => {
      const asked = sums(query);
      await settle(store);
      return asked;
    };
    const writing = record([event(1, 1, 'click', 'web'), event(2, 2, 'click', 'shop')]);
    await settle(store);
    await writing;
    await ask(clicks(100));
    await ask(clicks(50));
    await ask(clicks(50));
    expect(store.reads).toBe(2);
    await ask(clicks(100));
    expect(store.reads).toBe(3);
  });

  test('are asked for anew, not folded, after a batch that is too large to fold', async () => {
    const { store, sums, remembered } = worldOf();
    for (const expectedReads of [1, 2]) {
      const asked = sums(clicks(100));
      await settle(store);
      await asked;
      expect(store.reads).toBe(expectedReads);
      remembered.beginWrite();
      const facts = Array.from({ length: 200_001 }, (_, id) => event(id, 1, 'click', 'web'));
      remembered.endWrite({ added: facts, removed: [], rewritten: [] });
    }
  });

  test('of people are taken anew only when someone comes in their time', async () => {
    const { store, people, record } = worldOf();
    const steps: readonly [EventFact, number][] = [
      [event(1, 10, 'click', 'web'), 1],
      [event(2, 100, 'click', 'web'), 1],
      [event(3, 20, 'share', 'web'), 1],
      [{ ...event(4, 20, 'click', 'web'), visitor: undefined }, 1],
      [event(5, 20, 'click', 'web'), 2],
    ];
    for (const [fact, expectedReads] of steps) {
      const writing = record([fact]);
      await settle(store);
      await writing;
      const asked = people();
      await settle(store);
      await asked;
      expect(store.reads).toBe(expectedReads);
    }
  });

  test('of a read that fails are not kept', async () => {
    const { remembered } = worldOf();
    const question = sumsQuestion(clicks(1));
    await expect(remembered.read(question, () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    const empty = { rows: [], missing: [] };
    await expect(remembered.read(question, () => Promise.resolve(empty))).resolves.toEqual(empty);
  });
});

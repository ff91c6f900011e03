import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AggregateRow, SumsQuery } from '../data/adapter.ts';
import type { EventFact } from '../data/fact.ts';
import { foldAggregate } from '../data/fold.ts';
import { businessIdOf } from '../kernel/ids.ts';
import { RememberedSums } from './remembered-sums.ts';
import { SumsStore } from './sums-shelf.ts';

const clicks = (to: number): SumsQuery => ({
  collection: 'event',
  segments: [{ from: 0, to, offsetMs: 0 }],
  grain: 'whole',
  by: ['channel'],
  sums: { clicks: { column: 'count', where: { type: ['click'] } } },
});
const TTL_MS = 24 * 3_600_000;
const QUERIES = [clicks(50), clicks(100), { ...clicks(100), where: { channel: ['web'] } }];

function event(id: number, at: number, type: string, channel: string): EventFact {
  return { kind: 'event', id: String(id), at, type, channel, count: 1, value: 0 };
}

/** A store whose reads and writes take effect at a moment between their call and their answer that the test chooses. */
class SlowStore {
  readonly facts: EventFact[] = [];
  readonly steps: (() => void)[] = [];
  reads = 0;

  aggregate = async (query: SumsQuery): Promise<readonly AggregateRow[]> => {
    this.reads++;
    await this.#turn();
    const rows = await foldAggregate(query, [...this.facts]);
    await this.#turn();
    return rows;
  };

  async write(facts: readonly EventFact[], isFailing: boolean): Promise<void> {
    await this.#turn();
    this.facts.push(...facts);
    await this.#turn();
    if (isFailing) throw new Error('the connection broke after the commit');
  }

  #turn(): Promise<void> {
    return new Promise((resolve) => this.steps.push(resolve));
  }
}

function worldOf(maxRows?: number) {
  const store = new SlowStore();
  const clock = { at: 0, now: () => clock.at, schedule: () => () => {} };
  const shelf = new SumsStore(maxRows).shelfOf(businessIdOf('shop-1'));
  const remembered = new RememberedSums({ aggregate: store.aggregate, shelf, clock, ttlMs: TTL_MS });
  const record = async (facts: readonly EventFact[], isFailing = false): Promise<void> => {
    remembered.beginWrite();
    const isKept = await store.write(facts, isFailing).then(
      () => true,
      () => false,
    );
    remembered.endWrite(isKept ? { facts, rewritten: [] } : undefined);
  };
  return { store, clock, remembered, record };
}

/** Lets every promise that can go on go on. */
function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

async function settle(store: SlowStore): Promise<void> {
  for (await turn(); store.steps.length > 0; await turn()) store.steps.splice(0).forEach((step) => step());
}

const sorted = (rows: readonly AggregateRow[]): string[] =>
  rows.map((row) => JSON.stringify([row.key, row.sums])).sort();

describe('remembered sums', () => {
  test('always equal a fresh aggregate, however slow reads and writes cross', async () => {
    const fact = fc.record({
      at: fc.integer({ min: 0, max: 120 }),
      type: fc.constantFrom('click', 'share'),
      channel: fc.constantFrom('web', 'shop'),
    });
    const action = fc.oneof(
      fc.record({ do: fc.constant('ask' as const), query: fc.nat({ max: QUERIES.length - 1 }) }),
      fc.record({
        do: fc.constant('write' as const),
        facts: fc.array(fact, { maxLength: 3 }),
        isFailing: fc.boolean(),
      }),
      fc.record({ do: fc.constant('step' as const), which: fc.nat({ max: 5 }) }),
      fc.record({ do: fc.constant('step' as const), which: fc.nat({ max: 5 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
        const { store, remembered, record } = worldOf();
        let id = 0;
        for (const next of actions) {
          if (next.do === 'ask') void remembered.sums(QUERIES[next.query]!);
          else if (next.do === 'write')
            void record(
              next.facts.map(({ at, type, channel }) => event(id++, at, type, channel)),
              next.isFailing,
            );
          else store.steps.splice(next.which % Math.max(1, store.steps.length), 1).forEach((step) => step());
          await turn();
        }
        await settle(store);
        for (const query of QUERIES) {
          const answer = remembered.sums(query);
          await settle(store);
          expect(sorted(await answer)).toEqual(sorted(await foldAggregate(query, store.facts)));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('show a write to whoever asks after it, also while an older read is under way', async () => {
    const { store, remembered, record } = worldOf();
    const early = remembered.sums(clicks(100));
    store.steps.splice(0).forEach((step) => step());
    await turn();
    const [answerOfEarly] = store.steps.splice(0);
    const writing = record([event(1, 10, 'click', 'web')]);
    await settle(store);
    await writing;
    store.steps.push(answerOfEarly!);
    const late = remembered.sums(clicks(100));
    await settle(store);
    expect(await early).toEqual([]);
    expect((await late)[0]?.sums).toEqual({ clicks: 1 });
  });

  test('ask the adapter once, then never again, however many facts come', async () => {
    const { store, remembered, record } = worldOf();
    const first = Promise.all([remembered.sums(clicks(100)), remembered.sums(clicks(100))]);
    await settle(store);
    await first;
    for (let i = 0; i < 10; i++) {
      const writing = record([event(i, i, 'click', 'web')]);
      await settle(store);
      await writing;
    }
    expect((await remembered.sums(clicks(100)))[0]?.sums).toEqual({ clicks: 10 });
    expect(store.reads).toBe(1);
  });

  test('of a collection that was rewritten are asked for anew', async () => {
    const { store, remembered } = worldOf();
    for (const expectedReads of [1, 2]) {
      const asked = remembered.sums(clicks(100));
      await settle(store);
      await asked;
      expect(store.reads).toBe(expectedReads);
      remembered.beginWrite();
      remembered.endWrite({ facts: [], rewritten: ['event'] });
    }
  });

  test('that nobody has asked for lately are dropped by the next write, not folded on', async () => {
    const { store, clock, remembered, record } = worldOf();
    const first = remembered.sums(clicks(100));
    await settle(store);
    await first;
    clock.at += 3_600_000;
    const writing = record([event(1, 1, 'click', 'web')]);
    await settle(store);
    await writing;
    const second = remembered.sums(clicks(100));
    await settle(store);
    expect((await second)[0]?.sums).toEqual({ clicks: 1 });
    expect(store.reads).toBe(2);
  });

  test('are asked for anew after their time, since others may have changed the store', async () => {
    const { store, clock, remembered } = worldOf();
    for (const expectedReads of [1, 1, 2]) {
      const asked = remembered.sums(clicks(100));
      await settle(store);
      await asked;
      expect(store.reads).toBe(expectedReads);
      clock.at += TTL_MS / 2;
    }
  });

  test('give way, the least used first, when there are more rows than may be kept', async () => {
    const { store, remembered, record } = worldOf(4);
    const ask = async (query: SumsQuery) => {
      const asked = remembered.sums(query);
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

  test('of a read that fails are not kept', async () => {
    const { remembered, store } = worldOf();
    const failing = new RememberedSums({
      aggregate: () => (store.reads++ === 0 ? Promise.reject(new Error('down')) : Promise.resolve([])),
      shelf: new SumsStore().shelfOf(businessIdOf('shop-2')),
      clock: { now: () => 0, schedule: () => () => {} },
      ttlMs: TTL_MS,
    });
    await expect(failing.sums(clicks(1))).rejects.toThrow('down');
    await expect(failing.sums(clicks(1))).resolves.toEqual([]);
    expect(remembered.readsStarted).toBe(0);
  });
});

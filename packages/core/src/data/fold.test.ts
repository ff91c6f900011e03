import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparableRows } from '../testing/data-expect.ts';
import { randomSumsQuery } from '../testing/data-random-queries.ts';
import { Choices, randomFacts } from '../testing/data-random.ts';
import { SAMPLE_AT, sampleEvent, sampleRefund, sampleSpend } from '../testing/data-sample.ts';
import type { SumsQuery } from './adapter.ts';
import type { Fact } from './fact.ts';
import { createFold, foldAggregate } from './fold.ts';
import { groupKey } from './group-key.ts';

const counted: SumsQuery = {
  collection: 'event',
  segments: [{ from: SAMPLE_AT - 1_000, to: SAMPLE_AT + 1_000, offsetMs: 0 }],
  grain: 'whole',
  by: ['channel'],
  sums: { count: { column: 'count' } },
};

const place = { segment: 0, bucket: 0 };

describe('a fold by hand', () => {
  test('adds up by segment, bucket and key', () => {
    const fold = createFold({
      ...counted,
      grain: 'day',
      by: ['campaign', 'channel'],
      sums: { clicks: { column: 'count', where: { type: ['click'] } }, all: { column: 'count' } },
    });
    fold.add(sampleEvent({ count: 2 }));
    fold.add(sampleEvent({ type: 'click', count: 3 }));
    fold.add(sampleEvent({ type: 'click', campaign: 'c1' }));
    fold.add(sampleEvent({ at: SAMPLE_AT + 1_000 }));
    fold.add(sampleSpend());
    const bucket = Math.floor(SAMPLE_AT / 86_400_000);
    expect(fold.rows()).toEqual([
      { segment: 0, bucket, key: [null, 'website'], sums: { clicks: 3, all: 5 } },
      { segment: 0, bucket, key: ['c1', 'website'], sums: { clicks: 1, all: 1 } },
    ]);
  });

  test('brings remembered rows up to date by the new facts alone', () => {
    const fold = createFold(counted, [{ ...place, key: ['website'], sums: { count: 40 } }]);
    fold.add(sampleEvent({ count: 2 }));
    fold.add(sampleEvent({ channel: 'facebook' }));
    expect(fold.rows()).toEqual([
      { ...place, key: ['website'], sums: { count: 42 } },
      { ...place, key: ['facebook'], sums: { count: 1 } },
    ]);
  });

  test('never changes a row it has given away, nor the array while nothing changes', () => {
    const fold = createFold(counted);
    fold.add(sampleEvent());
    const before = fold.rows();
    fold.add(sampleSpend());
    expect(fold.rows()).toBe(before);
    fold.add(sampleEvent());
    expect(before).toEqual([{ ...place, key: ['website'], sums: { count: 1 } }]);
  });

  test('takes a fact back, and forgets a group that comes to nothing', () => {
    const refund = sampleRefund();
    const fold = createFold({ ...counted, collection: 'ledger', sums: { refund: { column: 'refund' } } });
    fold.add(refund);
    fold.add({ ...refund, channel: 'website' });
    fold.remove(refund);
    expect(fold.rows()).toEqual([{ ...place, key: ['website'], sums: { refund: 30 } }]);
  });

  test('cannot tell a sum beyond the safe integers until it comes back, and tells those beside it', () => {
    const [large, one] = [sampleEvent({ count: Number.MAX_SAFE_INTEGER }), sampleEvent({ count: 1 })];
    const fold = createFold(counted);
    for (const fact of [large, one, large, sampleEvent({ channel: 'facebook' })]) fold.add(fact);
    const beside = { ...place, key: ['facebook'], sums: { count: 1 } };
    expect(fold.rows()).toEqual([{ ...place, key: ['website'], sums: { count: NaN } }, beside]);
    fold.remove(large);
    expect(fold.rows()[0]?.sums).toEqual({ count: NaN });
    fold.remove(one);
    expect(fold.rows()[0]?.sums).toEqual({ count: Number.MAX_SAFE_INTEGER });
    fold.remove(large);
    expect(fold.rows()).toEqual([beside]);
  });

  test('is of no use where earlier rows did not tell what the sum was', () => {
    const unknown = { ...place, key: ['website'], sums: { count: NaN } };
    const fold = createFold(counted, [unknown]);
    fold.add(sampleEvent({ channel: 'facebook' }));
    expect(fold.rows()).toEqual([unknown, { ...place, key: ['facebook'], sums: { count: 1 } }]);
    expect(() => fold.add(sampleEvent())).toThrow(expect.objectContaining({ code: 'too_large' }));
  });
});

const given = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 60 })).map(([seed, count]) => {
  const choices = new Choices(seed);
  return { choices, facts: randomFacts(choices, count), query: randomSumsQuery(choices) };
});

describe('law', () => {
  test('facts in any order come to the same', async () => {
    await fc.assert(
      fc.asyncProperty(given, async ({ choices, facts, query }) => {
        const whole = comparableRows(await foldAggregate(query, facts));
        expect(comparableRows(await foldAggregate(query, choices.shuffled(facts)))).toEqual(whole);
      }),
    );
  });

  test('what was folded before and what is folded now come to the whole', async () => {
    await fc.assert(
      fc.asyncProperty(given, fc.nat(60), async ({ facts, query }, split) => {
        const fold = createFold(query, await foldAggregate(query, facts.slice(0, split)));
        for (const fact of facts.slice(split)) fold.add(fact);
        expect(comparableRows(fold.rows())).toEqual(comparableRows(await foldAggregate(query, facts)));
      }),
    );
  });

  test('adding and taking back leaves nothing behind', () => {
    fc.assert(
      fc.property(given, ({ choices, facts, query }) => {
        const fold = createFold(query);
        for (const fact of facts) fold.add(fact);
        for (const fact of choices.shuffled<Fact>(facts)) fold.remove(fact);
        expect(fold.rows()).toEqual([]);
      }),
    );
  });

  test('different keys have different names', () => {
    const key = fc.array(fc.option(fc.string({ unit: fc.constantFrom('|', ':', '1', '2', 'a') })), { maxLength: 3 });
    fc.assert(
      fc.property(key, key, (a, b) => {
        expect(groupKey(a) === groupKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });
});

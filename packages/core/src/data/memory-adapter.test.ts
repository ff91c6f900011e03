import { describe, expect, test } from 'vitest';
import { businessIdOf } from '../kernel/ids.ts';
import { comparableCounts, comparableRows, expectSame } from '../testing/data-expect.ts';
import { randomDistinctQuery, randomSumsQuery } from '../testing/data-random-queries.ts';
import { Choices, randomFacts } from '../testing/data-random.ts';
import { sampleEvent, sampleLine, sampleRefund, sampleSale, sampleState } from '../testing/data-sample.ts';
import type { Fact } from './fact.ts';
import { foldDistinct } from './fold-distinct.ts';
import { foldAggregate } from './fold.ts';
import { memoryAdapter } from './memory-adapter.ts';
import { CHUNK_ROWS } from './memory/chunk.ts';

const business = businessIdOf('shop');
const empty = { facts: [], states: [], reattributed: [] };

describe.each([
  ['in any order', (facts: Fact[]) => facts],
  ['in order of time', (facts: Fact[]) => facts.sort((a, b) => a.at - b.at)],
])('many chunks of facts %s', (_, arrange) => {
  const choices = new Choices(11);
  const facts = arrange(randomFacts(choices, CHUNK_ROWS * 3));
  const adapter = memoryAdapter();

  test('are added up as the fold does', async () => {
    for (let start = 0; start < facts.length; start += 50_000) {
      await adapter.write(business, { ...empty, facts: facts.slice(start, start + 50_000) });
    }
    for (let round = 0; round < 4; round++) {
      const query = randomSumsQuery(choices);
      const rows = comparableRows(await adapter.aggregate({ business, ...query }));
      expectSame(rows, comparableRows(await foldAggregate(query, facts)), JSON.stringify(query));
    }
  }, 30_000);

  test('name as many people as the fold says', async () => {
    for (let round = 0; round < 3; round++) {
      const query = randomDistinctQuery(choices);
      const counts = comparableCounts(await adapter.countDistinct({ business, ...query }));
      expectSame(counts, comparableCounts(await foldDistinct(query, facts)), JSON.stringify(query));
    }
  }, 30_000);
});

test('a store for itself: another adapter knows nothing of it', async () => {
  await memoryAdapter().write(business, { ...empty, facts: [sampleEvent()] });
  expect(await memoryAdapter().highWaterMark(business)).toBe('0');
});

test('lines in several chunks are taken out and put back as one refund', async () => {
  const adapter = memoryAdapter();
  const filler = Array.from({ length: CHUNK_ROWS - 2 }, (_, index) => sampleSale({ id: `f${index}` }));
  const lines = [10, 20, 30, 40].map((refund) =>
    sampleLine({ gross: 0, refund, quantity: 0, orders: 0, productOrders: 0 }),
  );
  await adapter.write(business, { ...empty, facts: [...filler, sampleRefund({ lines })] });
  const attributed = sampleRefund({ lines: lines.slice(1), channel: 'whatsapp', orphan: false });
  await adapter.write(business, { ...empty, facts: [sampleSale()], reattributed: [attributed] });
  const rows = await adapter.aggregate({
    business,
    collection: 'ledger',
    segments: [{ from: 0, to: attributed.at + 1, offsetMs: 0 }],
    grain: 'whole',
    by: ['channel'],
    where: { channel: ['whatsapp', 'unknown'] },
    sums: { refund: { column: 'refund' } },
  });
  expect(rows).toEqual([{ segment: 0, bucket: 0, key: ['whatsapp'], sums: { refund: 90 } }]);
});

test('a preview tells what a write would find new, and keeps nothing', async () => {
  const adapter = memoryAdapter();
  const batch = { ...empty, facts: [sampleEvent(), sampleSale()], states: [sampleState()] };
  expect(adapter.preview(business, batch)).toEqual({ newFacts: [true, true], newStates: [true] });
  await adapter.write(business, { ...batch, facts: [sampleSale()] });
  expect(adapter.preview(business, batch)).toEqual({ newFacts: [true, false], newStates: [false] });
  const impossible = { ...empty, facts: [sampleEvent({ at: NaN })] };
  expect(() => adapter.preview(business, impossible)).toThrow(expect.objectContaining({ path: '/facts/0/at' }));
});

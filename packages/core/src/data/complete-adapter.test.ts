import { expect, test } from 'vitest';
import { businessIdOf } from '../kernel/ids.ts';
import { sampleEvent, sampleState } from '../testing/data-sample.ts';
import type { DataAdapter, ReadQuery } from './adapter.ts';
import { withFallback } from './complete-adapter.ts';
import { joined } from './joined-intervals.ts';
import { memoryAdapter } from './memory-adapter.ts';

const business = businessIdOf('shop');

test('what an adapter has is used as it is', async () => {
  const adapter = memoryAdapter();
  const complete = withFallback(adapter);
  await complete.write?.(business, {
    facts: [sampleEvent()],
    states: [sampleState({ kind: 'business' })],
    reattributed: [],
  });
  expect(await complete.highWaterMark?.(business)).toBe('1');
  expect(await complete.businesses?.()).toEqual([business]);
  expect((await complete.find(business, { kind: 'business' })).length).toBe(1);
  await complete.close?.();
  expect(await adapter.highWaterMark(business)).toBe('0');
});

test('what it has not stays away, and only the spans asked for are read', async () => {
  const asked: ReadQuery[] = [];
  const bare: DataAdapter = {
    name: 'bare',
    async *read(query) {
      asked.push(query);
      yield sampleEvent({ at: query.from });
    },
    find: async () => [],
  };
  const complete = withFallback(bare);
  expect(Object.keys(complete)).toEqual(['name', 'read', 'find', 'aggregate', 'countDistinct']);
  const segments = [
    { from: 0, to: 10, offsetMs: 0 },
    { from: 10, to: 20, offsetMs: 5 },
    { from: 30, to: 40, offsetMs: 0 },
  ];
  const sums = { count: { column: 'count' } } as const;
  const rows = await complete.aggregate({ business, collection: 'event', segments, grain: 'whole', by: [], sums });
  expect(rows[0]?.sums).toEqual({ count: 2 });
  expect(asked).toEqual([
    { business, kinds: ['event'], from: 0, to: 20 },
    { business, kinds: ['event'], from: 30, to: 40 },
  ]);
});

test('intervals that touch are one, empty ones none', () => {
  expect(
    joined([
      { from: 0, to: 1 },
      { from: 1, to: 1 },
      { from: 1, to: 2 },
      { from: 3, to: 4 },
    ]),
  ).toEqual([
    { from: 0, to: 2 },
    { from: 3, to: 4 },
  ]);
});

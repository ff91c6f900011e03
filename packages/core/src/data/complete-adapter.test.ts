import { expect, test } from 'vitest';
import { BizBoostError, type ErrorCode } from '../kernel/errors.ts';
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
  expect(Object.keys(complete)).toEqual(['name', 'read', 'find', 'aggregate', 'countDistinct', 'countRecords']);
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

test('where a sum is too large for an adapter, core adds up what it reads, and other failures stay', async () => {
  const failing = (code: ErrorCode): DataAdapter => ({
    name: 'narrow',
    async *read() {
      yield sampleEvent({ id: '1', count: Number.MAX_SAFE_INTEGER });
      yield sampleEvent({ id: '2' });
      yield sampleEvent({ id: '3', channel: 'facebook' });
    },
    find: async () => [],
    aggregate: () => Promise.reject(new BizBoostError(code, 'as it is')),
  });
  const query = {
    business,
    collection: 'event',
    segments: [{ from: 0, to: Date.UTC(2100, 0), offsetMs: 0 }],
    grain: 'whole',
    by: ['channel'],
    sums: { count: { column: 'count' } },
  } as const;
  const rows = await withFallback(failing('too_large')).aggregate(query);
  expect(rows.map(({ key, sums }) => [key[0], sums['count']])).toEqual([
    ['website', NaN],
    ['facebook', 1],
  ]);
  await expect(withFallback(failing('unavailable')).aggregate(query)).rejects.toMatchObject({ code: 'unavailable' });
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

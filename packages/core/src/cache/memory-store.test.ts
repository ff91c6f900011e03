import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deepFreeze } from './deep-freeze.ts';
import { createMemoryStore } from './memory-store.ts';
import { NEVER, type CacheEntry } from './store.ts';

const entry = (value: unknown): CacheEntry => ({
  value,
  tags: [],
  sequence: 0,
  asOf: 0,
  freshUntil: 0,
  expiresAt: NEVER,
});

describe('the memory store', () => {
  test('gives everyone the same frozen object', async () => {
    const store = createMemoryStore();
    const value = { revenue: { series: [{ at: 'a', revenue: 1 }] } };
    void store.set('a', entry(value));
    const first = store.getSync('a');
    expect(first?.value).toBe(value);
    expect((await store.get('a'))?.value).toBe(value);
    expect([first, value, value.revenue, value.revenue.series, value.revenue.series[0]].every(Object.isFrozen)).toBe(
      true,
    );
  });

  test('is bounded by entries: what was used least recently goes', () => {
    const store = createMemoryStore({ maxEntries: 3 });
    for (const key of ['a', 'b', 'c']) void store.set(key, entry(key));
    store.getSync('a');
    void store.set('d', entry('d'));
    expect(['a', 'b', 'c', 'd'].map((key) => store.getSync(key)?.value)).toEqual(['a', undefined, 'c', 'd']);
    expect(store.size().entries).toBe(3);
  });

  test('is bounded by bytes, and does not keep what is larger than all of it', () => {
    const store = createMemoryStore({ maxBytes: 10_000 });
    for (let index = 0; index < 100; index++) void store.set(`k${index}`, entry('x'.repeat(400)));
    expect(store.size().bytes).toBeLessThanOrEqual(10_000);
    expect(store.size().entries).toBeGreaterThan(5);
    void store.set('k99', entry('x'.repeat(10_000)));
    expect(store.getSync('k99')).toBeUndefined();
  });

  test('law: bytes never pass the bound and are none when all is gone', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.option(fc.jsonValue())), { maxLength: 60 }), (steps) => {
        const store = createMemoryStore({ maxBytes: 3_000, maxEntries: 8 });
        for (const [key, value] of steps) {
          if (value === null) void store.delete(`k${key}`);
          else void store.set(`k${key}`, entry(value));
          expect(store.size().bytes).toBeLessThanOrEqual(3_000);
          expect(store.size().entries).toBeLessThanOrEqual(8);
        }
        for (let key = 0; key <= 20; key++) void store.delete(`k${key}`);
        expect(store.size()).toEqual({ entries: 0, bytes: 0 });
      }),
    );
  });
});

describe('deepFreeze', () => {
  test('weighs what it cannot freeze, and follows rings once', () => {
    const ring: { self?: unknown; name: string } = { name: 'ring' };
    ring.self = ring;
    expect(deepFreeze(ring)).toBeLessThan(200);
    expect(Object.isFrozen(ring)).toBe(true);

    const numbers = new Float64Array(1_000);
    expect(deepFreeze({ numbers })).toBeGreaterThan(8_000);
    numbers[0] = 1;
    expect(deepFreeze(new Map([['a', 'x'.repeat(1_000)]]))).toBeGreaterThan(2_000);
    expect(deepFreeze('abc')).toBe(6);
  });

  test('weight is near what JSON says, within a small factor', () => {
    const rows = Array.from({ length: 1_000 }, (_, index) => ({ at: `2026-03-02T${index}`, revenue: index }));
    const bytes = deepFreeze(rows);
    const json = JSON.stringify(rows).length;
    expect(bytes / json).toBeGreaterThan(1);
    expect(bytes / json).toBeLessThan(6);
  });
});

import type { CacheEntry } from '../cache/store.ts';
import { expectSame } from './data-expect.ts';
import { storeCase, type CacheStoreCase } from './cache-store-case.ts';

export type { CacheStoreCase, MakeCacheStore } from './cache-store-case.ts';

const ENTRY: CacheEntry = {
  value: {
    revenue: { total_revenue: 12345.6, series: [{ at: '2026-03-02T00:00:00+02:00', revenue: 310 }] },
    more: null,
  },
  tags: ['sales', 'campaign:42'],
  sequence: 1_772_402_400_001,
  asOf: 1_772_402_400_000,
  freshUntil: 1_772_402_700_000,
  expiresAt: Number.MAX_SAFE_INTEGER,
};

/**
 * What every `CacheStore` must do, as data:
 *
 * ```ts
 * for (const { name, run } of cacheStoreCases)
 *   test(name, async ({ skip }) => {
 *     const { skipped } = await run(() => myStore());
 *     if (skipped) skip(skipped);
 *   });
 * ```
 */
export const cacheStoreCases: readonly CacheStoreCase[] = [
  storeCase('what was never set is undefined', async (store, key) => {
    expectSame(await store.get(key('a')), undefined, 'get');
  }),
  storeCase('an entry comes back as it was set, every field of it', async (store, key) => {
    await store.set(key('a'), ENTRY);
    expectSame(await store.get(key('a')), ENTRY, 'get');
  }),
  storeCase('values of every JSON kind come back as they are', async (store, key) => {
    for (const [index, value] of VALUES.entries()) await store.set(key(`v${index}`), { ...ENTRY, value });
    for (const [index, value] of VALUES.entries())
      expectSame((await store.get(key(`v${index}`)))?.value, value, `value ${index}`);
  }),
  storeCase('setting again replaces, also by an entry that is older', async (store, key) => {
    await store.set(key('a'), ENTRY);
    await store.set(key('a'), { ...ENTRY, value: 2, tags: [], sequence: 1, asOf: 1 });
    expectSame(await store.get(key('a')), { ...ENTRY, value: 2, tags: [], sequence: 1, asOf: 1 }, 'get');
  }),
  storeCase('deleting says whether there was one, and then there is none', async (store, key) => {
    await store.set(key('a'), ENTRY);
    await store.set(key('b'), ENTRY);
    expectSame(await store.delete(key('a')), true, 'the first delete');
    expectSame(await store.delete(key('a')), false, 'the second delete');
    expectSame(await store.get(key('a')), undefined, 'what was deleted');
    expectSame(await store.get(key('b')), ENTRY, 'what was not');
  }),
  storeCase('keys are told apart by every character, whatever they are made of', async (store, key) => {
    for (const [index, text] of KEYS.entries()) await store.set(key(text), { ...ENTRY, value: index });
    for (const [index, text] of KEYS.entries())
      expectSame((await store.get(key(text)))?.value, index, `the key ${JSON.stringify(text)}`);
  }),
  storeCase(
    'a store does not judge: what is long past comes back, so that it can stand in for a source that fails',
    async (store, key) => {
      const past = { ...ENTRY, freshUntil: 1, expiresAt: ENTRY.expiresAt };
      await store.set(key('a'), past);
      expectSame(await store.get(key('a')), past, 'get');
    },
  ),
  storeCase('law: after any sets and deletes of a few keys it holds what a Map would', async (store, key) => {
    const model = new Map<string, number>();
    for (let step = 0; step < 200; step++) {
      // A fixed walk through keys and commands: the same on every run, and no two neighbours alike.
      const name = `k${(step * 7) % 5}`;
      if (step % 3 === 2) expectSame(await store.delete(key(name)), model.delete(name), `delete in step ${step}`);
      else {
        model.set(name, step);
        await store.set(key(name), { ...ENTRY, value: step });
      }
      expectSame((await store.get(key(name)))?.value, model.get(name), `get in step ${step}`);
    }
  }),
  storeCase('many calls at once are each answered for their own key', async (store, key) => {
    const keys = Array.from({ length: 100 }, (_, index) => `p${index}`);
    await Promise.all(keys.map((name) => store.set(key(name), { ...ENTRY, value: name })));
    const found = await Promise.all(keys.map((name) => store.get(key(name))));
    expectSame(
      found.map((entry) => entry?.value),
      keys,
      'the values',
    );
  }),
  storeCase(
    'closing twice does no harm',
    async (store) => {
      await store.close?.();
      await store.close?.();
    },
    (store) => (store.close === undefined ? `the store "${store.name}" has no close` : undefined),
  ),
];

const VALUES = [
  null,
  true,
  0,
  -1.5,
  1e21,
  '',
  'K250 – “chitenge” \u0000\u2028 👗',
  [],
  [[1], { a: null }],
  {},
  { '': 1, 'a/b~c': [null] },
];

const KEYS = [
  'a',
  'A',
  'a ',
  'a/b',
  'a:b',
  'a*',
  'a?b[c]',
  'ä',
  'a\u0308',
  '👗',
  'x'.repeat(500),
  '{a}',
  'analytics/live?period=today',
];

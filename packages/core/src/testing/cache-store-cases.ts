import type { CacheEntry, CacheStore, Lease } from '../cache/store.ts';
import { expectSame } from './data-expect.ts';
import { settle } from './fake-clock.ts';
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
  leaseCase('a lease is given to one, and to the next when it is given back', async (lease, key) => {
    const first = await taken(lease(key('a'), LONG_MS));
    expectSame(await lease(key('a'), LONG_MS), 'held', 'the lease of one that has it');
    await taken(lease(key('b'), LONG_MS));
    await first.release();
    await taken(lease(key('a'), LONG_MS));
  }),
  leaseCase('of many who want a lease at once one gets it', async (lease, key) => {
    const got = await Promise.all(Array.from({ length: 50 }, () => lease(key('a'), LONG_MS)));
    expectSame(got.filter((one) => one !== 'held').length, 1, 'how many got it');
  }),
  leaseCase(
    'a lease that ran out goes to the next, and who had it can neither renew it nor give it back',
    async (lease, key) => {
      const first = await taken(lease(key('a'), SHORT_MS));
      const second = await eventually(() => lease(key('a'), LONG_MS));
      expectSame(await first.renew(LONG_MS), false, 'the first renews');
      await first.release();
      expectSame(await lease(key('a'), LONG_MS), 'held', 'the lease of the second');
      expectSame(await second.renew(LONG_MS), true, 'the second renews');
    },
  ),
  leaseCase('a lease that is renewed is held for longer', async (lease, key) => {
    const renewed = await taken(lease(key('a'), SHORT_MS));
    await taken(lease(key('b'), SHORT_MS));
    expectSame(await renewed.renew(LONG_MS), true, 'renew');
    await eventually(() => lease(key('b'), LONG_MS));
    expectSame(await lease(key('a'), LONG_MS), 'held', 'the renewed one when the other has run out');
  }),
  leaseCase('a lease holds no value, and a value is no lease', async (lease, key, store) => {
    await taken(lease(key('a'), LONG_MS));
    expectSame(await store.get(key('a')), undefined, 'get');
    expectSame(await store.delete(key('a')), false, 'delete');
    expectSame(await lease(key('a'), LONG_MS), 'held', 'the lease after a delete');
    await store.set(key('b'), ENTRY);
    await taken(lease(key('b'), LONG_MS));
    expectSame(await store.get(key('b')), ENTRY, 'get');
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

const SHORT_MS = 50;
const LONG_MS = 60_000;
const PATIENCE_MS = 2_000;

/** A case of leases, skipped by stores that have none. */
function leaseCase(
  name: string,
  body: (
    lease: (name: string, ttlMs: number) => Promise<Lease | 'held'>,
    key: (name: string) => string,
    store: CacheStore,
  ) => Promise<void>,
): CacheStoreCase {
  return storeCase(
    name,
    (store, key) => body(async (of, ttlMs) => (await store.lease?.(of, ttlMs)) ?? 'held', key, store),
    (store) => (store.lease === undefined ? `the store "${store.name}" has no leases` : undefined),
  );
}

async function taken(asked: Promise<Lease | 'held'>): Promise<Lease> {
  const lease = await asked;
  if (lease === 'held') throw new Error('a lease that should be free is held');
  return lease;
}

/** Asks until it is given, which is to be soon. */
async function eventually(ask: () => Promise<Lease | 'held'>): Promise<Lease> {
  for (const begunAt = Date.now(); ;) {
    const lease = await ask();
    if (lease !== 'held') return lease;
    if (Date.now() - begunAt > PATIENCE_MS) throw new Error(`a lease of ${SHORT_MS} ms is held for ${PATIENCE_MS}`);
    await settle();
  }
}

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

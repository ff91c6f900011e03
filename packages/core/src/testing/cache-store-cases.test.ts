import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../cache/memory-store.ts';
import type { CacheStore, Lease } from '../cache/store.ts';
import { createTieredStore } from '../cache/tiered-store.ts';
import { systemClock } from '../kernel/clock.ts';
import { cacheStoreCases, type MakeCacheStore } from './cache-store-cases.ts';
import { leasingStore } from './leasing-store.ts';

const textStore = (): CacheStore => leasingStore(systemClock);

const subjects: Readonly<Record<string, MakeCacheStore>> = {
  'the memory store': () => createMemoryStore(),
  'a memory store before a far one': () =>
    createTieredStore({ near: createMemoryStore(), far: textStore(), clock: systemClock }),
  'a memory store that keeps nothing before a far one': () =>
    createTieredStore({ near: createMemoryStore({ maxBytes: 1 }), far: textStore(), clock: systemClock }),
  'a store of texts': textStore,
};

describe.each(Object.entries(subjects))('%s', (_, makeStore) => {
  test.for(cacheStoreCases)('$name', async ({ run }, { skip }) => {
    const { skipped } = await run(makeStore);
    if (skipped !== undefined) skip(skipped);
  });
});

function changedLeases(change: (lease: Lease) => Lease): (store: CacheStore) => Partial<CacheStore> {
  return (store) => ({
    async lease(name, ttlMs) {
      const lease = await store.lease?.(name, ttlMs);
      return lease === undefined || lease === 'held' ? 'held' : change(lease);
    },
  });
}

describe('the cases themselves', () => {
  const broken: Readonly<Record<string, (store: CacheStore) => Partial<CacheStore>>> = {
    'forgets the tags': (store) => ({ set: (key, entry) => store.set(key, { ...entry, tags: [] }) }),
    'folds case': (store) => ({
      get: (key) => store.get(key.toLowerCase()),
      set: (key, entry) => store.set(key.toLowerCase(), entry),
    }),
    'deletes nothing': () => ({ delete: async () => true }),
    'keeps the newer of two': (store) => ({
      set: async (key, entry) => {
        if (((await store.get(key))?.sequence ?? -1) <= entry.sequence) await store.set(key, entry);
      },
    }),
    'judges by the clock': (store) => ({
      get: async (key) => {
        const entry = await store.get(key);
        return entry !== undefined && entry.freshUntil > 1_000 ? entry : undefined;
      },
    }),
    'gives a lease to everyone': ({ lease }) => ({
      lease: (name, ttlMs) => lease?.(`${name}${crypto.randomUUID()}`, ttlMs) ?? Promise.resolve('held'),
    }),
    'never gives a lease back': changedLeases((lease) => ({ ...lease, release: async () => {} })),
    'gives back what another has': (store) => {
      const holders = new Map<string, Lease>();
      return {
        async lease(name, ttlMs) {
          const lease = await store.lease?.(name, ttlMs);
          if (lease === undefined || lease === 'held') return 'held';
          holders.set(name, lease);
          return { ...lease, release: async () => holders.get(name)?.release() };
        },
      };
    },
    'renews nothing': changedLeases((lease) => ({ ...lease, renew: async () => true })),
    'holds leases for ever': ({ lease }) => ({
      lease: (name, ttlMs) => lease?.(name, Math.max(ttlMs, 60_000)) ?? Promise.resolve('held'),
    }),
  };

  test.for(Object.entries(broken))('find a store out that %s', async ([, breakIt]) => {
    const make = (): CacheStore => {
      const store = textStore();
      return { ...store, ...breakIt(store) };
    };
    const results = await Promise.allSettled(cacheStoreCases.map(({ run }) => run(make)));
    expect(results.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
  });

  test('say why they are skipped', async () => {
    const outcomes = await Promise.all(cacheStoreCases.map(({ run }) => run(textStore)));
    expect(outcomes.map(({ skipped }) => skipped).filter(Boolean)).toEqual(['the store "shared text" has no close']);
  });
});

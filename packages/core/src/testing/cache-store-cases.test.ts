import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../cache/memory-store.ts';
import type { CacheEntry, CacheStore } from '../cache/store.ts';
import { createTieredStore } from '../cache/tiered-store.ts';
import { systemClock } from '../kernel/clock.ts';
import { cacheStoreCases, type MakeCacheStore } from './cache-store-cases.ts';

/** A store in the form of a far one: what it holds is text. */
function textStore(): CacheStore {
  const texts = new Map<string, string>();
  return {
    name: 'text',
    async get(key) {
      const text = texts.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as CacheEntry);
    },
    async set(key, entry) {
      texts.set(key, JSON.stringify(entry));
    },
    delete: async (key) => texts.delete(key),
  };
}

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
    expect(outcomes.map(({ skipped }) => skipped).filter(Boolean)).toEqual(['the store "text" has no close']);
  });
});

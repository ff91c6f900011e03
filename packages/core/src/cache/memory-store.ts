import { LRUCache } from 'lru-cache';
import { deepFreeze } from './deep-freeze.ts';
import type { CacheEntry, SyncCacheStore } from './store.ts';

/** Bounds of a memory store; whichever is met first counts. */
export interface MemoryStoreOptions {
  /** Default 10,000. */
  readonly maxEntries?: number | undefined;
  /** Estimated; see `deepFreeze`. Default 64 MiB. An entry that is larger than all of it is not kept. */
  readonly maxBytes?: number | undefined;
}

/**
 * A cache store in this process's memory. Beyond its bounds the entry that was used least recently goes first.
 * Entries and their values are frozen in place, so that one object can be given to everyone.
 */
export function createMemoryStore(options: MemoryStoreOptions = {}): SyncCacheStore {
  const cache = new LRUCache<string, CacheEntry>({
    max: options.maxEntries ?? 10_000,
    maxSize: options.maxBytes ?? 64 * 1024 * 1024,
  });
  return {
    name: 'memory',
    getSync: (key) => cache.get(key),
    get: (key) => Promise.resolve(cache.get(key)),
    set(key, entry) {
      // Frozen also where it is too large to be kept: whoever computed it shares it with those who waited.
      cache.set(key, entry, { size: deepFreeze(entry) + 2 * key.length });
      return Promise.resolve();
    },
    delete: (key) => Promise.resolve(cache.delete(key)),
    size: () => ({ entries: cache.size, bytes: cache.calculatedSize }),
    close() {
      cache.clear();
      return Promise.resolve();
    },
  };
}

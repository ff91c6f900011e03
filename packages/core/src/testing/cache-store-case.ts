import type { CacheStore } from '../cache/store.ts';

/** Makes the store a case is tried on. Each case asks for one of its own and closes it. */
export type MakeCacheStore = () => CacheStore | Promise<CacheStore>;

/** One thing every cache store must do, as data: any test runner can run it. Never sleeps; closes what it made. */
export interface CacheStoreCase {
  /** A sentence about behaviour. */
  readonly name: string;
  /** Rejects when the store fails it; otherwise passed, or not tried and why. */
  run(makeStore: MakeCacheStore): Promise<{ readonly skipped?: string }>;
}

/** Puts the name into a key that no other case or run uses, so that a store may be shared. */
export type KeyOf = (name: string) => string;

/** Makes a case of a body that throws when it is not satisfied. */
export function storeCase(
  name: string,
  body: (store: CacheStore, key: KeyOf) => Promise<void>,
  reasonToSkip: (store: CacheStore) => string | undefined = () => undefined,
): CacheStoreCase {
  return {
    name,
    async run(makeStore) {
      const store = await makeStore();
      const skipped = reasonToSkip(store);
      const run = crypto.randomUUID();
      try {
        if (skipped === undefined) await body(store, (text) => `${run}/${text}`);
      } finally {
        await store.close?.();
      }
      return skipped === undefined ? {} : { skipped };
    },
  };
}

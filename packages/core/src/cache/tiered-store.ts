import type { Clock } from '../kernel/clock.ts';
import { FarTier } from './far-tier.ts';
import type { CacheEntry, CacheStore, SyncCacheStore } from './store.ts';
import { Turns } from './turns.ts';

/** The two tiers, and what is done about a far one in trouble. */
export interface TieredStoreOptions {
  /** In this process's memory. Its `set` must take effect before it returns. */
  readonly near: SyncCacheStore;
  /** Shared with other processes, or living longer than this one. */
  readonly far: CacheStore;
  readonly clock: Clock;
  /**
   * How long a `get` waits for the far store. Default 50; while it is known to be slow or dead, nothing. Taking turns with other processes costs
   * twice as long at most.
   */
  readonly farTimeoutMs?: number | undefined;
  /** Told of each failure of the far store. Default: nothing. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/**
 * Two stores as one: the near one answers at once, the far one is asked by `get` for something newer, and what it has moves near.
 * Writes to the far one are never awaited, its failures are counted and told, and never thrown.
 */
export function createTieredStore(options: TieredStoreOptions): SyncCacheStore {
  const { near, clock, farTimeoutMs: timeoutMs = 50, onError } = options;
  const far = new FarTier({ store: options.far, clock, timeoutMs, onError });
  const bringNear = async (key: string, distant: CacheEntry | undefined): Promise<CacheEntry | undefined> => {
    // Looked at only now: something may have been set while the far store was asked.
    const atHand = near.getSync(key);
    if (distant === undefined || (atHand !== undefined && !isNewer(distant, atHand))) return atHand;
    await near.set(key, distant);
    return distant;
  };
  const turns = new Turns({ far, clock, timeoutMs, look: async (key) => bringNear(key, await far.look(key)) });
  return {
    name: `${near.name} before ${options.far.name}`,
    getSync: (key) => near.getSync(key),
    get: async (key) => bringNear(key, await far.get(key)),
    turn: (request) => turns.take(request),
    set(key, entry) {
      const isNear = near.set(key, entry);
      void far.write(key, entry);
      return isNear;
    },
    async delete(key) {
      const wasNear = near.delete(key);
      const wasFar = await far.write(key, undefined);
      return (await wasNear) || wasFar;
    },
    size: () => near.size(),
    tiers: () => ({ far: far.statistics() }),
    async close() {
      await Promise.all([near.close?.(), far.close()]);
    },
  };
}

function isNewer(entry: CacheEntry, other: CacheEntry): boolean {
  return entry.sequence > other.sequence || (entry.sequence === other.sequence && entry.asOf > other.asOf);
}

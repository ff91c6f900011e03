import type { SyncCacheStore, TierStatistics } from './store.ts';

/** Counters since the reader was made. Each read is one of hit, miss or stale. */
export interface CacheStatistics {
  /** Answered by a fresh value from a tier. */
  readonly hits: number;
  /** Waited for a computation, whoever began it, or failed. */
  readonly misses: number;
  /** Answered by an old value: while a new one was made, or because the source failed. */
  readonly stale: number;
  /** Share of the reads that were answered from the cache, stale ones included; 0 to 1, 0 when nothing was read. */
  readonly hitRate: number;
  readonly computations: number;
  readonly entries: number;
  /** Estimated. */
  readonly bytes: number;
  /** By tier: `near`, `far` where there is one, and `source`, whose misses are its failures. */
  readonly tiers: Readonly<Record<string, TierStatistics>>;
}

export class CacheCounters {
  /** Fresh ones at hand. */
  hits = 0;
  /** Fresh ones from further away. */
  farHits = 0;
  misses = 0;
  stale = 0;

  statistics(store: SyncCacheStore, computations: number, source: TierStatistics): CacheStatistics {
    const { hits, farHits, misses, stale } = this;
    const total = hits + farHits + misses + stale;
    return {
      hits: hits + farHits,
      misses,
      stale,
      hitRate: total === 0 ? 0 : (total - misses) / total,
      computations,
      ...store.size(),
      tiers: { near: { hits: hits + stale, misses: misses + farHits, errors: 0 }, ...store.tiers?.(), source },
    };
  }
}

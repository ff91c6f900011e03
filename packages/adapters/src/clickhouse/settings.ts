import type { ClickHouseSettings } from './clickhouse-client.ts';
import type { Layout } from './layout.ts';

/** Far beyond what a statement is ever as long as. */
const LONGEST_STATEMENT = 2 ** 30;
/** Far beyond the rows and bytes of any batch: what comes in one block is kept as a whole, or not at all. */
const LARGEST_BLOCK = 2 ** 40;

/** How questions are asked, whatever a user's profile says. */
export function readSettings({ features, cluster, replicas }: Layout): ClickHouseSettings {
  return {
    max_query_size: LONGEST_STATEMENT,
    count_distinct_implementation: 'uniqExact',
    ...(cluster !== undefined && {
      // An answer is never partial without a word.
      skip_unavailable_shards: 0,
      ...(features.skipsShards && { optimize_skip_unused_shards: 1 }),
    }),
    ...(replicas > 1 && { select_sequential_consistency: 1, fallback_to_stale_replicas_for_distributed_queries: 0 }),
  };
}

/** How rows are kept. */
export function writeSettings({ features, cluster, replicas }: Layout): ClickHouseSettings {
  return {
    max_insert_block_size: LARGEST_BLOCK,
    min_insert_block_size_rows: LARGEST_BLOCK,
    min_insert_block_size_bytes: LARGEST_BLOCK,
    ...(features.collectsInserts && { async_insert: 0 }),
    // Kept when it is answered, and not some time later.
    ...(cluster !== undefined && { insert_distributed_sync: 1 }),
    ...(replicas > 1 && {
      insert_quorum: Math.floor(replicas / 2) + 1,
      ...(features.hasParallelQuorums && { insert_quorum_parallel: 0 }),
    }),
  };
}

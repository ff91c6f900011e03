import type { ClickHouseNode } from './clickhouse-node.ts';

/** In what servers differ that were made from 2018 to today. Found out by asking, never by configuration. */
export interface Features {
  /** Leaves out shards that a condition on the sharding key rules out. */
  readonly skipsShards: boolean;
  /** May collect inserts of several clients before it keeps them. */
  readonly collectsInserts: boolean;
  /** Several inserts wait for their quorums at once unless told not to; then reading what was kept last cannot be asked for. */
  readonly hasParallelQuorums: boolean;
  /** Has a keeper (ZooKeeper or ClickHouse's own), so that replicas and `ON CLUSTER` work. */
  readonly hasKeeper: boolean;
}

const SETTINGS = {
  skipsShards: 'optimize_skip_unused_shards',
  collectsInserts: 'async_insert',
  hasParallelQuorums: 'insert_quorum_parallel',
} as const;

export async function featuresOf(node: ClickHouseNode): Promise<Features> {
  const names = Object.values(SETTINGS)
    .map((name) => `'${name}'`)
    .join(', ');
  const [settings, keeper] = await Promise.all([
    node.rows(`SELECT name FROM system.settings WHERE name IN (${names})`),
    node.rows("SELECT name FROM system.tables WHERE database = 'system' AND name = 'zookeeper'"),
  ]);
  const known = new Set(settings.map((row) => row['name']));
  return {
    skipsShards: known.has(SETTINGS.skipsShards),
    collectsInserts: known.has(SETTINGS.collectsInserts),
    hasParallelQuorums: known.has(SETTINGS.hasParallelQuorums),
    hasKeeper: keeper.length > 0,
  };
}

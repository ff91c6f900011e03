import { BizBoostError } from '@bizboost/core';
import { refuseOtherSchema } from '../sql/migrations.ts';
import type { ClickHouseNode } from './clickhouse-node.ts';
import { RECORD, spanning } from './clickhouse-tables.ts';
import { featuresOf, type Features } from './features.ts';
import { quoted } from './quote.ts';
import { keptTables } from './kept-tables.ts';
import { SCHEMA_VERSION, versionOf } from './schema-version.ts';

/** How our tables lie on the servers, as one of them knows it. */
export interface Layout {
  readonly features: Features;
  /** The name of the cluster that the tables span; `undefined` where there is one server. */
  readonly cluster: string | undefined;
  readonly shards: number;
  /** Of each shard, kept alike by a keeper; 1 where there are none. */
  readonly replicas: number;
}

/** Rejects with `unsupported` where our schema is not there, or not of this release. */
export async function layoutOf(node: ClickHouseNode): Promise<Layout> {
  const [features, tables] = await Promise.all([featuresOf(node), keptTables(node)]);
  const cluster = clusterOf(tables.get(spanning(RECORD.name))?.engineFull);
  refuseOtherSchema(versionOf(tables.keys(), cluster !== undefined), SCHEMA_VERSION);
  if (cluster === undefined) return { features, cluster, shards: 1, replicas: 1 };
  const { shards, replicas } = await sizeOf(node, cluster);
  const isReplicated = tables.get(RECORD.name)?.engine.startsWith('Replicated') === true;
  return { features, cluster, shards, replicas: isReplicated ? replicas : 1 };
}

function clusterOf(engineFull: string | undefined): string | undefined {
  return engineFull === undefined ? undefined : /^Distributed\('?([^',]+)'?,/.exec(engineFull)?.[1];
}

export interface ClusterSize {
  readonly shards: number;
  /** Of the shard that has most. */
  readonly replicas: number;
}

/** How large a cluster is. Rejects with `unsupported` where it cannot hold our tables. */
export async function sizeOf(node: ClickHouseNode, cluster: string): Promise<ClusterSize> {
  const rows = await node.rows(
    `SELECT shard_num, shard_weight, COUNT(*) AS replicas FROM system.clusters WHERE cluster = ${quoted(cluster)} GROUP BY shard_num, shard_weight`,
  );
  if (rows.length === 0) throw withoutCluster(cluster);
  // A business keeps the number of its shard for ever; other weights would give the number another meaning.
  if (rows.some((row) => Number(row['shard_weight']) !== 1)) throw ofUnequalWeights(cluster);
  return { shards: rows.length, replicas: Math.max(...rows.map((row) => Number(row['replicas']))) };
}

function withoutCluster(cluster: string): BizBoostError {
  const expected = `a cluster "${cluster}" in the server's remote_servers`;
  return new BizBoostError('unsupported', `Expected ${expected}, got none of that name: name one, or define it.`, {
    expected,
  });
}

function ofUnequalWeights(cluster: string): BizBoostError {
  const expected = `shards of weight 1 in the cluster "${cluster}"`;
  return new BizBoostError('unsupported', `Expected ${expected}, got other weights: leave the weights out.`, {
    expected,
  });
}

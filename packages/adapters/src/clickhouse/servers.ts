import { BizBoostError } from '@bizboost/core';
import type { ClickHouseNode } from './clickhouse-node.ts';
import type { SchemaPlace } from './clickhouse-schema.ts';
import { featuresOf } from './features.ts';
import { sizeOf } from './layout.ts';
import { quoted } from './quote.ts';

/** A server that statements are run on to make tables. */
export interface Server {
  readonly node: ClickHouseNode;
  /** Number of its shard, from 0; `undefined` where there is no cluster. */
  readonly shard: number | undefined;
}

/** On which of the servers to make our tables, and how. Rejects with `unsupported` where not every server of the cluster can be reached. */
export async function serversOf(
  nodes: readonly ClickHouseNode[],
  cluster: string | undefined,
): Promise<{ readonly place: SchemaPlace; readonly servers: readonly Server[] }> {
  const [first] = nodes;
  if (first === undefined) throw new BizBoostError('invalid_input', 'Expected at least one server, got none.');
  const database = await databaseOf(first);
  if (cluster === undefined) {
    if (nodes.length > 1) throw ofNoCluster(nodes.length);
    return { place: { database }, servers: [{ node: first, shard: undefined }] };
  }
  const { shards, replicas } = await sizeOf(first, cluster);
  const { hasKeeper } = await featuresOf(first);
  const isReplicated = hasKeeper && (replicas > 1 || (await namesItself(first)));
  if (replicas > 1 && !isReplicated) throw withoutKeeper(replicas);
  const servers = await Promise.all(nodes.map(async (node) => ({ node, shard: await shardOf(node, cluster) })));
  // With a keeper one of them tells the others.
  if (hasKeeper) return { place: { database, cluster, isReplicated, isOnCluster: true }, servers };
  const known = new Set(servers.map(({ shard }) => shard));
  const missing = Array.from({ length: shards }, (_, shard) => shard).filter((shard) => !known.has(shard));
  if (missing.length > 0) throw ofMissingShards(missing);
  return { place: { database, cluster }, servers };
}

/** Which shard of a cluster a server is; `undefined` where it is none, or several. */
export async function shardOf(
  node: ClickHouseNode,
  cluster: string,
  options: { readonly limitMs?: number } = {},
): Promise<number | undefined> {
  const text = `SELECT shard_num FROM system.clusters WHERE cluster = ${quoted(cluster)} AND is_local = 1`;
  const rows = await node.rows(text, options);
  return rows.length === 1 ? Number(rows[0]?.['shard_num']) - 1 : undefined;
}

async function databaseOf(node: ClickHouseNode): Promise<string> {
  const rows = await node.rows('SELECT currentDatabase() AS name');
  return rows[0]?.['name'] as string;
}

/** Whether a server has what replicated tables are named with. */
async function namesItself(node: ClickHouseNode): Promise<boolean> {
  const rows = await node.rows("SELECT macro FROM system.macros WHERE macro IN ('shard', 'replica')");
  return rows.length === 2;
}

function ofNoCluster(count: number): BizBoostError {
  const expected = 'the name of the cluster that the servers make';
  const message = `Expected ${expected}, got ${count} servers and no name: give \`cluster\`, or \`?cluster=name\` in the URL.`;
  return new BizBoostError('unsupported', message, { expected });
}

function withoutKeeper(replicas: number): BizBoostError {
  const expected = 'a keeper (ZooKeeper or ClickHouse Keeper), which keeps replicas alike';
  const message = `Expected ${expected}, got ${replicas} replicas and none: define one, or one replica for each shard.`;
  return new BizBoostError('unsupported', message, { expected });
}

function ofMissingShards(missing: readonly number[]): BizBoostError {
  const expected = 'a server of every shard of the cluster';
  const received = `none of shard ${missing.map((shard) => shard + 1).join(', ')}`;
  const message = `Expected ${expected}, got ${received}: name all servers, since without a keeper none tells the others.`;
  return new BizBoostError('unsupported', message, { expected, received });
}

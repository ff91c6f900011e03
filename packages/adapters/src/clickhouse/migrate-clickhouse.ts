import type { Migrated } from '../pooled/migrated.ts';
import { refuseOtherSchema } from '../sql/migrations.ts';
import { clusterNamedIn } from './addresses.ts';
import type { ClickHouseNode } from './clickhouse-node.ts';
import { clusterAt, type ClickHousePlace } from './clickhouse-place.ts';
import { CLICKHOUSE_MIGRATIONS, statementsOf, type SchemaPlace } from './clickhouse-schema.ts';
import { keptTables } from './kept-tables.ts';
import { SCHEMA_VERSION, versionOf } from './schema-version.ts';
import { serversOf, type Server } from './servers.ts';
import { settleKept } from './settle-kept.ts';

/** Where to make the schema. */
export type MigrateClickHouseOptions = ClickHousePlace & {
  /**
   * The cluster of the servers' `remote_servers` that the tables are to span; `?cluster=name` in the URL says the same. Default: one server.
   * Where the servers have a keeper, one of them is enough; else each of them must be named.
   */
  readonly cluster?: string;
};

const DDL_TIMEOUT_MS = 300_000;

/**
 * Makes our schema, or brings it up to date. Safe to run again, from several processes at once, and after it broke off.
 * Rejects with `unsupported` where the servers cannot have it: a schema of a later release, a cluster of which not every server is named.
 */
export async function migrateClickHouse(options: MigrateClickHouseOptions): Promise<Migrated> {
  const cluster = options.cluster ?? (options.url === undefined ? undefined : clusterNamedIn(options.url));
  const all = clusterAt({ ...options, statementTimeoutMs: DDL_TIMEOUT_MS });
  try {
    const { place, servers } = await serversOf(all.nodes, cluster);
    let from = SCHEMA_VERSION;
    for (const { node } of servers) from = Math.min(from, await migrateNode(node, place));
    if (place.cluster !== undefined) for (const server of servers) await settle(server);
    return { from, to: SCHEMA_VERSION };
  } finally {
    await all.close();
  }
}

async function settle({ node, shard }: Server): Promise<void> {
  if (shard !== undefined) await settleKept(node, shard);
}

/** Returns the version it had. */
async function migrateNode(node: ClickHouseNode, place: SchemaPlace): Promise<number> {
  const tables = await keptTables(node);
  const version = versionOf(tables.keys(), place.cluster !== undefined);
  if (version > SCHEMA_VERSION) refuseOtherSchema(version, SCHEMA_VERSION);
  for (const step of CLICKHOUSE_MIGRATIONS) {
    if (step.version <= version) continue;
    for (const statement of statementsOf(step, place)) await node.run(statement);
  }
  return version;
}

import { clickHouseAdapter, migrateClickHouse, type ClickHouseAdapter } from '@bizboost/adapters/clickhouse';
import type { BusinessId } from '@bizboost/core';
import { startClickHouseCluster } from '../../test/services/clickhouse.ts';
import type { Watched } from './ask.ts';
import { countedClient, PATIENCE_MS, rowsOf, type CountedClient } from './counted-client.ts';
import { openCountedLine, type CountedLine } from './counted-line.ts';
import { untilMerged } from './merges.ts';

/** A cluster on this machine, and the ways to it. */
export interface Shards extends Watched {
  /** Asks the shard of a business for what it has. */
  readonly routed: ClickHouseAdapter;
  /** Knows one server alone. */
  readonly viaFirst: ClickHouseAdapter;
  /** The same as `routed`; lays what is new on all shards. */
  readonly spread: ClickHouseAdapter;
  /** Businesses of these that do not lie on the first shard. */
  elsewhere(businesses: readonly BusinessId[]): Promise<readonly BusinessId[]>;
  /** Resolves when no server merges any more. */
  merged(): Promise<void>;
  stop(): Promise<void>;
}

export async function startShards(count: number): Promise<Shards> {
  const lines: CountedLine[] = [];
  const lineTo = async (port: number): Promise<number> => {
    const line = await openCountedLine(port);
    lines.push(line);
    return line.port;
  };
  const cluster = await startClickHouseCluster({ shards: count, lineTo });
  const clients = cluster.urls.map((url) => countedClient(`${url}/default`));
  await migrateClickHouse({ clients, cluster: 'bizboost' });
  const first = clients[0] as CountedClient;
  const adapters = {
    routed: clickHouseAdapter({ clients, statementTimeoutMs: PATIENCE_MS }),
    spread: clickHouseAdapter({ clients, spread: count, statementTimeoutMs: PATIENCE_MS }),
    viaFirst: clickHouseAdapter({ clients: [first], statementTimeoutMs: PATIENCE_MS }),
  };
  return {
    pids: cluster.nodes.map(({ pid }) => pid),
    clients,
    lines,
    ...adapters,
    async elsewhere(businesses) {
      const rows = await rowsOf(first, 'SELECT business_id, shards FROM bizboost_home_all');
      const there = new Set(rows.filter(([, shards]) => shards !== '0').map(([business]) => business));
      return businesses.filter((business) => there.has(business));
    },
    merged: () => untilMerged(clients),
    async stop() {
      for (const adapter of Object.values(adapters)) await adapter.close();
      for (const client of clients) await client.close();
      await cluster.stop();
      for (const line of lines) line.close();
    },
  };
}

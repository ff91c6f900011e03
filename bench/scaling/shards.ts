import { clickHouseAdapter, migrateClickHouse, type ClickHouseAdapter } from '@bizboost/adapters/clickhouse';
import type { BusinessId } from '@bizboost/core';
import { startClickHouseCluster } from '../../test/services/clickhouse.ts';
import { countedClient, type CountedClient } from './counted-client.ts';
import { openCountedLine, type CountedLine } from './counted-line.ts';
import { total } from './usage.ts';

/** A cluster on this machine, and the ways to it. */
export interface Shards {
  /** Of its servers, in the order of their shards. */
  readonly pids: readonly number[];
  /** Asks the shard of a business for what it has. */
  readonly routed: ClickHouseAdapter;
  /** Knows one server alone. */
  readonly viaFirst: ClickHouseAdapter;
  /** The same as `routed`; lays what is new on all shards. */
  readonly spread: ClickHouseAdapter;
  /** Bytes between servers so far. */
  bytesBetween(): number;
  /** Bytes of statements and answers so far, and how many statements. */
  asked(): { readonly bytes: number; readonly statements: number };
  /** Businesses of these that do not lie on the first shard. */
  elsewhere(businesses: readonly BusinessId[]): Promise<readonly BusinessId[]>;
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
    routed: clickHouseAdapter({ clients }),
    spread: clickHouseAdapter({ clients, spread: count }),
    viaFirst: clickHouseAdapter({ clients: [first] }),
  };
  return {
    pids: cluster.pids,
    ...adapters,
    bytesBetween: () => total(lines.map(({ bytes }) => bytes)),
    asked: () => ({
      bytes: total(clients.map(({ bytes }) => bytes)),
      statements: total(clients.map(({ statements }) => statements)),
    }),
    async elsewhere(businesses) {
      const params = { clickhouse_settings: {}, abort_signal: AbortSignal.timeout(30_000) };
      const query = 'SELECT business_id, shards FROM bizboost_home_all';
      const text = await (await first.query({ query, format: 'JSONCompact', ...params })).text();
      const rows = (JSON.parse(text) as { data: [BusinessId, string][] }).data;
      const there = new Set(rows.filter(([, shards]) => shards !== '0').map(([business]) => business));
      return businesses.filter((business) => there.has(business));
    },
    async stop() {
      for (const adapter of Object.values(adapters)) await adapter.close();
      for (const client of clients) await client.close();
      await cluster.stop();
      for (const line of lines) line.close();
    },
  };
}

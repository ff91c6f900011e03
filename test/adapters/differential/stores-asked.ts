import { rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clickHouseAdapter, migrateClickHouse } from '@bizboost/adapters/clickhouse';
import { duckdbAdapter } from '@bizboost/adapters/duckdb';
import { sqliteAdapter } from '@bizboost/adapters/sqlite';
import type { DataAdapter } from '@bizboost/core';
import { afterAll, beforeAll } from 'vitest';
import { openChdb, whyNoChdb } from '../../services/chdb.ts';
import { describeService, describeUnless } from '../../services/describe-service.ts';
import { clusterStores } from '../clickhouse-stores.ts';
import { stores } from '../stores.ts';

/** Opens a store: by a driver, at a node. The same records whichever way is taken. */
export type Way = () => DataAdapter | Promise<DataAdapter>;

/** A store of its own for a suite. To be asked for ways within its tests. */
export type Ways = () => readonly Way[];

/** A store there is: its suite, skipped with the reason where it cannot be had. */
export interface AskedStore {
  readonly title: string;
  suite(title: string, body: (ways: Ways) => void): void;
}

/** Every store, by each of its drivers. */
export const askedStores: readonly AskedStore[] = [
  { title: 'DuckDB', suite: inFolder((folder) => shared(() => duckdbAdapter({ path: join(folder, 'shop.duckdb') }))) },
  { title: 'SQLite', suite: inFolder((folder) => twice(() => sqliteAdapter({ path: join(folder, 'shop.sqlite') }))) },
  ...(['postgres', 'mariadb', 'clickhouse'] as const).map(ofServer),
  ofCluster('ClickHouse on two shards', clusterStores.slice(0, 2)),
  ofCluster('ClickHouse on two shards, each business on both', clusterStores.slice(2)),
  { title: 'the newest ClickHouse engine', suite: newestEngine },
];

function ofServer(service: 'postgres' | 'mariadb' | 'clickhouse'): AskedStore {
  const drivers = stores.filter((store) => store.service === service);
  return {
    title: { postgres: 'PostgreSQL', mariadb: 'MariaDB', clickhouse: 'ClickHouse' }[service],
    suite(title, body) {
      describeService(service, title, ({ room }) => {
        let url: string;
        beforeAll(async () => {
          ({ url } = await room());
          await drivers[0]?.migrate(url);
        });
        body(() =>
          severalOf(
            drivers.map(
              ({ open }) =>
                () =>
                  open(url),
            ),
          ),
        );
      });
    },
  };
}

function ofCluster(title: string, nodes: typeof clusterStores): AskedStore {
  return {
    title,
    suite(name, body) {
      describeService('clickhouse-cluster', name, (cluster) => {
        let room: Awaited<ReturnType<typeof cluster.room>>;
        beforeAll(async () => {
          room = await cluster.room();
          await nodes[0]?.migrate(room);
        });
        body(() =>
          severalOf(
            nodes.map(
              ({ open }) =>
                () =>
                  open(room),
            ),
          ),
        );
      });
    },
  };
}

function newestEngine(title: string, body: (ways: Ways) => void): void {
  describeUnless(whyNoChdb(), title, () => {
    let chdb: Awaited<ReturnType<typeof openChdb>>;
    beforeAll(async () => {
      chdb = await openChdb();
      await migrateClickHouse({ clients: [chdb.client] });
    });
    afterAll(() => chdb.stop());
    body(() => twice(() => clickHouseAdapter({ clients: [chdb.client] })));
  });
}

function inFolder(waysIn: (folder: string) => readonly Way[]): AskedStore['suite'] {
  return (title, body) => {
    describeUnless(undefined, title, () => {
      let folder: string;
      beforeAll(async () => {
        folder = await mkdtemp(join(tmpdir(), 'bizboost-asked-'));
      });
      afterAll(() => rm(folder, { recursive: true, force: true }));
      body(() => waysIn(folder));
    });
  };
}

/** At least two, so that there are always several engines. */
function severalOf(ways: readonly Way[]): readonly Way[] {
  return ways.length > 1 ? ways : ways.flatMap(twice);
}

function twice(way: Way): readonly Way[] {
  return [way, way];
}

/** For a store that one may have open at a time: both ways lead to one adapter, which is closed by the last who has it. */
function shared(open: () => Promise<DataAdapter>): readonly Way[] {
  let opened: Promise<DataAdapter> | undefined;
  let holders = 0;
  return twice(async () => {
    holders++;
    const adapter = await (opened ??= open());
    return {
      ...adapter,
      async close() {
        holders--;
        if (holders > 0) return;
        opened = undefined;
        await adapter.close?.();
      },
    };
  });
}

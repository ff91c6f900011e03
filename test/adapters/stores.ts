import { clickHouseAdapter, migrateClickHouse } from '@bizboost/adapters/clickhouse';
import { mysqlAdapter, migrateMysql } from '@bizboost/adapters/mysql';
import { migratePostgres, postgresAdapter } from '@bizboost/adapters/postgres';
import type { PooledAdapter } from '@bizboost/adapters/postgres';
import * as mariadb from 'mariadb';
import mysql from 'mysql2/promise';
import pg from 'pg';
import postgres from 'postgres';
import type { ServiceName } from '../services/shared-services.ts';

/** One way to reach a database: a server, a driver. */
export interface Store {
  readonly title: string;
  readonly service: ServiceName;
  /** Makes our schema where it is not there. */
  migrate(url: string): Promise<unknown>;
  /** An adapter that ends its pool when it is closed. */
  open(url: string): OpenedStore;
}

export type OpenedStore = Omit<PooledAdapter, 'erase' | 'sumUp'>;

const POSTGRES = { service: 'postgres', migrate: (url: string) => migratePostgres({ url }) } as const;
const MARIADB = { service: 'mariadb', migrate: (url: string) => migrateMysql({ url }) } as const;

/** Every driver, with a pool of the host's and with one of ours. Of ClickHouse one server; clusters and the newest engine have tests of their own. */
export const stores: readonly Store[] = [
  { title: 'PostgreSQL by its URL', ...POSTGRES, open: (url) => postgresAdapter({ url }) },
  {
    title: 'PostgreSQL by a pool of pg',
    ...POSTGRES,
    open(url) {
      const pool = new pg.Pool({ connectionString: url });
      pool.on('error', () => {});
      return endingPool(postgresAdapter({ pool }), () => pool.end());
    },
  },
  {
    title: 'PostgreSQL by postgres',
    ...POSTGRES,
    open(url) {
      const sql = postgres(url, { onnotice: () => {} });
      return endingPool(postgresAdapter({ pool: sql }), () => sql.end({ timeout: 5 }));
    },
  },
  { title: 'MariaDB by its URL', ...MARIADB, open: (url) => mysqlAdapter({ url }) },
  {
    title: 'MariaDB by a pool of mysql2',
    ...MARIADB,
    open(url) {
      const pool = mysql.createPool(url);
      return endingPool(mysqlAdapter({ pool }), () => pool.end());
    },
  },
  {
    title: 'MariaDB by a pool of mariadb',
    ...MARIADB,
    open(url) {
      const pool = mariadb.createPool(url.replace('mysql:', 'mariadb:'));
      return endingPool(mysqlAdapter({ pool }), () => pool.end());
    },
  },
  {
    title: 'ClickHouse',
    service: 'clickhouse',
    migrate: (url) => migrateClickHouse({ url }),
    open: (url) => clickHouseAdapter({ url }),
  },
];

function endingPool(adapter: PooledAdapter, end: () => Promise<void>): PooledAdapter {
  return {
    ...adapter,
    async close() {
      await adapter.close();
      await end();
    },
  };
}

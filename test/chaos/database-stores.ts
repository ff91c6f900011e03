import { createClient } from '@clickhouse/client';
import { migrateClickHouse } from '@bizboost/adapters/clickhouse';
import { migrateMysql } from '@bizboost/adapters/mysql';
import { migratePostgres } from '@bizboost/adapters/postgres';
import mysql from 'mysql2/promise';
import pg from 'pg';
import { startClickHouse } from '../services/clickhouse.ts';
import { startMariaDb } from '../services/mariadb.ts';
import { startPostgres } from '../services/postgres.ts';
import { ROWS_OF_TABLES, tallyOf, type ChaosStoreKind, type Counted } from './chaos-store.ts';

export const postgres: ChaosStoreKind = {
  name: 'postgres',
  server: 'postgres',
  async open() {
    const service = await startPostgres();
    await migratePostgres({ url: service.url });
    const client = new pg.Client({ connectionString: service.url });
    await client.connect();
    return {
      data: service.url,
      rows: async () => tallyOf((await client.query(ROWS_OF_TABLES)).rows as Counted[]),
      close: () => client.end().finally(() => service.stop()),
    };
  },
};

export const mariadb: ChaosStoreKind = {
  name: 'mariadb',
  server: 'mariadb',
  async open() {
    const service = await startMariaDb();
    await migrateMysql({ url: service.url });
    const connection = await mysql.createConnection(service.url);
    return {
      data: service.url,
      rows: async () => tallyOf((await connection.query(ROWS_OF_TABLES))[0] as Counted[]),
      close: () => connection.end().finally(() => service.stop()),
    };
  },
};

// Rows with one key are one row there, of which the newest version counts. A sale has one line, which is both.
const ROWS_OF_CLICKHOUSE = `SELECT toString(kind) AS what, id, toString(count()) AS n FROM bizboost_record FINAL
  WHERE kind IN ('event', 'sale') AND is_line = 1 GROUP BY what, id`;

export const clickhouse: ChaosStoreKind = {
  name: 'clickhouse',
  server: 'clickhouse',
  async open() {
    const service = await startClickHouse();
    const url = service.url.replace('http:', 'clickhouse:');
    await migrateClickHouse({ url });
    const client = createClient({ url: service.url });
    return {
      data: url,
      async rows() {
        const found = await client.query({ query: ROWS_OF_CLICKHOUSE, format: 'JSONEachRow' });
        const rows = await found.json<Counted>();
        const lines = rows.filter(({ what }) => what === 'sale').map((row) => ({ ...row, what: 'line' }));
        return tallyOf([...rows, ...lines]);
      },
      close: () => client.close().finally(() => service.stop()),
    };
  },
};

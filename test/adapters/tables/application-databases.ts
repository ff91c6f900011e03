import type { DataAdapter } from '@bizboost/core';
import { mysqlTables } from '@bizboost/adapters/mysql';
import { postgresTables, type TableMapping } from '@bizboost/adapters/postgres';
import mysql from 'mysql2/promise';
import pg from 'pg';
import type { AppTypes } from '../../../packages/adapters/src/testing/app-tables.ts';
import type { ServiceName } from '../../services/shared-services.ts';

/** A connection as an application has it, beside the adapter. */
export interface ApplicationDatabase {
  run(statement: string): Promise<void>;
  /** How many rows were new. */
  insertNew(statement: string): Promise<number>;
  rows(statement: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): Promise<void>;
}

/** A server whose tables are read by a mapping. */
export interface TablesStore {
  readonly title: string;
  readonly service: ServiceName;
  readonly types: AppTypes;
  connect(url: string): Promise<ApplicationDatabase>;
  open(url: string, tables: TableMapping, onWarning?: (message: string) => void): Promise<DataAdapter>;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const clock = (ms: number): string => new Date(ms).toISOString().slice(0, 23).replace('T', ' ');

const POSTGRES_TYPES = { text: 'text', integer: 'bigint', decimal: 'numeric(24, 6)', literal: quoted } as const;
const POSTGRES = {
  service: 'postgres',
  connect: connectPostgres,
  open: (url: string, tables: TableMapping, onWarning?: (message: string) => void) =>
    postgresTables({ url, tables, onWarning }),
} as const;

const MARIADB_TEXT = 'VARCHAR(160) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin';
const MARIADB_TYPES = {
  text: MARIADB_TEXT,
  integer: 'BIGINT',
  decimal: 'DECIMAL(24, 6)',
  literal: (text: string): string => `_utf8mb4 X'${Buffer.from(text).toString('hex')}'`,
} as const;
const MARIADB = {
  service: 'mariadb',
  connect: connectMariaDb,
  open: (url: string, tables: TableMapping, onWarning?: (message: string) => void) =>
    mysqlTables({ url, tables, onWarning }),
} as const;

/** Every kind of time column that servers have. */
export const tablesStores: readonly TablesStore[] = [
  {
    title: 'PostgreSQL, timestamptz',
    ...POSTGRES,
    types: { ...POSTGRES_TYPES, time: 'timestamptz', timeOf: (ms) => `'${clock(ms)}+00'` },
  },
  {
    title: 'PostgreSQL, timestamp',
    ...POSTGRES,
    types: { ...POSTGRES_TYPES, decimal: 'double precision', time: 'timestamp', timeOf: (ms) => `'${clock(ms)}'` },
  },
  {
    title: 'MariaDB, TIMESTAMP',
    ...MARIADB,
    types: { ...MARIADB_TYPES, time: 'TIMESTAMP(3) NULL', timeOf: (ms) => `FROM_UNIXTIME(${ms} / 1000)` },
  },
  {
    title: 'MariaDB, DATETIME',
    ...MARIADB,
    types: { ...MARIADB_TYPES, decimal: 'DOUBLE', time: 'DATETIME(3)', timeOf: (ms) => `'${clock(ms)}'` },
  },
];

async function connectPostgres(url: string): Promise<ApplicationDatabase> {
  const client = new pg.Client(url);
  await client.connect();
  return {
    run: async (statement) => void (await client.query(statement)),
    insertNew: async (statement) => (await client.query(`INSERT ${statement} ON CONFLICT DO NOTHING`)).rowCount ?? 0,
    rows: async (statement) => (await client.query(statement)).rows as Readonly<Record<string, unknown>>[],
    close: () => client.end(),
  };
}

async function connectMariaDb(url: string): Promise<ApplicationDatabase> {
  const connection = await mysql.createConnection({ uri: url, charset: 'utf8mb4' });
  return {
    run: async (statement) => void (await connection.query(statement)),
    insertNew: async (statement) =>
      ((await connection.query(`INSERT IGNORE ${statement}`))[0] as { affectedRows: number }).affectedRows,
    rows: async (statement) => (await connection.query(statement))[0] as Readonly<Record<string, unknown>>[],
    close: () => connection.end(),
  };
}

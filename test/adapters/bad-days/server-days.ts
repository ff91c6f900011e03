import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clickHouseAdapter, migrateClickHouse } from '@bizboost/adapters/clickhouse';
import { migrateMysql, mysqlAdapter } from '@bizboost/adapters/mysql';
import { migratePostgres, postgresAdapter } from '@bizboost/adapters/postgres';
import type { DataAdapter } from '@bizboost/core';
import { createClient } from '@clickhouse/client';
import mysql from 'mysql2/promise';
import pg from 'pg';
import { startClickHouse } from '../../services/clickhouse.ts';
import { startMariaDb } from '../../services/mariadb.ts';
import { startPostgres } from '../../services/postgres.ts';
import type { ServiceName } from '../../services/shared-services.ts';
import type { Service } from '../../services/service.ts';

type End = () => Promise<void>;

/** A server that keeps records, and what may befall it beside what may befall any. */
export interface ServerStore {
  readonly title: string;
  readonly service: ServiceName;
  /** What ends it in order, without waiting for those who use it. */
  readonly stopSignal: 'SIGINT' | 'SIGTERM';
  /** How large a disk it lives on, of the day on which that is full. */
  readonly diskMiB: number;
  start(options?: { readonly diskMiB?: number }): Promise<Service>;
  /** Makes the schema, and a user who has nothing to do with its administration; tells that user's URL. */
  prepare(server: Service): Promise<string>;
  /** With so much patience, in milliseconds. */
  open(url: string, patienceMs: number): DataAdapter;
  refuseLogins(server: Service): Promise<End>;
  /** Leaves things as a migration has them before it is done. */
  migrate(server: Service): Promise<End>;
}

async function onPostgres(server: Service, ...statements: string[]): Promise<End> {
  const client = new pg.Client(server.url);
  client.on('error', () => {});
  await client.connect();
  for (const statement of statements) await client.query(statement);
  return () => client.end();
}

const postgres: ServerStore = {
  title: 'PostgreSQL',
  service: 'postgres',
  stopSignal: 'SIGINT',
  diskMiB: 160,
  start: startPostgres,
  async prepare(server) {
    const end = await onPostgres(server, 'CREATE ROLE shop LOGIN SUPERUSER');
    await end();
    await migratePostgres({ url: server.url });
    return server.url.replace('postgres@', 'shop@');
  },
  open: (url, patienceMs) => postgresAdapter({ url, statementTimeoutMs: patienceMs, connectTimeoutMs: patienceMs }),
  async refuseLogins(server) {
    const kick = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'shop'";
    await (
      await onPostgres(server, 'ALTER ROLE shop NOLOGIN', kick)
    )();
    return async () => (await onPostgres(server, 'ALTER ROLE shop LOGIN'))();
  },
  migrate: (server) => onPostgres(server, 'BEGIN', 'LOCK TABLE bizboost_event, bizboost_trade, bizboost_ledger_line'),
};

async function onMariaDb(server: Service, ...statements: string[]): Promise<End> {
  const connection = await mysql.createConnection(server.url);
  connection.on('error', () => {});
  for (const statement of statements) await connection.query(statement);
  return () => connection.end();
}

const mariadb: ServerStore = {
  title: 'MariaDB',
  service: 'mariadb',
  stopSignal: 'SIGTERM',
  diskMiB: 256,
  start: startMariaDb,
  async prepare(server) {
    await (
      await onMariaDb(server, 'CREATE USER shop', 'GRANT ALL ON *.* TO shop')
    )();
    await migrateMysql({ url: server.url });
    return server.url.replace('root@', 'shop@');
  },
  open: (url, patienceMs) => mysqlAdapter({ url, statementTimeoutMs: patienceMs, connectTimeoutMs: patienceMs }),
  async refuseLogins(server) {
    await (
      await onMariaDb(server, 'ALTER USER shop ACCOUNT LOCK', 'KILL HARD USER shop')
    )();
    return async () => (await onMariaDb(server, 'ALTER USER shop ACCOUNT UNLOCK'))();
  },
  migrate: (server) =>
    onMariaDb(server, 'LOCK TABLES bizboost_event WRITE, bizboost_trade WRITE, bizboost_ledger_line WRITE'),
};

async function onClickHouse(server: Service, query: string, password = ''): Promise<void> {
  const client = createClient({ url: server.url, password });
  await client.command({ query }).finally(() => client.close());
}

const clickhouse: ServerStore = {
  title: 'ClickHouse',
  service: 'clickhouse',
  stopSignal: 'SIGTERM',
  diskMiB: 64,
  start: startClickHouse,
  async prepare(server) {
    await migrateClickHouse({ url: `${server.url}/default` });
    return `${server.url}/default`;
  },
  open: (url, patienceMs) => clickHouseAdapter({ url, statementTimeoutMs: patienceMs }),
  async refuseLogins(server) {
    const path = join(server.folder, 'users.xml');
    const users = readFileSync(path, 'utf8');
    writeFileSync(path, users.replace('<password></password>', '<password>other</password>'));
    await onClickHouse(server, 'SYSTEM RELOAD CONFIG');
    return async () => {
      writeFileSync(path, users);
      await onClickHouse(server, 'SYSTEM RELOAD CONFIG', 'other');
    };
  },
  async migrate(server) {
    await onClickHouse(server, 'RENAME TABLE bizboost_record TO bizboost_record_before');
    return () => onClickHouse(server, 'RENAME TABLE bizboost_record_before TO bizboost_record');
  },
};

export const serverStores: readonly ServerStore[] = [postgres, mariadb, clickhouse];

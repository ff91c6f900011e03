import { inspect } from 'node:util';
import { BizBoostError } from '@bizboost/core';
import { mysqlAdapter } from '@bizboost/adapters/mysql';
import { postgresAdapter, type PooledAdapter, type PoolOptions } from '@bizboost/adapters/postgres';
import * as mariadb from 'mariadb';
import mysql from 'mysql2/promise';
import pg from 'pg';
import postgres from 'postgres';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { freePort } from '../services/free-port.ts';
import { describeService } from '../services/describe-service.ts';
import { eventually } from '../services/wait.ts';
import { counted, countOf, events, newBusiness } from './facts.ts';
import { stores } from './stores.ts';

/** A server, a driver, and what an operator does on it. */
interface Server {
  readonly title: string;
  readonly service: 'postgres' | 'mariadb';
  open(url: string, limits?: PoolOptions): PooledAdapter;
  admin(url: string): Promise<Admin>;
  /** Keeps everybody from reading events until it is closed. */
  readonly lock: string;
  /** How many statements wait for that. */
  readonly waiting: string;
  readonly readOnlyRole: (name: string, database: string) => readonly string[];
  readonly sessions: string;
}

interface Admin {
  run(text: string): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

function opening<A extends { close(): Promise<void> }>(one: A): A {
  opened.push(one);
  return one;
}

const POSTGRES = {
  service: 'postgres',
  lock: 'BEGIN; LOCK TABLE bizboost_event IN ACCESS EXCLUSIVE MODE',
  waiting: "SELECT count(*) AS n FROM pg_locks WHERE NOT granted AND relation = 'bizboost_event'::regclass",
  sessions: 'SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  readOnlyRole: (name: string, database: string) => [
    `CREATE ROLE ${name} LOGIN PASSWORD 'hunter2'`,
    `GRANT CONNECT ON DATABASE ${database} TO ${name}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${name}`,
  ],
  async admin(url: string) {
    const client = new pg.Client(url);
    await client.connect();
    return opening({
      run: async (text: string) => (await client.query(text)).rows as Record<string, unknown>[],
      close: () => client.end(),
    });
  },
} as const;

const MARIADB = {
  service: 'mariadb',
  lock: 'LOCK TABLES bizboost_event WRITE',
  waiting:
    "SELECT COUNT(*) AS n FROM information_schema.processlist WHERE state LIKE 'Waiting for table%' AND db = DATABASE()",
  sessions: 'SELECT COUNT(*) AS n FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()',
  readOnlyRole: (name: string, database: string) => [
    `CREATE USER ${name} IDENTIFIED BY 'hunter2'`,
    `GRANT SELECT ON ${database}.* TO ${name}`,
  ],
  async admin(url: string) {
    const connection = await mysql.createConnection(url);
    return opening({
      run: async (text: string) => (await connection.query(text))[0] as Record<string, unknown>[],
      close: () => connection.end(),
    });
  },
} as const;

const servers: readonly Server[] = [
  { title: 'PostgreSQL by its URL', ...POSTGRES, open: (url, limits) => opening(postgresAdapter({ url, ...limits })) },
  {
    title: 'PostgreSQL by a pool of pg',
    ...POSTGRES,
    open(url, { poolSize, ...limits } = {}) {
      const pool = new pg.Pool({ connectionString: url, ...(poolSize && { max: poolSize }) });
      pool.on('error', () => {});
      opening({ close: () => pool.end() });
      return opening(postgresAdapter({ pool, ...limits }));
    },
  },
  {
    title: 'PostgreSQL by postgres',
    ...POSTGRES,
    open(url, { poolSize, ...limits } = {}) {
      const sql = postgres(url, { onnotice: () => {}, ...(poolSize && { max: poolSize }) });
      opening({ close: () => sql.end({ timeout: 5 }) });
      return opening(postgresAdapter({ pool: sql, ...limits }));
    },
  },
  { title: 'MariaDB by its URL', ...MARIADB, open: (url, limits) => opening(mysqlAdapter({ url, ...limits })) },
  {
    title: 'MariaDB by a pool of mysql2',
    ...MARIADB,
    open(url, { poolSize, ...limits } = {}) {
      const pool = mysql.createPool({ uri: url, ...(poolSize && { connectionLimit: poolSize }) });
      opening({ close: () => pool.end() });
      return opening(mysqlAdapter({ pool, ...limits }));
    },
  },
  {
    title: 'MariaDB by a pool of mariadb',
    ...MARIADB,
    open(url, { poolSize, ...limits } = {}) {
      const pool = mariadb.createPool(
        `${url.replace('mysql:', 'mariadb:')}?connectionLimit=${poolSize ?? 10}&minimumIdle=0`,
      );
      opening({ close: () => pool.end() });
      return opening(mysqlAdapter({ pool, ...limits }));
    },
  },
];

for (const server of servers) {
  const { service, title, open, lock, waiting } = server;
  describeService(service, title, ({ room }) => {
    let url: string;
    let database: string;
    beforeAll(async () => {
      ({ url, name: database } = await room());
      await stores.find((store) => store.service === service)?.migrate(url);
    });
    const locked = async (): Promise<Admin> => {
      const admin = await server.admin(url);
      await admin.run(lock);
      return admin;
    };
    const untilWaiting = async (count: number): Promise<void> => {
      const watcher = await server.admin(url);
      await eventually(async () => Number((await watcher.run(waiting))[0]?.['n']) === count);
    };

    test('a question that is aborted ends on the server, too, and its connection is used again', async () => {
      const adapter = open(url, { poolSize: 2 });
      await adapter.ready();
      const admin = await locked();
      const abort = new AbortController();
      const asking = adapter.aggregate(counted(newBusiness()), { signal: abort.signal });
      const failed = asking.catch((error: unknown) => error);
      await untilWaiting(1);
      abort.abort();
      expect(await failed).toMatchObject({ name: 'AbortError' });
      await untilWaiting(0);
      await admin.close();
      opened.splice(opened.indexOf(admin), 1);
      const business = newBusiness();
      await Promise.all(['a', 'b', 'c', 'd'].map((id) => adapter.write(business, events(id))));
      expect(await countOf(adapter, business)).toBe(4);
    });

    test('a statement that takes too long is ended, and fails as a timeout', async () => {
      const adapter = open(url, { statementTimeoutMs: 1_000, poolSize: 2 });
      await adapter.ready();
      await locked();
      await expect(adapter.aggregate(counted(newBusiness()))).rejects.toMatchObject({
        code: 'timeout',
        retryable: true,
      });
      await untilWaiting(0);
    });

    test('a call waits no longer than it is told for a connection of a pool that is used up', async () => {
      const adapter = open(url, { poolSize: 1, connectTimeoutMs: 300 });
      await adapter.ready();
      const admin = await locked();
      const first = adapter.aggregate(counted(newBusiness()));
      await untilWaiting(1);
      await expect(adapter.find(newBusiness(), { kind: 'product' })).rejects.toMatchObject({
        code: 'unavailable',
        retryable: true,
      });
      await admin.close();
      opened.splice(opened.indexOf(admin), 1);
      expect(await first).toEqual([]);
      expect(await adapter.find(newBusiness(), { kind: 'product' })).toEqual([]);
    });

    test('a role that may only read answers questions, and refuses to write', async () => {
      const business = newBusiness();
      await open(url).write(business, events('a', 'b'));
      const admin = await server.admin(url);
      const name = `reader_${Math.random().toString(36).slice(2, 10)}`;
      for (const statement of server.readOnlyRole(name, database)) await admin.run(statement);
      const reader = open(withUser(url, name, 'hunter2'));
      expect(await countOf(reader, business)).toBe(2);
      expect(await reader.highWaterMark(business)).toBe('1');
      await expect(reader.write(business, events('c'))).rejects.toMatchObject({ code: 'forbidden', retryable: false });
      expect(await countOf(reader, business)).toBe(2);
    });

    test('a server that is not there is unavailable, and nothing secret is said', async () => {
      const gone = new URL(withUser(url, 'shop', 'hunter2'));
      gone.port = String(await freePort());
      const adapter = open(gone.href, { connectTimeoutMs: 2_000 });
      const failure: unknown = await adapter.ready().catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'unavailable', retryable: true });
      expect(saidTo(failure)).not.toMatch(/hunter2|127\.0\.0\.1|shop/);
    });
  });
}

describeService('mariadb', 'A login that MariaDB refuses', ({ room }) => {
  test.each(servers.filter(({ service }) => service === 'mariadb'))(
    'is said in plain words ($title)',
    async (server) => {
      const { url } = await room();
      const adapter = server.open(withUser(url, 'nobody_here', 'hunter2'), { connectTimeoutMs: 3_000 });
      const failure: unknown = await adapter.ready().catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'unavailable' });
      expect(saidTo(failure)).toMatch(/refused the login|No connection to the database/);
      expect(saidTo(failure)).not.toMatch(/hunter2|nobody_here/);
    },
  );
});

describeService('postgres', 'A login that PostgreSQL refuses', ({ room }) => {
  test.each(servers.filter(({ service }) => service === 'postgres'))(
    'is said in plain words ($title)',
    async (server) => {
      const { url } = await room();
      const adapter = server.open(withUser(url, 'nobody_here', 'hunter2'), { connectTimeoutMs: 3_000 });
      const failure: unknown = await adapter.ready().catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'unavailable' });
      expect(saidTo(failure)).toMatch(/refused the login/);
      expect(saidTo(failure)).not.toMatch(/hunter2|nobody_here/);
    },
  );
});

/** What a client or a log line without causes would show. */
function saidTo(failure: unknown): string {
  expect(BizBoostError.isInstance(failure)).toBe(true);
  expect(inspect(failure)).not.toContain('hunter2');
  return (failure as Error).message;
}

function withUser(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.href;
}

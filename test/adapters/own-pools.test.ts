import { afterEach, expect, test } from 'vitest';
import { ofMariadb, ofMysql2 } from '../../packages/adapters/src/mysql/own-pool.ts';
import { poolLimits } from '../../packages/adapters/src/pooled/pool-options.ts';
import type { SqlPool } from '../../packages/adapters/src/pooled/pool.ts';
import { ofPg, ofPorsager } from '../../packages/adapters/src/postgres/own-pool.ts';
import { describeService } from '../services/describe-service.ts';
import { eventually } from '../services/wait.ts';

const LIMITS = poolLimits({ poolSize: 2, statementTimeoutMs: 7_000, connectTimeoutMs: 2_000 });

const opened: SqlPool[] = [];
afterEach(async () => {
  for (const pool of opened.splice(0)) await pool.close();
});

function opening(pool: SqlPool | undefined): SqlPool {
  if (pool === undefined) throw new Error('Expected the driver to be installed.');
  opened.push(pool);
  return pool;
}

async function ask(pool: SqlPool, text: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  const connection = await pool.connect();
  try {
    return (await connection.query({ text, values: [] })).rows[0];
  } finally {
    connection.release();
  }
}

describeService('postgres', 'A pool for the URL of a PostgreSQL', ({ room }) => {
  test.each([
    ['pg', ofPg],
    ['postgres', ofPorsager],
  ])('has sessions of its own limits, no more than it may, and ends them all (%s)', async (_, make) => {
    const { url } = await room();
    const pool = opening(await make(url, LIMITS));
    const settings =
      "SELECT current_setting('statement_timeout') AS statement, current_setting('application_name') AS name";
    expect(await ask(pool, settings)).toEqual({ statement: '7s', name: 'bizboost' });
    const both = [await pool.connect(), await pool.connect()];
    await expect(pool.connect()).rejects.toMatchObject({ code: 'unavailable' });
    for (const one of both) one.release();
    await opened.splice(opened.indexOf(pool), 1)[0]?.close();
    const watcher = opening(await ofPg(url, LIMITS));
    const others =
      'SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';
    await eventually(async () => expect(await ask(watcher, others)).toEqual({ n: 0 }));
  });
});

describeService('mariadb', 'A pool for the URL of a MariaDB', ({ room }) => {
  test.each([
    ['mysql2', ofMysql2],
    ['mariadb', ofMariadb],
  ])('has sessions of its own limits and in UTC, no more than it may, and ends them all (%s)', async (_, make) => {
    const { url } = await room();
    const pool = opening(await make(url, LIMITS));
    const settings =
      'SELECT @@time_zone AS zone, @@max_statement_time AS statement, @@sql_mode AS mode, @@character_set_client AS charset';
    expect(await ask(pool, settings)).toEqual({
      zone: '+00:00',
      statement: expect.stringMatching(/^7(\.0+)?$/),
      mode: 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION',
      charset: 'utf8mb4',
    });
    const both = [await pool.connect(), await pool.connect()];
    await expect(pool.connect()).rejects.toMatchObject({ code: 'unavailable' });
    for (const one of both) one.release();
    await opened.splice(opened.indexOf(pool), 1)[0]?.close();
    const watcher = opening(await ofMysql2(url, LIMITS));
    const others =
      'SELECT COUNT(*) AS n FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()';
    await eventually(async () => expect(await ask(watcher, others)).toEqual({ n: '0' }));
  });
});

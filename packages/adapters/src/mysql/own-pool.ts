import { BizBoostError } from '@bizboost/core';
import { installed, lazyPool, noDriver, once } from '../pooled/lazy-pool.ts';
import type { PoolLimits } from '../pooled/pool-options.ts';
import type { SqlPool } from '../pooled/pool.ts';
import { mysqlPool } from './mysql-pool.ts';

/** How much longer than our own patience the driver's is: so that we say what has happened. */
const SLACK_MS = 500;

/** A pool of our own for a URL: of `mysql2`, else of `mariadb`, whichever is installed. */
export function ownPool(url: string, limits: PoolLimits): SqlPool {
  placeOf(url);
  return lazyPool(once(async () => (await ofMysql2(url, limits)) ?? (await ofMariadb(url, limits)) ?? missing()));
}

/** The same of `mysql2`; `undefined` where it is not installed. */
export async function ofMysql2(url: string, limits: PoolLimits): Promise<SqlPool | undefined> {
  const mysql = await installed(() => import('mysql2/promise'));
  if (mysql === undefined) return undefined;
  const { poolSize, connectTimeoutMs, idleTimeoutMs } = limits;
  const pool = mysql.createPool({
    uri: url,
    charset: 'utf8mb4',
    connectionLimit: poolSize,
    connectTimeout: connectTimeoutMs + SLACK_MS,
    idleTimeout: idleTimeoutMs,
    enableKeepAlive: true,
  });
  pool.on('connection', (connection) => {
    const { connection: bare = connection } = connection as unknown as { connection?: typeof connection };
    const callback = (error: Error | null): void => {
      if (error !== null) connection.destroy();
    };
    (bare as unknown as { query(text: string, callback: (error: Error | null) => void): void }).query(
      sessionText(limits),
      callback,
    );
  });
  return mysqlPool({ pool, connectTimeoutMs, isOwned: true });
}

/** The same of `mariadb`. */
export async function ofMariadb(url: string, limits: PoolLimits): Promise<SqlPool | undefined> {
  const mariadb = await installed(() => import('mariadb'));
  if (mariadb === undefined) return undefined;
  const { poolSize, connectTimeoutMs, idleTimeoutMs } = limits;
  const pool = mariadb.default.createPool({
    ...placeOf(url),
    charset: 'utf8mb4',
    connectionLimit: poolSize,
    connectTimeout: connectTimeoutMs + SLACK_MS,
    acquireTimeout: connectTimeoutMs + SLACK_MS,
    idleTimeout: Math.ceil(idleTimeoutMs / 1_000),
    initSql: [sessionText(limits)],
    // Connections are made when they are needed.
    minimumIdle: 0,
  });
  return mysqlPool({ pool, connectTimeoutMs, isOwned: true });
}

/** What a session of ours begins with. Each server reads its own part of the comments. */
function sessionText({ statementTimeoutMs }: PoolLimits): string {
  const seconds = Math.ceil(statementTimeoutMs / 1_000);
  return `SET SESSION time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION', innodb_lock_wait_timeout = ${seconds} /*M!100101 , max_statement_time = ${seconds} */ /*!50708 , max_execution_time = ${statementTimeoutMs} */`;
}

interface Place {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Throws `invalid_input` for what is no such URL. The URL itself is never in a message: it has a password. */
function placeOf(url: string): Place {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^(mysql|mariadb):$/.test(parsed.protocol)) {
    const expected = 'mysql://user:password@host:port/database';
    throw new BizBoostError('invalid_input', `Expected a URL like ${expected}, got something else.`, { expected });
  }
  return {
    host: decodeURIComponent(parsed.hostname),
    port: Number(parsed.port || 3306),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: decodeURIComponent(parsed.pathname.slice(1)),
  };
}

function missing(): never {
  throw noDriver(['mysql2', 'mariadb']);
}

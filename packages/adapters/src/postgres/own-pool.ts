import { installed, lazyPool, noDriver } from '../pooled/lazy-pool.ts';
import type { PoolLimits } from '../pooled/pool-options.ts';
import type { SqlPool } from '../pooled/pool.ts';
import { pgPool } from './pg-pool.ts';
import { porsagerPool } from './porsager-pool.ts';

/** How much longer than our own patience the driver's is: so that we say what has happened. */
const SLACK_MS = 500;

/** A pool of our own for a URL: of `pg`, else of `postgres`, whichever is installed. */
export function ownPool(url: string, limits: PoolLimits): SqlPool {
  return lazyPool(async () => (await ofPg(url, limits)) ?? (await ofPorsager(url, limits)) ?? missing());
}

/** The same of `pg`; `undefined` where it is not installed. */
export async function ofPg(url: string, limits: PoolLimits): Promise<SqlPool | undefined> {
  const pg = await installed(() => import('pg'));
  if (pg === undefined) return undefined;
  const { poolSize, connectTimeoutMs, statementTimeoutMs, idleTimeoutMs } = limits;
  const pool = new pg.default.Pool({
    application_name: 'bizboost',
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectTimeoutMs + SLACK_MS,
    idleTimeoutMillis: idleTimeoutMs,
    statement_timeout: statementTimeoutMs,
    keepAlive: true,
    // A script that has forgotten to close the adapter ends all the same.
    allowExitOnIdle: true,
  });
  // A connection that breaks while nobody uses it is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  return pgPool({ pool, connectTimeoutMs, isOwned: true });
}

/** The same of `postgres`. */
export async function ofPorsager(url: string, limits: PoolLimits): Promise<SqlPool | undefined> {
  const postgres = await installed(() => import('postgres'));
  if (postgres === undefined) return undefined;
  const { poolSize, connectTimeoutMs, statementTimeoutMs, idleTimeoutMs } = limits;
  const sql = postgres.default(url, {
    max: poolSize,
    connect_timeout: (connectTimeoutMs + SLACK_MS) / 1_000,
    idle_timeout: idleTimeoutMs / 1_000,
    connection: { application_name: 'bizboost', statement_timeout: statementTimeoutMs },
    onnotice: () => {},
  });
  return porsagerPool({ sql, connectTimeoutMs, isOwned: true });
}

function missing(): never {
  throw noDriver(['pg', 'postgres']);
}

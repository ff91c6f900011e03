import { BizBoostError } from '@bizboost/core';
import type { PoolLimits } from '../pooled/pool-options.ts';
import type { ListeningPool } from './listening.ts';
import { pgPool, type PgPool } from './pg-pool.ts';
import { porsagerPool } from './porsager-pool.ts';
import type { PorsagerSql } from './porsager-sql.ts';

/** A pool of either driver that the host has already. */
export type PostgresHostPool = PgPool | PorsagerSql;

export function isPorsager(pool: PostgresHostPool): pool is PorsagerSql {
  return typeof (pool as Partial<PorsagerSql>).reserve === 'function';
}

/** The host's pool as ours. Throws `invalid_input` for what is none. */
export function poolOfHost(pool: PostgresHostPool, { connectTimeoutMs }: PoolLimits): ListeningPool {
  const parts = { connectTimeoutMs, isOwned: false };
  if (isPorsager(pool)) return porsagerPool({ sql: pool, ...parts });
  if (typeof (pool as Partial<PgPool> | undefined)?.connect === 'function') return pgPool({ pool, ...parts });
  const expected = 'a Pool of "pg", or what "postgres" gives';
  throw new BizBoostError('invalid_input', `Expected ${expected} as the pool, got something else.`, { expected });
}

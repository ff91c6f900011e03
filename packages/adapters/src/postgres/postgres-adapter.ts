import { poolLimits, type PoolOptions } from '../pooled/pool-options.ts';
import type { SqlPool } from '../pooled/pool.ts';
import type { PooledAdapter } from '../pooled/pooled-adapter.ts';
import { PooledDatabase } from '../pooled/pooled-database.ts';
import { ownAdapter } from '../sql/own-adapter.ts';
import { ownPool } from './own-pool.ts';
import { POSTGRES } from './postgres-dialect.ts';
import { POSTGRES_ENGINE } from './postgres-engine.ts';
import { poolOfHost, type PostgresHostPool } from './postgres-pool.ts';

/** Where the database is: a URL, for which a pool is made, or a pool that the host has. */
export type PostgresPlace =
  | {
      /** `postgres://user:password@host:port/database`. Needs the package `pg` or `postgres`. */
      readonly url: string;
      readonly pool?: undefined;
    }
  | {
      /** A `Pool` of `pg`, or what `postgres()` gives. It stays open when the adapter is closed, and its own limits hold, too. */
      readonly pool: PostgresHostPool;
      readonly url?: undefined;
    };

export type PostgresAdapterOptions = PostgresPlace & PoolOptions;

/**
 * Keeps records in PostgreSQL, in our own schema, which `bizboost migrate` makes. Several processes may write one business at once.
 * A role that may only `SELECT` is enough for reading. Needs PostgreSQL 12 or later, and a database in UTF8.
 */
export function postgresAdapter(options: PostgresAdapterOptions): PooledAdapter {
  const { statementTimeoutMs } = poolLimits(options);
  const database = new PooledDatabase({ pool: poolAt(options), engine: POSTGRES_ENGINE, statementTimeoutMs });
  return { ...ownAdapter(database, POSTGRES), ready: () => database.ready() };
}

/** Connections to the place. */
export function poolAt(options: PostgresAdapterOptions): SqlPool {
  const limits = poolLimits(options);
  return options.url === undefined ? poolOfHost(options.pool, limits) : ownPool(options.url, limits);
}

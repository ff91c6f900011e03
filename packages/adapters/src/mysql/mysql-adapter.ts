import { poolLimits, type PoolOptions } from '../pooled/pool-options.ts';
import type { SqlPool } from '../pooled/pool.ts';
import { PooledDatabase } from '../pooled/pooled-database.ts';
import type { PooledAdapter } from '../pooled/pooled-adapter.ts';
import { ownAdapter } from '../sql/own-adapter.ts';
import { polledChanges } from '../sql/polled-changes.ts';
import { MYSQL } from './mysql-dialect.ts';
import { MYSQL_ENGINE } from './mysql-engine.ts';
import { mysqlPool, type MysqlHostPool } from './mysql-pool.ts';
import { ownPool } from './own-pool.ts';

/** Where the database is: a URL, for which a pool is made, or a pool that the host has. */
export type MysqlPlace =
  | {
      /** `mysql://user:password@host:port/database`. Needs the package `mysql2` or `mariadb`. */
      readonly url: string;
      readonly pool?: undefined;
    }
  | {
      /** A pool of `mysql2/promise` or `mariadb`. It stays open when the adapter is closed, and its own limits hold, too. */
      readonly pool: MysqlHostPool;
      readonly url?: undefined;
    };

export type MysqlAdapterOptions = MysqlPlace & PoolOptions;

/**
 * Keeps records in MariaDB or MySQL, in our own schema, which `bizboost migrate` makes. Several processes may write one business at once.
 * A user who may only `SELECT` is enough for reading. Needs MariaDB 10.5 or MySQL 8.0.17, or later.
 */
export function mysqlAdapter(options: MysqlAdapterOptions): PooledAdapter {
  const { statementTimeoutMs } = poolLimits(options);
  const database = new PooledDatabase({ pool: poolAt(options), engine: MYSQL_ENGINE, statementTimeoutMs });
  return { ...ownAdapter(database, MYSQL, polledChanges(database, MYSQL)), ready: () => database.ready() };
}

/** Connections to the place. */
export function poolAt(options: MysqlAdapterOptions): SqlPool {
  const limits = poolLimits(options);
  if (options.url !== undefined) return ownPool(options.url, limits);
  return mysqlPool({ pool: options.pool, connectTimeoutMs: limits.connectTimeoutMs, isOwned: false });
}

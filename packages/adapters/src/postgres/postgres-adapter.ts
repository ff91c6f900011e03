import { poolLimits, type PoolOptions } from '../pooled/pool-options.ts';
import type { PooledAdapter } from '../pooled/pooled-adapter.ts';
import { PooledDatabase } from '../pooled/pooled-database.ts';
import { ownAdapter } from '../sql/own-adapter.ts';
import { polledChanges } from '../sql/polled-changes.ts';
import { arrayText } from './array-text.ts';
import { CHANNEL } from './change-notice.ts';
import type { ListeningPool } from './listening.ts';
import { NotifiedChanges } from './notified-changes.ts';
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

export interface PostgresOptions extends PoolOptions {
  /**
   * How changes by other processes are noticed. `listen` (default): at once, by NOTIFY and LISTEN, on one connection more, while anyone
   * watches. `poll`: by looking ten times a second, for behind a pooler that shares connections between transactions.
   */
  readonly changes?: 'listen' | 'poll';
}

export type PostgresAdapterOptions = PostgresPlace & PostgresOptions;

/**
 * Keeps records in PostgreSQL, in our own schema, which `bizboost migrate` makes. Several processes may write one business at once.
 * A role that may only `SELECT` is enough for reading. Needs PostgreSQL 13 or later, and a database in UTF8.
 */
export function postgresAdapter(options: PostgresAdapterOptions): PooledAdapter {
  const { statementTimeoutMs } = poolLimits(options);
  const pool = poolAt(options);
  const database = new PooledDatabase({ pool, engine: POSTGRES_ENGINE, statementTimeoutMs });
  const changes = options.changes === 'poll' ? polledChanges(database, POSTGRES) : notifiedChanges(database, pool);
  return { ...ownAdapter(database, POSTGRES, changes), ready: () => database.ready() };
}

function notifiedChanges(database: PooledDatabase, pool: ListeningPool): NotifiedChanges {
  return new NotifiedChanges({
    listening: pool.listening(),
    async notify(texts) {
      const text = `SELECT pg_notify('${CHANNEL}', notice) FROM unnest($1::text[]) AS notice`;
      await database.all({ text, values: [arrayText(texts)] });
    },
  });
}

/** Connections to the place. */
export function poolAt(options: PostgresAdapterOptions): ListeningPool {
  const limits = poolLimits(options);
  return options.url === undefined ? poolOfHost(options.pool, limits) : ownPool(options.url, limits);
}

import { acquire } from '../pooled/acquire.ts';
import type { SqlConnection, SqlResult } from '../pooled/pool.ts';
import type { SqlRow, Statement } from '../sql/statement.ts';
import type { ListeningPool } from './listening.ts';
import type { PgClient } from './pg-client.ts';
import { pgListening } from './pg-listening.ts';

/** A `Pool` of `pg`, by its shape. */
export interface PgPool {
  connect(): Promise<PgClient>;
  end(): Promise<void>;
  readonly totalCount: number;
}

export interface PgPoolParts {
  readonly pool: PgPool;
  /** Where the connection that listens comes from. Default: the pool, of which it then takes one. */
  readonly listeningPool?: PgPool;
  readonly connectTimeoutMs: number;
  /** Whether it is ours, to be ended with the adapter. */
  readonly isOwned: boolean;
}

/** Connections of a pool of `pg`. */
export function pgPool({ pool, listeningPool = pool, connectTimeoutMs, isOwned }: PgPoolParts): ListeningPool {
  const clientOf = (from: PgPool): Promise<PgClient> =>
    acquire(
      connectTimeoutMs,
      () => from.connect(),
      (late) => late.release(),
    );
  const connect = async (): Promise<PgConnection> => new PgConnection(await clientOf(pool), connect);
  return {
    connect,
    listening: () => pgListening(() => clientOf(listeningPool)),
    async close() {
      if (isOwned) await Promise.all([pool.end(), listeningPool.end()]);
    },
  };
}

class PgConnection implements SqlConnection {
  readonly #client: PgClient;
  readonly #connect: () => Promise<SqlConnection>;
  #isRunning = false;

  constructor(client: PgClient, connect: () => Promise<SqlConnection>) {
    this.#client = client;
    this.#connect = connect;
    client.on('error', ignore);
  }

  async query({ text, values }: Statement): Promise<SqlResult> {
    this.#isRunning = true;
    try {
      const { rows, rowCount } = await this.#client.query(text, values as unknown[]);
      return { rows: rows as readonly SqlRow[], changed: rowCount ?? 0 };
    } finally {
      this.#isRunning = false;
    }
  }

  async cancel(): Promise<void> {
    const { processID } = this.#client as { readonly processID?: number };
    const other = await this.#connect();
    try {
      // Meanwhile it may have ended: the next statement on this connection is somebody else's.
      if (this.#isRunning && processID !== undefined)
        await other.query({ text: 'SELECT pg_cancel_backend($1)', values: [processID] });
    } finally {
      other.release();
    }
  }

  release(): void {
    this.#end(false);
  }

  destroy(): void {
    this.#end(true);
  }

  #end(isDestroyed: boolean): void {
    this.#client.off('error', ignore);
    this.#client.release(isDestroyed);
  }
}

/** A broken connection is told by the statement that fails; without a listener it would end the process. */
function ignore(): void {}

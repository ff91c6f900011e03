import { acquire } from '../pooled/acquire.ts';
import type { SqlConnection, SqlPool, SqlResult } from '../pooled/pool.ts';
import type { SqlRow, Statement } from '../sql/statement.ts';

/** A client of `pg`, by its shape. */
export interface PgClient {
  query(text: string, values: unknown[]): Promise<{ readonly rows: unknown[]; readonly rowCount: number | null }>;
  release(destroy?: boolean): void;
  on(event: 'error' | 'notification' | 'end', listener: (value: unknown) => void): unknown;
  off(event: 'error' | 'notification' | 'end', listener: (value: unknown) => void): unknown;
}

/** A `Pool` of `pg`, by its shape. */
export interface PgPool {
  connect(): Promise<PgClient>;
  end(): Promise<void>;
  readonly totalCount: number;
}

export interface PgPoolParts {
  readonly pool: PgPool;
  readonly connectTimeoutMs: number;
  /** Whether it is ours, to be ended with the adapter. */
  readonly isOwned: boolean;
}

/** Connections of a pool of `pg`. */
export function pgPool({ pool, connectTimeoutMs, isOwned }: PgPoolParts): SqlPool {
  const connect = async (): Promise<PgConnection> => {
    const client = await acquire(
      connectTimeoutMs,
      () => pool.connect(),
      (late) => late.release(),
    );
    return new PgConnection(client, connect);
  };
  return {
    connect,
    async close() {
      if (isOwned) await pool.end();
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

import { BizBoostError } from '@bizboost/core';
import { acquire } from '../pooled/acquire.ts';
import type { SqlConnection, SqlPool, SqlResult } from '../pooled/pool.ts';
import type { SqlRow, Statement } from '../sql/statement.ts';

/** How a value of a row is read, by either driver. */
interface Field {
  string(): string | null;
}

interface QueryOptions {
  readonly sql: string;
  readonly typeCast: (field: Field) => string | null;
  readonly rowsAsArray: false;
}

/** A connection of `mysql2/promise` or `mariadb`, by what they share. */
interface MysqlConnection {
  query(options: never): Promise<unknown>;
  release(): unknown;
  destroy(): void;
  readonly threadId: number | null;
}

/** A pool of `mysql2/promise` or `mariadb`, by what they share. */
export interface MysqlHostPool {
  getConnection(): Promise<MysqlConnection>;
  end(): Promise<void>;
}

export interface MysqlPoolParts {
  readonly pool: MysqlHostPool;
  readonly connectTimeoutMs: number;
  /** Whether it is ours, to be ended with the adapter. */
  readonly isOwned: boolean;
}

/** Connections of a pool of either driver. */
export function mysqlPool({ pool, connectTimeoutMs, isOwned }: MysqlPoolParts): SqlPool {
  if (typeof (pool as Partial<MysqlHostPool> | undefined)?.getConnection !== 'function' || isOfCallbacks(pool))
    throw wrongPool();
  const connect = async (): Promise<MysqlPoolConnection> => {
    const connection = await acquire(
      connectTimeoutMs,
      () => pool.getConnection(),
      (late) => void late.release(),
    );
    return new MysqlPoolConnection(connection, connect);
  };
  return {
    connect,
    async close() {
      if (isOwned) await pool.end();
    },
  };
}

class MysqlPoolConnection implements SqlConnection {
  readonly #connection: MysqlConnection;
  readonly #connect: () => Promise<SqlConnection>;
  #isRunning = false;

  constructor(connection: MysqlConnection, connect: () => Promise<SqlConnection>) {
    this.#connection = connection;
    this.#connect = connect;
  }

  async query({ text }: Statement): Promise<SqlResult> {
    this.#isRunning = true;
    try {
      // Every value as the server writes it: whatever the pool is set to make of numbers, none is rounded.
      const options: QueryOptions = { sql: text, typeCast: (field) => field.string(), rowsAsArray: false };
      return resultOf(await this.#connection.query(options as never));
    } finally {
      this.#isRunning = false;
    }
  }

  async cancel(): Promise<void> {
    const { threadId } = this.#connection;
    const other = await this.#connect();
    try {
      // Meanwhile it may have ended: the next statement on this connection is somebody else's.
      if (this.#isRunning && threadId !== null) await other.query({ text: `KILL QUERY ${threadId}`, values: [] });
    } finally {
      other.release();
    }
  }

  release(): void {
    void this.#connection.release();
  }

  destroy(): void {
    this.#connection.destroy();
  }
}

/** `mysql2` gives rows and fields, `mariadb` the rows; both a summary for what is no `SELECT`. */
function resultOf(answer: unknown): SqlResult {
  const first: unknown = Array.isArray(answer) && isPair(answer) ? answer[0] : answer;
  if (Array.isArray(first)) return { rows: first as SqlRow[], changed: 0 };
  const { affectedRows = 0 } = (first ?? {}) as { affectedRows?: number };
  return { rows: [], changed: Number(affectedRows) };
}

/** Rows are objects; the first of a pair is an array, or a summary followed by nothing. */
function isPair(answer: readonly unknown[]): boolean {
  return !('meta' in answer) && answer.length === 2 && (Array.isArray(answer[0]) || answer[1] === undefined);
}

function isOfCallbacks(pool: MysqlHostPool): boolean {
  return typeof (pool as { promise?: unknown }).promise === 'function';
}

function wrongPool(): BizBoostError {
  const expected = 'a pool of "mysql2/promise" or "mariadb"';
  return new BizBoostError('invalid_input', `Expected ${expected}, got something else.`, { expected });
}

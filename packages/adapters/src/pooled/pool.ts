import type { SqlRow, Statement } from '../sql/statement.ts';

/** What a statement came to. */
export interface SqlResult {
  /** What it selected or returned. */
  readonly rows: readonly SqlRow[];
  /** How many rows it added, changed or removed; of a `SELECT` it says nothing. */
  readonly changed: number;
}

/** One connection of a pool, whichever driver made it. Statements run one after the other. */
export interface SqlConnection {
  query(statement: Statement): Promise<SqlResult>;
  /** Asks the server, over another connection, to end the statement that runs; its `query` then rejects. Resolves when it was asked. */
  cancel(): Promise<void>;
  /** Gives it back to the pool. */
  release(): void;
  /** Ends it, since nobody knows what state it is in. */
  destroy(): void;
}

export interface SqlPool {
  /** Rejects with `unavailable` when no connection can be had in time. */
  connect(): Promise<SqlConnection>;
  /** Ends the pool, if it is ours. */
  close(): Promise<void>;
}

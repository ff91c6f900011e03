import { setTimeout as delay } from 'node:timers/promises';
import { BizBoostError, type ReadOptions } from '@bizboost/core';
import type { SqlDatabase, SqlTransaction } from '../sql/database.ts';
import type { SqlRow, Statement } from '../sql/statement.ts';
import { Lease } from './lease.ts';
import type { SqlPool } from './pool.ts';

const TRIES = 6;
const PAUSE_MS = 10;

/** A failure of a driver, in our words. */
export interface Explained {
  readonly error: unknown;
  /** The engine undid the transaction, since another one was in its way: the same again may do. */
  readonly isConflict?: boolean;
  /** The connection is gone. */
  readonly isLost?: boolean;
}

/** In what engines behind a pool differ. */
export interface PooledEngine {
  /** What begins a transaction that sees whatever others have committed. */
  readonly begin: readonly string[];
  transactionOn(lease: Lease): SqlTransaction;
  explain(error: unknown): Explained;
  /** Rejects with `unsupported` where the database has not our schema, or another version of it. */
  check(lease: Lease): Promise<void>;
}

export interface PooledDatabaseParts {
  readonly pool: SqlPool;
  readonly engine: PooledEngine;
  readonly statementTimeoutMs: number;
}

/** A database with our schema, reached over a pool of connections. It is looked at when it is first used, and again until all was well. */
export class PooledDatabase implements SqlDatabase {
  readonly #parts: PooledDatabaseParts;
  #checking: Promise<void> | undefined;
  #isClosed = false;

  constructor(parts: PooledDatabaseParts) {
    this.#parts = parts;
  }

  /** Resolves when the database answers and has our schema. */
  ready(): Promise<void> {
    this.#checking ??= this.#reading((lease) => this.#parts.engine.check(lease)).catch((error: unknown) => {
      this.#checking = undefined;
      throw error;
    });
    return this.#checking;
  }

  async all(statement: Statement, options?: ReadOptions): Promise<readonly SqlRow[]> {
    await this.ready();
    return this.#reading(async (lease) => (await lease.run(statement, options)).rows);
  }

  async transaction<T>(work: (transaction: SqlTransaction) => Promise<T>): Promise<T> {
    await this.ready();
    for (let tried = 1; ; tried++) {
      const outcome = await this.#attempt(work);
      if (!('failure' in outcome)) return outcome.result;
      const { failure, isCommitting } = outcome;
      const isHarmless = failure.isConflict === true || (failure.isLost === true && !isCommitting);
      if (!isHarmless || tried === TRIES || this.#isClosed) throw failure.error;
      await delay(PAUSE_MS * tried * (1 + Math.random()));
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#parts.pool.close();
  }

  /** Reading changes nothing, so it is tried once more where a connection was found broken, as all are after the server has restarted. */
  async #reading<T>(work: (lease: Lease) => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried++) {
      const lease = await this.#lease();
      try {
        const result = await work(lease);
        lease.end();
        return result;
      } catch (error) {
        const { error: explained, isLost = false } = this.#parts.engine.explain(error);
        lease.end({ isBroken: isLost });
        if (!isLost || tried === 2) throw explained;
      }
    }
  }

  async #attempt<T>(
    work: (transaction: SqlTransaction) => Promise<T>,
  ): Promise<{ readonly result: T } | { readonly failure: Explained; readonly isCommitting: boolean }> {
    const { engine } = this.#parts;
    const lease = await this.#lease();
    let isCommitting = false;
    try {
      for (const text of engine.begin) await lease.run({ text, values: [] });
      const result = await work(engine.transactionOn(lease));
      isCommitting = true;
      await lease.run({ text: 'COMMIT', values: [] });
      lease.end();
      return { result };
    } catch (error) {
      const failure = engine.explain(error);
      await rollBack(lease, failure);
      return { failure, isCommitting };
    }
  }

  async #lease(): Promise<Lease> {
    if (this.#isClosed) throw new BizBoostError('unavailable', 'This store has been closed.', { retryable: false });
    try {
      return new Lease(await this.#parts.pool.connect(), this.#parts.statementTimeoutMs);
    } catch (error) {
      throw this.#parts.engine.explain(error).error;
    }
  }
}

/** The server undoes what a broken connection has begun. */
async function rollBack(lease: Lease, { isLost = false }: Explained): Promise<void> {
  if (isLost || lease.isInterrupted) return lease.end({ isBroken: true });
  try {
    await lease.run({ text: 'ROLLBACK', values: [] });
    lease.end();
  } catch {
    lease.end({ isBroken: true });
  }
}

import { BizBoostError } from '@bizboost/core';
import { acquire } from '../pooled/acquire.ts';
import type { SqlConnection, SqlResult } from '../pooled/pool.ts';
import type { SqlRow, Statement } from '../sql/statement.ts';
import type { ListeningPool } from './listening.ts';
import { explainPostgres } from './postgres-failure.ts';
import { porsagerListening } from './porsager-listening.ts';
import type { Pending, PorsagerSql, ReservedSql } from './porsager-sql.ts';

export interface PorsagerPoolParts {
  readonly sql: PorsagerSql;
  readonly connectTimeoutMs: number;
  /** Whether it is ours, to be ended with the adapter. */
  readonly isOwned: boolean;
}

/** Connections of `postgres`. Throws `unsupported` where it renames columns. */
export function porsagerPool({ sql, connectTimeoutMs, isOwned }: PorsagerPoolParts): ListeningPool {
  refuseTransform(sql);
  return {
    async connect() {
      const reserved = await acquire(
        connectTimeoutMs,
        () => sql.reserve(),
        (late) => late.release(),
      );
      return new PorsagerConnection(reserved);
    },
    listening: () => porsagerListening(sql),
    async close() {
      if (isOwned) await sql.end({ timeout: 5 });
    },
  };
}

/**
 * A connection that broke goes back by itself, and is made anew when it is needed; one that is given back then would be written to without
 * a socket, which ends the process.
 */
class PorsagerConnection implements SqlConnection {
  readonly #reserved: ReservedSql;
  #pending: Pending | undefined;
  #isLost = false;

  constructor(reserved: ReservedSql) {
    this.#reserved = reserved;
  }

  async query({ text, values }: Statement): Promise<SqlResult> {
    const pending = this.#reserved.unsafe(text, values as never[]);
    this.#pending = pending;
    try {
      const rows = await pending;
      return { rows: Array.from(rows) as SqlRow[], changed: rows.count ?? 0 };
    } catch (error) {
      this.#isLost ||= explainPostgres(error).isLost === true;
      throw error;
    }
  }

  async cancel(): Promise<void> {
    await this.#pending?.cancel();
  }

  release(): void {
    if (!this.#isLost) this.#reserved.release();
  }

  /** The driver has no way to end one connection: it is given back once what runs has ended and is undone. */
  destroy(): void {
    const release = (): void => this.release();
    if (!this.#isLost) this.query({ text: 'ROLLBACK', values: [] }).then(release, release);
  }
}

function refuseTransform({ options }: PorsagerSql): void {
  const { column, row, value } = (options.transform ?? {}) as Record<string, { from?: unknown } | undefined>;
  if (column?.from === undefined && row?.from === undefined && value?.from === undefined) return;
  throw new BizBoostError(
    'unsupported',
    'Expected a `postgres` that gives rows as they are, got one with `transform`: give the adapter one of its own.',
  );
}

import { BizBoostError } from '@bizboost/core';
import { acquire } from '../pooled/acquire.ts';
import type { SqlConnection, SqlResult } from '../pooled/pool.ts';
import type { SqlRow, Statement } from '../sql/statement.ts';
import type { ListeningPool } from './listening.ts';
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

class PorsagerConnection implements SqlConnection {
  readonly #reserved: ReservedSql;
  #pending: Pending | undefined;

  constructor(reserved: ReservedSql) {
    this.#reserved = reserved;
  }

  async query({ text, values }: Statement): Promise<SqlResult> {
    const pending = this.#reserved.unsafe(text, values as never[]);
    this.#pending = pending;
    const rows = await pending;
    return { rows: Array.from(rows) as SqlRow[], changed: rows.count ?? 0 };
  }

  async cancel(): Promise<void> {
    await this.#pending?.cancel();
  }

  release(): void {
    this.#reserved.release();
  }

  /** The driver has no way to end one connection: it is given back once what runs has ended and is undone. */
  destroy(): void {
    const undone = this.#reserved.unsafe('ROLLBACK', []);
    const release = (): void => this.#reserved.release();
    undone.then(release, release);
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

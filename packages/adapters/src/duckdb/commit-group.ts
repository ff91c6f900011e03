import type { DuckDBConnection } from '@duckdb/node-api';
import type { RefundFact } from '@bizboost/core';
import type { SqlValue } from '../sql/statement.ts';
import { storable } from '../sql/storable-text.ts';
import { appendRows } from './append-rows.ts';
import type { Arrivals } from './arrivals.ts';
import { listOf } from './duckdb-dialect.ts';
import { LEDGER_LINES, TRADES } from './duckdb-schema.ts';
import { factRowsOf, otherRowsOf, type GroupChanges } from './group-rows.ts';
import type { KeptFact } from './submission.ts';
import type { Visibility } from './visibility.ts';

export interface CommitParts {
  /** The only one that writes batches. */
  readonly connection: DuckDBConnection;
  readonly visibility: Visibility;
  readonly arrivals: Arrivals;
  /** Resolves when rows may be taken out of any table, until the next batch. */
  untilSorted(): Promise<void>;
  /** Runs a task beside no question. */
  exclusive(task: () => Promise<void>): Promise<void>;
}

/** Keeps all of it or nothing; on the disk, and to be seen, when it resolves. */
export async function commitGroup(changes: GroupChanges, parts: CommitParts): Promise<void> {
  const { replacingRefunds } = changes;
  if (replacingRefunds.length === 0) return commit(changes, parts);
  await parts.untilSorted();
  // Rows go that others see.
  await parts.exclusive(() => commit(changes, parts));
}

async function commit(changes: GroupChanges, { connection, visibility, arrivals }: CommitParts): Promise<void> {
  const number = visibility.commit + 1;
  const facts = factRowsOf(changes, number);
  await connection.run('BEGIN');
  try {
    await removeRefunds(connection, changes.replacingRefunds);
    for (const rows of otherRowsOf(changes, number)) await appendRows(connection, rows);
    for (const { fact, ...rows } of facts) await appendRows(connection, { table: arrivals.tableOf(fact), ...rows });
    await connection.run('COMMIT');
  } catch (error) {
    // Where the commit failed there is nothing left to roll back.
    await connection.run('ROLLBACK').catch(() => {});
    throw error;
  }
  for (const { fact, count } of facts) arrivals.added(fact, count);
  visibility.committed(number);
}

async function removeRefunds(connection: DuckDBConnection, refunds: readonly KeptFact<RefundFact>[]): Promise<void> {
  for (const [business, ofBusiness] of Map.groupBy(refunds, (refund) => refund.business)) {
    for (const { arrivals, sorted } of [TRADES, LEDGER_LINES]) {
      for (const table of [sorted, ...arrivals]) {
        const values: SqlValue[] = [];
        const ids = listOf(
          ofBusiness.map(({ fact }) => storable(fact.id)),
          values,
        );
        const theirs = `business = ${business} AND kind = 'refund' AND id IN (${ids})`;
        await connection.run(`DELETE FROM ${table} WHERE ${theirs}`, values);
      }
    }
  }
}

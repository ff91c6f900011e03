import type { EventFact, RefundFact, SaleFact, SpendFact } from '@bizboost/core';
import { eventRow, lineRows, spendRow, stateRow, tradeRow } from '../sql/table-rows.ts';
import type { SqlValue } from '../sql/statement.ts';
import { STATE } from '../sql/tables.ts';
import type { Rows, RowsColumn } from './append-rows.ts';
import {
  BUSINESSES,
  CHANGES,
  columnsOf,
  EVENTS,
  LEDGER_LINES,
  SPENDS,
  STATE_VERSIONS,
  TRADES,
  type FactTable,
} from './duckdb-schema.ts';
import type { KeptState } from './new-states.ts';
import type { KeptFact } from './submission.ts';

/** What a group of batches comes to. */
export interface GroupChanges {
  /** Those that have not written before, in the order of their numbers. */
  readonly newBusinesses: readonly { readonly number: number; readonly id: string }[];
  /** Numbers of changed businesses, to their changes so far. */
  readonly changes: ReadonlyMap<number, number>;
  readonly events: readonly KeptFact<EventFact>[];
  readonly spends: readonly KeptFact<SpendFact>[];
  readonly trades: readonly KeptFact<SaleFact | RefundFact>[];
  /** In place of those kept. */
  readonly replacingRefunds: readonly KeptFact<RefundFact>[];
  /** The newest version of each that changed. */
  readonly states: readonly KeptState[];
}

/** Rows for the table of arrivals of a table. */
export interface FactRows {
  readonly fact: FactTable;
  readonly count: number;
  readonly columns: readonly RowsColumn[];
}

/** A row of one of our own tables, its business as a number. */
export type NumberedRow = readonly SqlValue[];

/** @param commit the number under which the rows come */
export function factRowsOf(
  { events, spends, trades, replacingRefunds }: GroupChanges,
  commit: number,
): readonly FactRows[] {
  const allTrades = [...trades, ...replacingRefunds];
  return [
    arrivalRows(
      EVENTS,
      events.map(({ business, fact }) => numbered(business, eventRow('', fact))),
      commit,
    ),
    arrivalRows(
      SPENDS,
      spends.map(({ business, fact }) => numbered(business, spendRow('', fact))),
      commit,
    ),
    arrivalRows(
      TRADES,
      allTrades.map(({ business, fact }) => numbered(business, tradeRow('', fact))),
      commit,
    ),
    arrivalRows(
      LEDGER_LINES,
      allTrades.flatMap(({ business, fact }) => lineRows('', fact).map((row) => numbered(business, row))),
      commit,
    ),
  ];
}

/** The rows of all other tables. */
export function otherRowsOf({ newBusinesses, changes, states }: GroupChanges, commit: number): readonly Rows[] {
  const versions = states.map(({ business, state }) => numbered(business, stateRow('', state)));
  return [...businessRows(newBusinesses, changes), stateVersionRows(versions, commit)];
}

export function businessRows(
  newBusinesses: GroupChanges['newBusinesses'],
  changes: GroupChanges['changes'],
): readonly Rows[] {
  const counts = [...changes];
  return [
    {
      table: BUSINESSES,
      count: newBusinesses.length,
      columns: [
        { type: 'number', valueOf: (row) => newBusinesses[row]?.number ?? null },
        { type: 'text', valueOf: (row) => newBusinesses[row]?.id ?? null },
      ],
    },
    {
      table: CHANGES,
      count: counts.length,
      columns: [
        { type: 'number', valueOf: (row) => counts[row]?.[0] ?? null },
        { type: 'integer', valueOf: (row) => counts[row]?.[1] ?? null },
      ],
    },
  ];
}

export function arrivalRows(fact: FactTable, rows: readonly NumberedRow[], commit: number): FactRows {
  const types = columnsOf(fact.table).map(({ type }) => (type === 'integer' ? type : 'text'));
  return { fact, count: rows.length, columns: columnsAt(rows, commit, types) };
}

export function stateVersionRows(rows: readonly NumberedRow[], commit: number): Rows {
  const types = columnsOf(STATE).map(({ type }) => (type === 'integer' ? type : 'text'));
  return { table: STATE_VERSIONS, count: rows.length, columns: columnsAt(rows, commit, types) };
}

/** Puts a business's number into a row of our own tables. */
export function numbered(business: number, row: SqlValue[]): NumberedRow {
  row[0] = business;
  return row;
}

/** The business of each row, the commit, and what else is in it. */
function columnsAt(
  rows: readonly NumberedRow[],
  commit: number,
  types: readonly RowsColumn['type'][],
): readonly RowsColumn[] {
  return [
    { type: 'number', valueOf: (row) => rows[row]?.[0] ?? null },
    { type: 'integer', valueOf: () => commit },
    ...types.map((type, at): RowsColumn => ({ type, valueOf: (row) => rows[row]?.[at + 1] ?? null })),
  ];
}

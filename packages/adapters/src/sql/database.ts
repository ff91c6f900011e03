import type { ReadOptions } from '@bizboost/core';
import type { SqlList, SqlRow, SqlValue, Statement } from './statement.ts';
import type { Table } from './tables.ts';

/** Statements on one connection, or on any of a pool. */
export interface SqlSession {
  all(statement: Statement, options?: ReadOptions): Promise<readonly SqlRow[]>;
  /** The same rows as lists of their values, in the order of the columns, where a driver gives them so for less. */
  lists?(statement: Statement, options?: ReadOptions): Promise<readonly SqlList[]>;
}

/** Statements of one transaction, and what engines do in ways of their own. */
export interface SqlTransaction extends SqlSession {
  /** Takes the turn of a business until the transaction ends, so that its writers wait for each other; tells its number of changes so far. */
  lockBusiness(business: string): Promise<number>;
  setChanges(business: string, changes: number): Promise<void>;
  /**
   * Keeps rows whose key is not there yet, by the engine's fastest way; tells the ids (column `id`) of those that were new.
   * No two rows given have the same key.
   */
  insertNew(table: Table, rows: readonly (readonly SqlValue[])[]): Promise<ReadonlySet<string>>;
  /** Keeps rows, in place of those with the same key. */
  put(table: Table, rows: readonly (readonly SqlValue[])[]): Promise<void>;
  run(statement: Statement): Promise<void>;
}

/** A database with our own schema. */
export interface SqlDatabase extends SqlSession {
  /** All of the work or none of it, durable when it resolves. Work that the engine could not serialise is tried again. */
  transaction<T>(work: (transaction: SqlTransaction) => Promise<T>): Promise<T>;
  /** Takes off the disk what rows held before they were changed, where the engine does not do so by itself. */
  scrub?(): Promise<void>;
  close(): Promise<void>;
}

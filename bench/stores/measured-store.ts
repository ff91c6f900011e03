import type { BusinessId, DataAdapter, WriteBatch } from '@bizboost/core';
import type { SqlRow, SqlValue } from '../../packages/adapters/src/sql/statement.ts';
import type { Table } from '../../packages/adapters/src/sql/tables.ts';

/** A store with our schema, and its driver beside it with nothing of ours in between. */
export interface MeasuredStore {
  readonly name: string;
  readonly adapter: DataAdapter;
  /** Another process on the same database, where there can be one. */
  another?(): DataAdapter;
  /** Takes what a shop did through the adapter, where that keeps it elsewhere than in the tables that are asked by hand. */
  take?(shop: BusinessId, batch: Pick<WriteBatch, 'facts'> & Partial<WriteBatch>): Promise<void>;
  /** Rows of our own tables, of any business, the fastest way there is. */
  load(table: Table, rows: readonly (readonly SqlValue[])[]): Promise<void>;
  /** To be called when all is loaded: what the engine does by itself after a while. */
  settle(): Promise<void>;
  /** A statement by hand; `?` stands for the shop. */
  ask(text: string, shop: string): Promise<readonly SqlRow[]>;
  /** How this store divides whole numbers. */
  readonly divide: string;
  /** The driver's fastest way to keep rows of a twin of our events table, those it has left out. */
  keep(rows: readonly (readonly SqlValue[])[]): Promise<void>;
  close(): Promise<void>;
}

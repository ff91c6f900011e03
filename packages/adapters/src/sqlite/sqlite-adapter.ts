import type { DataAdapter } from '@bizboost/core';
import { ownAdapter } from '../sql/own-adapter.ts';
import { polledChanges } from '../sql/polled-changes.ts';
import { openSqlite } from './sqlite-database.ts';
import { SQLITE } from './sqlite-dialect.ts';

export interface SqliteAdapterOptions {
  /** The database file, made where it is not there; `:memory:` keeps it in memory, for as long as the adapter is open. */
  readonly path: string;
  /** How long a write waits for another process to finish its own, in milliseconds. Default 5,000; then it fails as `unavailable`. */
  readonly busyTimeoutMs?: number;
}

/**
 * Keeps records in an SQLite file, with our own schema, which is brought up to date at opening. Several processes may share the file.
 * Statements run on the calling thread: good for one shop's records, not for questions over millions of rows beside a busy server.
 */
export function sqliteAdapter({ path, busyTimeoutMs = 5_000 }: SqliteAdapterOptions): Required<DataAdapter> {
  const database = openSqlite(path, { busyTimeoutMs });
  // What is in memory nobody else has.
  const changes = path === ':memory:' ? undefined : polledChanges(database, SQLITE, () => database.isSame());
  return ownAdapter(database, SQLITE, changes);
}

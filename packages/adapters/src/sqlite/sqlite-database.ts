import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { BizBoostError } from '@bizboost/core';
import type { SqlDatabase, SqlSession, SqlTransaction } from '../sql/database.ts';
import { createSchemaTable, pendingMigrations, SCHEMA_TABLE } from '../sql/migrations.ts';
import type { SqlList, SqlRow, SqlValue, Statement } from '../sql/statement.ts';
import type { Table } from '../sql/tables.ts';
import { explained, isBusy } from './sqlite-failure.ts';
import { SQLITE_SCHEMA } from './sqlite-dialect.ts';
import { StatementCache } from './statement-cache.ts';

/** Opens a file with our schema. Throws `unsupported` for a file of another format, `unavailable` where it cannot be opened. */
export function openSqlite(path: string, { busyTimeoutMs }: { readonly busyTimeoutMs: number }): SqliteDatabase {
  const isShared = path !== ':memory:';
  const writing = connect(path, busyTimeoutMs);
  try {
    migrate(writing);
  } catch (error) {
    writing.close();
    throw error;
  }
  // A connection of its own for reading: what a transaction has not committed must not be seen.
  const reading = isShared ? connect(path, busyTimeoutMs) : writing;
  return new SqliteDatabase(writing, reading, busyTimeoutMs);
}

/** Opens a file of any tables to read them. Throws `not_found` where there is none. */
export function openSqliteToRead(path: string): SqlSession & { close(): Promise<void> } {
  if (!existsSync(path))
    throw new BizBoostError('not_found', `${path} is not there. Check the name of the file to read.`);
  let database: DatabaseSync;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    database.exec('PRAGMA temp_store = MEMORY');
  } catch (error) {
    throw explained(error, path);
  }
  const statements = new StatementCache(database);
  let isClosed = false;
  return {
    all: async (statement) => allOf(statements, statement),
    lists: async (statement) => listsOf(statements, statement),
    async close() {
      if (!isClosed) database.close();
      isClosed = true;
    },
  };
}

function connect(path: string, busyTimeoutMs: number): DatabaseSync {
  try {
    const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
    // WAL: readers never wait for a writer. FULL: what is acknowledged survives a power cut.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;');
    // What is erased must not be found in the file's free bytes.
    database.exec('PRAGMA secure_delete = ON;');
    return database;
  } catch (error) {
    throw explained(error, path);
  }
}

function migrate(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(createSchemaTable(SQLITE_SCHEMA));
    const done = database.prepare(`SELECT MAX(version) AS version FROM ${SCHEMA_TABLE}`).get()?.['version'] ?? 0;
    for (const { statements } of pendingMigrations(SQLITE_SCHEMA, Number(done)))
      for (const statement of statements) database.exec(statement);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** Between two looks whether another process has ended its write. */
const BUSY_PAUSE_MS = 5;

export class SqliteDatabase implements SqlDatabase {
  readonly #busyTimeoutMs: number;
  readonly #writing: DatabaseSync;
  readonly #reading: DatabaseSync;
  readonly #written: StatementCache;
  readonly #read: StatementCache;
  #last: Promise<unknown> = Promise.resolve();
  #version: unknown;
  #isClosed = false;

  constructor(writing: DatabaseSync, reading: DatabaseSync, busyTimeoutMs: number) {
    this.#busyTimeoutMs = busyTimeoutMs;
    this.#writing = writing;
    this.#reading = reading;
    this.#written = new StatementCache(writing);
    this.#read = reading === writing ? this.#written : new StatementCache(reading);
  }

  async all(statement: Statement): Promise<readonly SqlRow[]> {
    await this.#untilCommitted();
    return allOf(this.#read, statement);
  }

  async lists(statement: Statement): Promise<readonly SqlList[]> {
    await this.#untilCommitted();
    return listsOf(this.#read, statement);
  }

  /** In memory there is one connection: what a transaction has begun must be over. */
  #untilCommitted(): Promise<unknown> | undefined {
    return this.#reading === this.#writing ? this.#last : undefined;
  }

  /** Whether nothing has been committed to the file, by this process or another, since it was asked last. */
  isSame(): boolean {
    const version = attempt(() => this.#read.of('PRAGMA data_version').get()?.['data_version']);
    const isSame = version === this.#version;
    this.#version = version;
    return isSame;
  }

  transaction<T>(work: (transaction: SqlTransaction) => Promise<T>): Promise<T> {
    const result = this.#last.then(() => this.#run(work));
    this.#last = result.catch(() => {});
    return result;
  }

  /** The log of writes still holds the pages as they were, until it is emptied. */
  async scrub(): Promise<void> {
    await this.#last;
    this.#execute(`PRAGMA busy_timeout = ${this.#busyTimeoutMs}; PRAGMA wal_checkpoint(TRUNCATE);`);
  }

  async close(): Promise<void> {
    await this.#last;
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#reading !== this.#writing) this.#reading.close();
    this.#writing.close();
  }

  async #run<T>(work: (transaction: SqlTransaction) => Promise<T>): Promise<T> {
    await this.#begin();
    try {
      const result = await work(transactionOn(this.#written));
      this.#execute('COMMIT');
      return result;
    } catch (error) {
      if (this.#writing.isTransaction) this.#writing.exec('ROLLBACK');
      throw error;
    }
  }

  /** Waits here for the write of another process: what waits within SQLite holds up everything else in this one. */
  async #begin(): Promise<void> {
    const deadline = performance.now() + this.#busyTimeoutMs;
    for (;;) {
      try {
        this.#open().exec('PRAGMA busy_timeout = 0; BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() >= deadline) throw explained(error);
      }
      await delay(BUSY_PAUSE_MS * (0.5 + Math.random()));
    }
  }

  #execute(text: string): void {
    try {
      this.#open().exec(text);
    } catch (error) {
      throw explained(error);
    }
  }

  #open(): DatabaseSync {
    if (this.#isClosed) throw new BizBoostError('unavailable', 'This store has been closed.', { retryable: false });
    return this.#writing;
  }
}

function transactionOn(statements: StatementCache): SqlTransaction {
  return {
    all: async (statement) => allOf(statements, statement),
    lists: async (statement) => listsOf(statements, statement),
    async run(statement) {
      attempt(() => statements.of(statement.text).run(...statement.values));
    },
    // `BEGIN IMMEDIATE` lets one writer at a time into the file.
    async lockBusiness(business) {
      const row = statements.of('SELECT changes FROM bizboost_change WHERE business_id = ?').get(business);
      return Number(row?.['changes'] ?? 0);
    },
    async setChanges(business, changes) {
      attempt(() =>
        statements
          .of('INSERT OR REPLACE INTO bizboost_change (business_id, changes) VALUES (?, ?)')
          .run(business, changes),
      );
    },
    async insertNew(table, rows) {
      const insert = statements.of(insertText(table, 'INSERT OR IGNORE'));
      const idAt = table.columns.findIndex(({ name }) => name === 'id');
      return attempt(() => new Set(rows.filter((row) => changesOne(insert, row)).map((row) => row[idAt] as string)));
    },
    async put(table, rows) {
      const insert = statements.of(insertText(table, 'INSERT OR REPLACE'));
      attempt(() => rows.forEach((row) => insert.run(...row)));
    },
  };
}

function changesOne(insert: StatementSync, row: readonly SqlValue[]): boolean {
  return Number(insert.run(...row).changes) === 1;
}

function insertText({ name, columns }: Table, verb: string): string {
  return `${verb} INTO ${name} (${columns.map((column) => column.name).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
}

function allOf(statements: StatementCache, { text, values }: Statement): readonly SqlRow[] {
  return attempt(() => statements.rows(text, values));
}

function listsOf(statements: StatementCache, { text, values }: Statement): readonly SqlList[] {
  return attempt(() => statements.lists(text, values));
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explained(error);
  }
}

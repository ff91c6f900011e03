import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { SqlList, SqlRow, SqlValue } from '../sql/statement.ts';

const MAX_STATEMENTS = 200;

/** A statement that gives its rows as lists, and what their columns are called. */
interface Reader {
  readonly statement: StatementSync;
  readonly names: readonly string[];
}

/** Prepared statements of a connection by their text, the most recently used kept. */
export class StatementCache {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #readers = new Map<string, Reader>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  of(text: string): StatementSync {
    return recent(this.#statements, text, () => this.#database.prepare(text));
  }

  /** All rows of a statement. Made of lists, since Node's own objects for rows are slow to make and slower to read. */
  rows(text: string, values: readonly SqlValue[]): readonly SqlRow[] {
    const { statement, names } = this.#readerOf(text);
    return listsOf(statement, values).map((list) => {
      const row: Record<string, unknown> = {};
      for (let index = 0; index < names.length; index++) row[names[index] as string] = list[index];
      return row;
    });
  }

  /** All rows of a statement as lists of their values, in the order of the columns. */
  lists(text: string, values: readonly SqlValue[]): readonly SqlList[] {
    return listsOf(this.#readerOf(text).statement, values);
  }

  #readerOf(text: string): Reader {
    return recent(this.#readers, text, () => readerOf(this.#database.prepare(text)));
  }
}

function readerOf(statement: StatementSync): Reader {
  statement.setReturnArrays(true);
  return { statement, names: statement.columns().map(({ name }) => name) };
}

function listsOf(statement: StatementSync, values: readonly SqlValue[]): readonly SqlList[] {
  return statement.all(...values) as unknown as readonly SqlList[];
}

function recent<T>(kept: Map<string, T>, text: string, make: () => T): T {
  const found = kept.get(text) ?? make();
  kept.delete(text);
  kept.set(text, found);
  const oldest = kept.keys().next().value;
  if (kept.size > MAX_STATEMENTS && oldest !== undefined) kept.delete(oldest);
  return found;
}

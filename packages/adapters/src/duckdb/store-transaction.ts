import type { DuckDBConnection } from '@duckdb/node-api';
import type { SqlTransaction } from '../sql/database.ts';
import type { SqlRow, SqlValue, Statement } from '../sql/statement.ts';
import { EVENT, STATE, type Table } from '../sql/tables.ts';
import { stateOf } from '../sql/table-rows.ts';
import { appendRows } from './append-rows.ts';
import type { Arrivals } from './arrivals.ts';
import { EVENTS, FACT_TABLES } from './duckdb-schema.ts';
import { arrivalRows, businessRows, numbered, stateVersionRows } from './group-rows.ts';
import type { KnownBusinesses } from './known-businesses.ts';
import type { KnownIds } from './known-ids.ts';
import type { Visibility } from './visibility.ts';
import type { WriteSession } from './write-session.ts';

export interface StoreTransactionParts {
  readonly connection: DuckDBConnection;
  readonly session: WriteSession;
  readonly visibility: Visibility;
  readonly arrivals: Arrivals;
  readonly businesses: KnownBusinesses;
  readonly ids: KnownIds;
}

/** What of a business is changed otherwise than by batches, in terms of our own tables: rows are taken out or over wherever they lie. */
export class StoreTransaction implements SqlTransaction {
  readonly #parts: StoreTransactionParts;
  readonly #id: string;
  readonly #number: number;
  readonly #commit: number;
  readonly #states: (readonly SqlValue[])[] = [];
  #added = 0;
  #changes: number | undefined;

  /** @param id of the business, as it is kept */
  constructor(id: string, parts: StoreTransactionParts) {
    const { businesses, visibility } = parts;
    this.#parts = parts;
    this.#id = id;
    const known = businesses.numberOf(id);
    this.#number = known === -1 ? businesses.numberAfter(0) : known;
    this.#commit = visibility.commit + 1;
  }

  /** The number under which the business is kept, or will be. */
  get business(): number {
    return this.#number;
  }

  all(statement: Statement): Promise<readonly SqlRow[]> {
    return this.#parts.session.all(statement);
  }

  async run({ text, values }: Statement): Promise<void> {
    const fact = FACT_TABLES.find(({ table }) => text.includes(` ${table.name} `));
    if (fact === undefined) throw new TypeError(`Expected a statement on a table of facts, got ${text}.`);
    for (const table of [fact.sorted, ...fact.arrivals])
      await this.#parts.connection.run(text.replace(` ${fact.table.name} `, ` ${table} `), [...values]);
  }

  async lockBusiness(): Promise<number> {
    return this.#parts.businesses.changesOf(this.#number);
  }

  async setChanges(_: string, changes: number): Promise<void> {
    this.#changes = changes;
  }

  async insertNew(table: Table, rows: readonly (readonly SqlValue[])[]): Promise<ReadonlySet<string>> {
    if (table !== EVENT) throw new TypeError(`Expected rows of ${EVENT.name}, got some of ${table.name}.`);
    const { connection, arrivals } = this.#parts;
    const own = rows.map((row) => numbered(this.#number, [...row]));
    const { fact, ...arriving } = arrivalRows(EVENTS, own, this.#commit);
    await appendRows(connection, { table: arrivals.tableOf(fact), ...arriving });
    this.#added += rows.length;
    const idAt = table.columns.findIndex(({ name }) => name === 'id');
    return new Set(rows.map((row) => row[idAt] as string));
  }

  async put(table: Table, rows: readonly (readonly SqlValue[])[]): Promise<void> {
    if (table !== STATE) throw new TypeError(`Expected rows of ${STATE.name}, got some of ${table.name}.`);
    const own = rows.map((row) => numbered(this.#number, [...row]));
    await appendRows(this.#parts.connection, stateVersionRows(own, this.#commit));
    this.#states.push(...own);
  }

  /** Puts down what has changed, the last thing before the commit. */
  async finish(): Promise<void> {
    const isNew = this.#parts.businesses.numberOf(this.#id) === -1 && this.#changes !== undefined;
    const newBusinesses = isNew ? [{ number: this.#number, id: this.#id }] : [];
    const changes = new Map(this.#changes === undefined ? [] : [[this.#number, this.#changes]]);
    for (const rows of businessRows(newBusinesses, changes)) await appendRows(this.#parts.connection, rows);
  }

  /** Says that all of it is kept. */
  committed(): void {
    if (this.#changes === undefined) return;
    const { businesses, visibility, arrivals, ids } = this.#parts;
    if (businesses.numberOf(this.#id) === -1) businesses.add(this.#id);
    businesses.changed(this.#number, this.#changes);
    const names = STATE.columns.map(({ name }) => name);
    for (const row of this.#states)
      businesses.noteState(this.#number, stateOf(Object.fromEntries(names.map((name, at) => [name, row[at]]))));
    arrivals.added(EVENTS, this.#added);
    visibility.committed(this.#commit);
    // Ids of rows that went are known still.
    ids.forget(this.#number);
  }
}

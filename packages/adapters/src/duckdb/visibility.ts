import type { DuckDBConnection } from '@duckdb/node-api';
import { STATE } from '../sql/tables.ts';
import { columnsOf, FACT_TABLES, IS_ROW, RUNS, sortedColumn, STATE_VERSIONS, type FactTable } from './duckdb-schema.ts';
import { readRows } from './read-rows.ts';

/**
 * Which rows there are to be seen: those of the commits and runs up to a number. A statement is written with the numbers of its moment, and so
 * sees whole commits and each row once, whatever is being written, sorted and taken away meanwhile. The engine alone does not see to that: a
 * statement that begins while a large transaction commits sees part of it, and one that began before a checkpoint misses rows that were
 * deleted after it began (DuckDB 1.5.6).
 */
export class Visibility {
  #commit = 0;
  readonly #runs = new Map<FactTable, number>();
  /** By table of arrivals: the commit up to which its rows are in a run. */
  readonly #takenUpTo = new Map<string, number>();
  /** Of the moment, by name. */
  #tables: readonly (readonly [name: string, definition: string])[] | undefined;

  static async read(connection: DuckDBConnection): Promise<Visibility> {
    const visibility = new Visibility();
    const tables = [STATE_VERSIONS, ...FACT_TABLES.flatMap(({ arrivals }) => arrivals)];
    const newest = tables.map((table) => `(SELECT max(batch) FROM ${table} WHERE ${IS_ROW})`).join(', ');
    const [row] = await readRows(connection, {
      text: `SELECT greatest(${newest}, (SELECT max(batch) FROM ${RUNS})) AS batch`,
      values: [],
    });
    visibility.#commit = Number(row?.['batch'] ?? 0);
    const runs = await readRows(connection, {
      text: `SELECT arrivals, max(run) AS run, max(batch) AS batch FROM ${RUNS} GROUP BY arrivals`,
      values: [],
    });
    for (const { arrivals, run, batch } of runs)
      visibility.sorted(factOf(arrivals as string), {
        arrivals: arrivals as string,
        run: run as number,
        batch: Number(batch),
      });
    return visibility;
  }

  /** The last commit to be seen. */
  get commit(): number {
    return this.#commit;
  }

  /** The last run of a table. */
  runOf(fact: FactTable): number {
    return this.#runs.get(fact) ?? 0;
  }

  /** The commit up to which rows of a table of arrivals are in a run, and must not be seen there. */
  takenUpTo(arrivals: string): number {
    return this.#takenUpTo.get(arrivals) ?? 0;
  }

  /** Shows a commit's rows. */
  committed(commit: number): void {
    this.#commit = commit;
    this.#tables = undefined;
  }

  /** Shows a run's rows in place of those they were sorted from. */
  sorted(
    fact: FactTable,
    { arrivals, run, batch }: { readonly arrivals: string; readonly run: number; readonly batch: number },
  ): void {
    this.#runs.set(fact, Math.max(run, this.runOf(fact)));
    this.#takenUpTo.set(arrivals, batch);
    this.#tables = undefined;
  }

  /** A statement that finds in our tables, under the names they have elsewhere, what is to be seen now. */
  statement(text: string): string {
    this.#tables ??= [
      [STATE.name, this.#states],
      ...FACT_TABLES.map((fact) => [fact.table.name, this.#tableOf(fact)] as const),
    ];
    const named = this.#tables.filter(([name]) => text.includes(name)).map(([, table]) => table);
    return named.length === 0 ? text : `WITH ${named.join(', ')} ${text}`;
  }

  #tableOf(fact: FactTable): string {
    const columns = columnsOf(fact.table);
    const names = ['business', ...columns.map(({ name }) => name)].join(', ');
    const sorted = ['business', ...columns.map((column) => sortedColumn(fact, column))].join(', ');
    const parts = fact.arrivals.map(
      (table) => `SELECT ${names} FROM ${table} WHERE batch > ${this.takenUpTo(table)} AND batch <= ${this.#commit}`,
    );
    return `${fact.table.name} AS NOT MATERIALIZED (SELECT ${sorted} FROM ${fact.sorted} WHERE run <= ${this.runOf(fact)} UNION ALL ${parts.join(' UNION ALL ')})`;
  }

  get #states(): string {
    const newest = `QUALIFY row_number() OVER (PARTITION BY business, kind, id ORDER BY batch DESC) = 1`;
    return `${STATE.name} AS NOT MATERIALIZED (SELECT * EXCLUDE (batch) FROM ${STATE_VERSIONS} WHERE batch <= ${this.#commit} ${newest})`;
  }
}

function factOf(arrivals: string): FactTable {
  return FACT_TABLES.find((fact) => fact.arrivals.includes(arrivals)) as FactTable;
}

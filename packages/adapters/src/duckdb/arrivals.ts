import type { DuckDBConnection } from '@duckdb/node-api';
import { FACT_TABLES, IS_ROW, type FactTable } from './duckdb-schema.ts';
import { readRows } from './read-rows.ts';

/** One of the two tables that a table's rows come into. */
interface Side {
  readonly table: string;
  rows: number;
}

interface Sides {
  taking: Side;
  resting: Side;
}

/** Which table of arrivals takes rows now, and how many are in each. */
export class Arrivals {
  readonly #sides = new Map<FactTable, Sides>();

  static async read(connection: DuckDBConnection): Promise<Arrivals> {
    const arrivals = new Arrivals();
    for (const fact of FACT_TABLES) {
      const [first, second] = await Promise.all(fact.arrivals.map((table) => countOf(connection, table)));
      const [fewer, more] = [first as Side, second as Side].sort((a, b) => a.rows - b.rows) as [Side, Side];
      // With rows in both, those of the larger one wait to be sorted; with rows in one, it goes on taking them.
      arrivals.#sides.set(fact, fewer.rows === 0 ? { taking: more, resting: fewer } : { taking: fewer, resting: more });
    }
    return arrivals;
  }

  tableOf(fact: FactTable): string {
    return this.#of(fact).taking.table;
  }

  rowsOf(fact: FactTable): number {
    return this.#of(fact).taking.rows;
  }

  added(fact: FactTable, rows: number): void {
    this.#of(fact).taking.rows += rows;
  }

  /** The table that takes no rows, where it has some: they wait to be sorted. */
  restingOf(fact: FactTable): string | undefined {
    const { resting } = this.#of(fact);
    return resting.rows > 0 ? resting.table : undefined;
  }

  restingRowsOf(fact: FactTable): number {
    return this.#of(fact).resting.rows;
  }

  /** Lets the other table take rows from here on. */
  swap(fact: FactTable): void {
    const sides = this.#of(fact);
    [sides.taking, sides.resting] = [sides.resting, sides.taking];
  }

  /** Says that the resting table has been emptied. */
  emptied(fact: FactTable): void {
    this.#of(fact).resting.rows = 0;
  }

  #of(fact: FactTable): Sides {
    return this.#sides.get(fact) as Sides;
  }
}

async function countOf(connection: DuckDBConnection, table: string): Promise<Side> {
  const [row] = await readRows(connection, {
    text: `SELECT count(*) AS rows FROM ${table} WHERE ${IS_ROW}`,
    values: [],
  });
  return { table, rows: Number(row?.['rows']) };
}

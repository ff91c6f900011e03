import { EVENT, LEDGER_LINE, SPEND, STATE, TRADE, type Table, type TableColumn } from '../sql/tables.ts';

/**
 * How our tables lie in a DuckDB file.
 *
 * A business is kept as a number: the engine's statistics of a text look at its first eight bytes only, which ids of businesses tend to share.
 *
 * Rows of facts come into one of two tables of arrivals, in turns, each with the number of the commit that brought it. The other's are sorted
 * meanwhile, by business and time, and become a run of a third table. Questions see what is to be seen by these numbers (`Visibility`).
 */
export interface FactTable {
  readonly table: Table;
  readonly arrivals: readonly [string, string];
  readonly sorted: string;
  /** Whether ids that are UUIDs are kept as such once they are sorted: 16 bytes in place of 36. */
  readonly isPacked: boolean;
}

export const EVENTS = factTable(EVENT, { isPacked: true });
export const SPENDS = factTable(SPEND);
export const TRADES = factTable(TRADE);
export const LEDGER_LINES = factTable(LEDGER_LINE);
export const FACT_TABLES: readonly FactTable[] = [EVENTS, SPENDS, TRADES, LEDGER_LINES];

/** Numbers of businesses. */
export const BUSINESSES = 'bizboost_business';
/** How often each business has changed, one row for each time; the largest counts. */
export const CHANGES = 'bizboost_change';
/** Versions of states, by the commit that brought them; the newest counts. */
export const STATE_VERSIONS = 'bizboost_state_version';
/** What runs there are: all rows of a table of arrivals up to a commit. */
export const RUNS = 'bizboost_run';
const SCHEMA = 'bizboost_schema';

/** Of the newest schema. */
export const SCHEMA_VERSION = 1;

export const SCHEMA_OF_FILE = `SELECT max(version) AS version FROM ${SCHEMA}`;
/** Whether there is a schema at all. */
export const HAS_SCHEMA = `SELECT count(*) AS tables FROM duckdb_tables() WHERE table_name = '${SCHEMA}'`;

/** What a table's rows are made of, beside the business. */
export function columnsOf({ columns }: Table): readonly TableColumn[] {
  return columns.filter(({ name }) => name !== 'business_id');
}

/**
 * Which rows there are beside the one of each table that belongs to nobody and is never to be seen. Without that one the engine leaves a condition
 * like `batch <= 7` out where no row had a larger number when the statement was planned, and then finds those that have come since.
 */
export const IS_ROW = 'business >= 0';
const NOBODY = -1;
const NEVER = 2_147_483_647;

/** Statements that make the schema, to be run in one transaction. */
export const CREATE_SCHEMA: readonly string[] = [
  `CREATE TABLE ${SCHEMA} (version INTEGER NOT NULL)`,
  `INSERT INTO ${SCHEMA} VALUES (${SCHEMA_VERSION})`,
  `CREATE TABLE ${BUSINESSES} (business INTEGER NOT NULL, id VARCHAR NOT NULL)`,
  `CREATE TABLE ${CHANGES} (business INTEGER NOT NULL, changes BIGINT NOT NULL)`,
  `CREATE TABLE ${RUNS} (arrivals VARCHAR NOT NULL, run INTEGER NOT NULL, batch BIGINT NOT NULL)`,
  ...numberedTable(STATE_VERSIONS, 'batch', columnsOf(STATE).map(definitionOf)),
  ...FACT_TABLES.flatMap((fact) => {
    const columns = columnsOf(fact.table);
    return [
      ...fact.arrivals.flatMap((name) => numberedTable(name, 'batch', columns.map(definitionOf))),
      ...numberedTable(
        fact.sorted,
        'run',
        columns.flatMap((column) => sortedDefinitions(fact, column)),
      ),
    ];
  }),
];

/** Adds rows of arrivals to the sorted ones. */
export function sortStatement(fact: FactTable, run: number, arrived: string): string {
  const columns = columnsOf(fact.table).map(({ name }) => (isPackedId(fact, name) ? `${PACKED}, ${UNPACKED}` : name));
  return `INSERT INTO ${fact.sorted} SELECT business, ${run}, ${columns.join(', ')} FROM ${arrived} WHERE ${IS_ROW} ORDER BY business, occurred_at_ms`;
}

/** How a column is read from the sorted rows. */
export function sortedColumn(fact: FactTable, { name }: TableColumn): string {
  return isPackedId(fact, name) ? 'coalesce(id_text, CAST(id_uuid AS VARCHAR)) AS id' : name;
}

// A UUID that is not spelled as the engine spells it must come back as it came.
const IS_UUID = 'CAST(TRY_CAST(id AS UUID) AS VARCHAR) = id';
const PACKED = `CASE WHEN ${IS_UUID} THEN CAST(id AS UUID) END`;
const UNPACKED = `CASE WHEN ${IS_UUID} IS NOT TRUE THEN id END`;

function factTable(table: Table, { isPacked = false } = {}): FactTable {
  const { name } = table;
  return { table, arrivals: [`${name}_arrived_0`, `${name}_arrived_1`], sorted: `${name}_sorted`, isPacked };
}

function isPackedId({ isPacked }: FactTable, name: string): boolean {
  return isPacked && name === 'id';
}

/** A table whose rows are told apart by the number of what brought them. */
function numberedTable(name: string, number: 'batch' | 'run', columns: readonly Definition[]): readonly string[] {
  const all: readonly Definition[] = [
    { name: 'business', type: 'INTEGER NOT NULL', guard: String(NOBODY) },
    { name: number, type: 'BIGINT NOT NULL', guard: String(NEVER) },
    ...columns,
  ];
  return [
    `CREATE TABLE ${name} (${all.map((column) => `${column.name} ${column.type}`).join(', ')})`,
    `INSERT INTO ${name} VALUES (${all.map(({ guard }) => guard).join(', ')})`,
  ];
}

interface Definition {
  readonly name: string;
  readonly type: string;
  /** What the row that belongs to nobody has in it. */
  readonly guard: string;
}

function sortedDefinitions(fact: FactTable, column: TableColumn): readonly Definition[] {
  if (!isPackedId(fact, column.name)) return [definitionOf(column)];
  return [
    { name: 'id_uuid', type: 'UUID', guard: 'NULL' },
    // Random texts of one length are what the engine's own choice of compression is worst at.
    { name: 'id_text', type: 'VARCHAR USING COMPRESSION zstd', guard: "''" },
  ];
}

function definitionOf({ name, type, isOptional }: TableColumn): Definition {
  const [kept, guard] = type === 'integer' ? ['BIGINT', '0'] : ['VARCHAR', "''"];
  return isOptional === true ? { name, type: kept, guard: 'NULL' } : { name, type: `${kept} NOT NULL`, guard };
}

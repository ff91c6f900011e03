import { TABLES, type Table, type TableColumn } from './tables.ts';

/** How an engine spells our schema. */
export interface SchemaDialect {
  /** The type of a column, without `NOT NULL`. */
  typeOf(column: TableColumn): string;
  /** What follows the list of columns, such as an engine or a collation. */
  readonly tableSuffix?: string;
  /** Indexes, and whatever else the first version has beside its tables. Each must be harmless where it is there already. */
  readonly extras: readonly string[];
}

/** One step of the schema. Steps only go forward; one that has landed is never changed. Every statement is harmless where it has run already. */
export interface Migration {
  readonly version: number;
  readonly statements: readonly string[];
}

export const SCHEMA_TABLE = 'bizboost_schema';

/** The steps of our schema in the spelling of an engine, in order. */
export function migrationsOf(dialect: SchemaDialect): readonly Migration[] {
  return [{ version: 1, statements: [...TABLES.map((table) => createTable(table, dialect)), ...dialect.extras] }];
}

/** Remembers which steps have run. */
export function createSchemaTable({ tableSuffix = '' }: SchemaDialect): string {
  return `CREATE TABLE IF NOT EXISTS ${SCHEMA_TABLE} (version INTEGER NOT NULL PRIMARY KEY)${tableSuffix}`;
}

function createTable({ name, columns, key }: Table, { typeOf, tableSuffix = '' }: SchemaDialect): string {
  const lines = columns.map(
    (column) => `${column.name} ${typeOf(column)}${column.isOptional === true ? '' : ' NOT NULL'}`,
  );
  return `CREATE TABLE IF NOT EXISTS ${name} (${[...lines, `PRIMARY KEY (${key.join(', ')})`].join(', ')})${tableSuffix}`;
}

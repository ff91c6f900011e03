import { BizBoostError } from '@bizboost/core';
import { TABLES, type Table, type TableColumn } from './tables.ts';

/** How an engine spells our schema. */
export interface SchemaDialect {
  /** The type of a column, without `NOT NULL`. */
  typeOf(column: TableColumn): string;
  /** Whether the rows of a table lie in the order of its primary key. */
  readonly isOrdered: boolean;
  /** Further lines of a table, such as indexes, where they cannot be made alone. */
  linesOf?(table: Table): readonly string[];
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

/**
 * The steps that a database of some version still needs, each with what remembers that it ran.
 * Throws `unsupported` for a version of a later release.
 */
export function pendingMigrations(dialect: SchemaDialect, found: number): readonly Migration[] {
  const steps = migrationsOf(dialect);
  const newest = steps.at(-1)?.version ?? 0;
  if (found > newest) refuseOtherSchema(found, newest);
  return steps
    .filter(({ version }) => version > found)
    .map(({ version, statements }) => ({
      version,
      statements: [...statements, `INSERT INTO ${SCHEMA_TABLE} (version) VALUES (${version})`],
    }));
}

/** The version that this release works with. */
export function newestVersion(dialect: SchemaDialect): number {
  return migrationsOf(dialect).at(-1)?.version ?? 0;
}

/** Refuses (`unsupported`) a database whose schema is not the one this release works with; 0: it has none. */
export function refuseOtherSchema(found: number, wanted: number): void {
  if (found === wanted) return;
  const [received, advice] =
    found === 0
      ? ['none', 'make it with `bizboost migrate --data URL`, with a role that may create tables']
      : found < wanted
        ? [`version ${found}`, 'bring it up to date with `bizboost migrate --data URL`; what it holds stays']
        : [`version ${found}, of a later release`, 'use that release here, too'];
  const expected = `version ${wanted} of the BizBoost schema`;
  throw new BizBoostError('unsupported', `Expected ${expected} in the database, got ${received}: ${advice}.`, {
    expected,
    received,
  });
}

/** Remembers which steps have run. */
export function createSchemaTable({ tableSuffix = '' }: SchemaDialect): string {
  return `CREATE TABLE IF NOT EXISTS ${SCHEMA_TABLE} (version INTEGER NOT NULL PRIMARY KEY)${tableSuffix}`;
}

function createTable(table: Table, { typeOf, isOrdered, linesOf, tableSuffix = '' }: SchemaDialect): string {
  const { name, columns, key, order = key } = table;
  const lines = [
    ...columns.map((column) => `${column.name} ${typeOf(column)}${column.isOptional === true ? '' : ' NOT NULL'}`),
    ...(isOrdered && order !== key
      ? [`PRIMARY KEY (${order.join(', ')})`, `UNIQUE (${key.join(', ')})`]
      : [`PRIMARY KEY (${key.join(', ')})`]),
    ...(linesOf?.(table) ?? []),
  ];
  return `CREATE TABLE IF NOT EXISTS ${name} (${lines.join(', ')})${tableSuffix}`;
}

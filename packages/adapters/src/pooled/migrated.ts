import {
  createSchemaTable,
  newestVersion,
  pendingMigrations,
  SCHEMA_TABLE,
  type SchemaDialect,
} from '../sql/migrations.ts';
import type { Statement, SqlRow } from '../sql/statement.ts';

/** What bringing a database up to date came to. */
export interface Migrated {
  /** The version found; 0 where there was no schema. */
  readonly from: number;
  readonly to: number;
}

/** Runs the steps that are missing. To be called by one process at a time. */
export async function migrate(
  schema: SchemaDialect,
  all: (statement: Statement) => Promise<readonly SqlRow[]>,
): Promise<Migrated> {
  const run = (text: string): Promise<readonly SqlRow[]> => all({ text, values: [] });
  await run(createSchemaTable(schema));
  const [row] = await run(`SELECT MAX(version) AS version FROM ${SCHEMA_TABLE}`);
  const from = Number(row?.['version'] ?? 0);
  for (const { statements } of pendingMigrations(schema, from)) for (const text of statements) await run(text);
  return { from, to: newestVersion(schema) };
}

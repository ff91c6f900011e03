import type { DataAdapter } from '@bizboost/core';
import { openMapping, type OpenMappingOptions } from '../mapping/open-mapping.ts';
import { openSqliteToRead } from './sqlite-database.ts';
import { SQLITE_MAPPING } from './sqlite-mapping-dialect.ts';

export interface SqliteTablesOptions extends OpenMappingOptions {
  /** The application's database file. It is opened to be read, and never written to. */
  readonly path: string;
}

/**
 * Reads the tables of an application in an SQLite file: `tables` says where what is. Rejects with `not_found` without the file, with
 * `invalid_input` or `unsupported` where the mapping does not fit it, the field named.
 */
export async function sqliteTables({ path, ...options }: SqliteTablesOptions): Promise<DataAdapter> {
  const database = openSqliteToRead(path);
  return openMapping(options, { session: database, dialect: SQLITE_MAPPING, close: () => database.close() });
}

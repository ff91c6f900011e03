/** Records in an SQLite file, by Node's own `node:sqlite`: no driver to install. */
export { sqliteAdapter, type SqliteAdapterOptions } from './sqlite/sqlite-adapter.ts';
export { sqliteTables, type SqliteTablesOptions } from './sqlite/sqlite-tables.ts';
export { bizboostTables, type BizboostTablesOptions } from './mapping/bizboost-tables.ts';
export type * from './mapping/mapping.ts';

/** Records in an SQLite file, by Node's own `node:sqlite`: no driver to install. */
export { sqliteAdapter, type SqliteAdapterOptions } from './sqlite/sqlite-adapter.ts';

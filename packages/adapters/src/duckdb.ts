export { duckdbAdapter, type DuckdbAdapterOptions } from './duckdb/duckdb-adapter.ts';
export { lockFor, type OwnerLock } from './duckdb/owner-lock.ts';

/** Records in PostgreSQL, by `pg` or `postgres`. */
export { postgresAdapter, type PostgresAdapterOptions, type PostgresPlace } from './postgres/postgres-adapter.ts';
export { migratePostgres } from './postgres/migrate-postgres.ts';
export type { PostgresHostPool } from './postgres/postgres-pool.ts';
export type { PooledAdapter } from './pooled/pooled-adapter.ts';
export type { PoolOptions } from './pooled/pool-options.ts';
export type { Migrated } from './pooled/migrated.ts';
export { postgresTables, type PostgresTablesOptions } from './postgres/postgres-tables.ts';
export { bizboostTables, type BizboostTablesOptions } from './mapping/bizboost-tables.ts';
export type * from './mapping/mapping.ts';

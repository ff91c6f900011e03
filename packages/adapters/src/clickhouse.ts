/** Records in ClickHouse, on one server or spread over many, by `@clickhouse/client`. */
export {
  clickHouseAdapter,
  type ClickHouseAdapter,
  type ClickHouseAdapterOptions,
  type ClickHouseOptions,
} from './clickhouse/clickhouse-adapter.ts';
export type { ClickHouseClient, ClickHouseSettings, ClickHouseStatement } from './clickhouse/clickhouse-client.ts';
export type { ClickHousePlace } from './clickhouse/clickhouse-place.ts';
export type { Spread } from './clickhouse/homes.ts';
export { migrateClickHouse, type MigrateClickHouseOptions } from './clickhouse/migrate-clickhouse.ts';
export type { Migrated } from './pooled/migrated.ts';

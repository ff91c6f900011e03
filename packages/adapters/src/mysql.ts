/** Records in MariaDB or MySQL, by `mysql2` or `mariadb`. */
export { mysqlAdapter, type MysqlAdapterOptions, type MysqlPlace } from './mysql/mysql-adapter.ts';
export { migrateMysql } from './mysql/migrate-mysql.ts';
export type { MysqlHostPool } from './mysql/mysql-pool.ts';
export type { PooledAdapter } from './pooled/pooled-adapter.ts';
export type { PoolOptions } from './pooled/pool-options.ts';
export type { Migrated } from './pooled/migrated.ts';
export { mysqlTables, type MysqlTablesOptions } from './mysql/mysql-tables.ts';
export { bizboostTables, type BizboostTablesOptions } from './mapping/bizboost-tables.ts';
export type * from './mapping/mapping.ts';

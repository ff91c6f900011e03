import type { DataAdapter } from '@bizboost/core';
import { openMapping, type OpenMappingOptions } from '../mapping/open-mapping.ts';
import { engineToRead } from '../pooled/engine-to-read.ts';
import { poolLimits, type PoolOptions } from '../pooled/pool-options.ts';
import { PooledDatabase } from '../pooled/pooled-database.ts';
import { poolAt, type MysqlPlace } from './mysql-adapter.ts';
import { MYSQL_ENGINE } from './mysql-engine.ts';
import { mysqlMappingDialect } from './mysql-mapping-dialect.ts';
import type { Flavor } from './mysql-schema.ts';

export type MysqlTablesOptions = MysqlPlace & PoolOptions & OpenMappingOptions;

const ENGINE = engineToRead(MYSQL_ENGINE);

/**
 * Reads the tables of an application in MariaDB or MySQL: `tables` says where what is. A user who may SELECT on them is enough. Rejects with
 * `invalid_input` or `unsupported` where the mapping does not fit the database, the field named.
 */
export async function mysqlTables(options: MysqlTablesOptions): Promise<DataAdapter> {
  const { statementTimeoutMs } = poolLimits(options);
  const database = new PooledDatabase({ pool: poolAt(options), engine: ENGINE, statementTimeoutMs });
  const close = (): Promise<void> => database.close();
  const dialect = mysqlMappingDialect(
    await flavorOf(database).catch(async (error: unknown) => {
      await close();
      throw error;
    }),
  );
  const { tables, onWarning } = options;
  return openMapping({ tables, onWarning }, { session: database, dialect, close });
}

async function flavorOf(database: PooledDatabase): Promise<Flavor> {
  const [row] = await database.all({ text: 'SELECT VERSION() AS version', values: [] });
  return /mariadb/i.test(String(row?.['version'])) ? 'mariadb' : 'mysql';
}

import type { DataAdapter } from '@bizboost/core';
import { openMapping, type OpenMappingOptions } from '../mapping/open-mapping.ts';
import { engineToRead } from '../pooled/engine-to-read.ts';
import { poolLimits, type PoolOptions } from '../pooled/pool-options.ts';
import { PooledDatabase } from '../pooled/pooled-database.ts';
import { poolAt, type PostgresPlace } from './postgres-adapter.ts';
import { POSTGRES_ENGINE } from './postgres-engine.ts';
import { POSTGRES_MAPPING } from './postgres-mapping-dialect.ts';

export type PostgresTablesOptions = PostgresPlace & PoolOptions & OpenMappingOptions;

const ENGINE = engineToRead(POSTGRES_ENGINE);

/**
 * Reads the tables of an application in PostgreSQL: `tables` says where what is. A role that may SELECT on them is enough. Rejects with
 * `invalid_input` or `unsupported` where the mapping does not fit the database, the field named.
 */
export function postgresTables(options: PostgresTablesOptions): Promise<DataAdapter> {
  const { statementTimeoutMs } = poolLimits(options);
  const database = new PooledDatabase({ pool: poolAt(options), engine: ENGINE, statementTimeoutMs });
  const { tables, onWarning } = options;
  return openMapping(
    { tables, onWarning },
    { session: database, dialect: POSTGRES_MAPPING, close: () => database.close() },
  );
}

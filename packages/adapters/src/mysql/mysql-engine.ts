import { BizBoostError } from '@bizboost/core';
import type { Lease } from '../pooled/lease.ts';
import type { PooledEngine } from '../pooled/pooled-database.ts';
import { newestVersion, refuseOtherSchema, SCHEMA_TABLE } from '../sql/migrations.ts';
import type { SqlRow } from '../sql/statement.ts';
import { explainMysql } from './mysql-failure.ts';
import { mysqlSchema } from './mysql-schema.ts';
import { mysqlTransaction } from './mysql-transaction.ts';

const NO_SUCH_TABLE = 1146;

export const MYSQL_ENGINE: PooledEngine = {
  // Each statement sees what others have committed: after waiting for its turn, a writer must. No session is changed by it.
  begin: ['SET TRANSACTION ISOLATION LEVEL READ COMMITTED', 'START TRANSACTION READ WRITE'],
  transactionOn: mysqlTransaction,
  explain: explainMysql,
  async check(lease) {
    const row = await lookAt(lease);
    refuseOtherSchema(Number(row?.['version'] ?? 0), newestVersion(mysqlSchema('mariadb')));
    const charset = row?.['charset'] ?? 'utf8mb4';
    if (charset !== 'utf8mb4') throw wrongCharset(String(charset));
  },
};

async function lookAt(lease: Lease): Promise<SqlRow | undefined> {
  const text = `SELECT MAX(version) AS version, @@character_set_results AS charset FROM ${SCHEMA_TABLE}`;
  try {
    return (await lease.run({ text, values: [] })).rows[0];
  } catch (error) {
    if ((error as { errno?: unknown }).errno === NO_SUCH_TABLE) return undefined;
    throw error;
  }
}

function wrongCharset(received: string): BizBoostError {
  const expected = 'a pool with the character set utf8mb4';
  return new BizBoostError('unsupported', `Expected ${expected}, got ${received}: texts would be lost.`, {
    expected,
    received,
  });
}

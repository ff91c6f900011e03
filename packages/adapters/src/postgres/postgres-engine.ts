import { BizBoostError } from '@bizboost/core';
import type { Lease } from '../pooled/lease.ts';
import type { PooledEngine } from '../pooled/pooled-database.ts';
import { newestVersion, refuseOtherSchema, SCHEMA_TABLE } from '../sql/migrations.ts';
import { POSTGRES_SCHEMA } from './postgres-dialect.ts';
import { explainPostgres } from './postgres-failure.ts';
import { postgresTransaction } from './postgres-transaction.ts';

const UNDEFINED_TABLE = '42P01';

export const POSTGRES_ENGINE: PooledEngine = {
  // Each statement sees what others have committed, whatever the database's default is: after waiting for its turn, a writer must.
  begin: ['BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE'],
  transactionOn: postgresTransaction,
  explain: explainPostgres,
  async check(lease) {
    const { version, encoding } = await lookAt(lease);
    refuseOtherSchema(version, newestVersion(POSTGRES_SCHEMA));
    if (encoding !== 'UTF8') throw wrongEncoding(encoding);
  },
};

async function lookAt(lease: Lease): Promise<{ readonly version: number; readonly encoding: string }> {
  const text = `SELECT MAX(version) AS version, current_setting('server_encoding') AS encoding FROM ${SCHEMA_TABLE}`;
  try {
    const [row] = (await lease.run({ text, values: [] })).rows;
    return { version: Number(row?.['version'] ?? 0), encoding: String(row?.['encoding']) };
  } catch (error) {
    if ((error as { code?: unknown }).code === UNDEFINED_TABLE) return { version: 0, encoding: 'UTF8' };
    throw error;
  }
}

function wrongEncoding(received: string): BizBoostError {
  const expected = 'a database in UTF8';
  return new BizBoostError(
    'unsupported',
    `Expected ${expected}, got one in ${received}: make one WITH ENCODING 'UTF8'.`,
    { expected, received },
  );
}

import { BizBoostError } from '@bizboost/core';
import { migrate, type Migrated } from '../pooled/migrated.ts';
import type { SqlRow } from '../sql/statement.ts';
import { explainMysql } from './mysql-failure.ts';
import { poolAt, type MysqlAdapterOptions } from './mysql-adapter.ts';
import { mysqlSchema } from './mysql-schema.ts';

/** How long to wait for another process that does the same. */
const LOCK_SECONDS = 600;

/**
 * Makes our schema, or brings it up to date. Safe to run again, also where it was interrupted, and from several processes at once: they wait
 * for each other. Rejects with `unsupported` for a schema of a later release, `forbidden` for a user who may not create tables.
 */
export async function migrateMysql(options: MysqlAdapterOptions): Promise<Migrated> {
  const pool = poolAt(options);
  try {
    const connection = await pool.connect();
    const all = async (text: string): Promise<readonly SqlRow[]> => (await connection.query({ text, values: [] })).rows;
    try {
      return await migrateAlone(all);
    } finally {
      // Its lock and its settings go with it.
      connection.destroy();
    }
  } catch (error) {
    throw explainMysql(error).error;
  } finally {
    await pool.close();
  }
}

async function migrateAlone(all: (text: string) => Promise<readonly SqlRow[]>): Promise<Migrated> {
  const [server] = await all("SELECT VERSION() AS version, CONCAT('bizboost ', SHA1(DATABASE())) AS lock_name");
  const flavor = /mariadb/i.test(String(server?.['version'])) ? 'mariadb' : 'mysql';
  const lockName = `'${String(server?.['lock_name'])}'`;
  // However long an index of a large table takes.
  await all(`SET SESSION lock_wait_timeout = ${LOCK_SECONDS} /*M!100101 , max_statement_time = 0 */`);
  const [lock] = await all(`SELECT GET_LOCK(${lockName}, ${LOCK_SECONDS}) AS is_ours`);
  if (String(lock?.['is_ours']) !== '1') throw stillBusy();
  return migrate(mysqlSchema(flavor), ({ text }) => all(text));
}

function stillBusy(): BizBoostError {
  return new BizBoostError(
    'unavailable',
    `Another process has been changing this schema for ${LOCK_SECONDS} s: try again when it is done.`,
  );
}

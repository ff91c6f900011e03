import { migrate, type Migrated } from '../pooled/migrated.ts';
import { POSTGRES_SCHEMA } from './postgres-dialect.ts';
import { poolAt, type PostgresAdapterOptions } from './postgres-adapter.ts';
import { explainPostgres } from './postgres-failure.ts';

/** Any number that nobody else uses: "bizboost" in bytes. */
const LOCK = '7091318038866552436';

/**
 * Makes our schema, or brings it up to date: all of it or nothing. Safe to run again, and from several processes at once: they wait for each other.
 * Rejects with `unsupported` for a schema of a later release, `forbidden` for a role that may not create tables.
 */
export async function migratePostgres(options: PostgresAdapterOptions): Promise<Migrated> {
  const pool = poolAt(options);
  try {
    const connection = await pool.connect();
    const all = async (text: string, values: readonly string[] = []) => (await connection.query({ text, values })).rows;
    try {
      await all('BEGIN');
      // However long the others take, and an index of a large table.
      await all('SET LOCAL statement_timeout = 0');
      await all(`SELECT pg_advisory_xact_lock(${LOCK})`);
      const migrated = await migrate(POSTGRES_SCHEMA, ({ text }) => all(text));
      await all('COMMIT');
      connection.release();
      return migrated;
    } catch (error) {
      // What it has begun is undone with it.
      connection.destroy();
      throw error;
    }
  } catch (error) {
    throw explainPostgres(error).error;
  } finally {
    await pool.close();
  }
}

import { migratePostgres, postgresAdapter } from '@bizboost/adapters/postgres';
import pg from 'pg';
import { startPostgres } from '../../test/services/postgres.ts';
import type { SqlValue } from '../../packages/adapters/src/sql/statement.ts';
import { EVENT, type Table } from '../../packages/adapters/src/sql/tables.ts';
import type { MeasuredStore } from './measured-store.ts';

/** PostgreSQL as one runs it: it waits for the disk, and has half a gigabyte. */
export async function postgresStore(): Promise<MeasuredStore> {
  const server = await startPostgres({ durable: true, settings: { shared_buffers: '512MB', max_wal_size: '4GB' } });
  const { url } = server;
  await migratePostgres({ url });
  const pool = new pg.Pool({ connectionString: url });
  await pool.query(`CREATE TABLE twin (LIKE ${EVENT.name} INCLUDING ALL)`);
  const adapter = postgresAdapter({ url });
  const opened = [adapter];
  const insert = (table: Table, name: string, rows: readonly (readonly SqlValue[])[]) =>
    pool.query(insertText(table, name), columnsOf(table, rows));
  return {
    name: 'PostgreSQL, pg',
    adapter,
    another() {
      const other = postgresAdapter({ url });
      opened.push(other);
      return other;
    },
    divide: '/',
    async load(table, rows) {
      await insert(table, table.name, rows);
    },
    async settle() {
      await pool.query('VACUUM ANALYZE');
    },
    ask: async (text, shop) => (await pool.query(text.replaceAll('?', '$1'), [shop])).rows as Record<string, unknown>[],
    async keep(rows) {
      await insert(EVENT, 'twin', rows);
    },
    async close() {
      await pool.end();
      for (const one of opened) await one.close();
      await server.stop();
    },
  };
}

function insertText({ columns }: Table, name: string): string {
  const names = columns.map((column) => column.name).join(', ');
  const arrays = columns.map(({ type }, index) => `$${index + 1}::${type === 'integer' ? 'bigint' : 'text'}[]`);
  return `INSERT INTO ${name} (${names}) SELECT * FROM unnest(${arrays.join(', ')}) ON CONFLICT DO NOTHING`;
}

function columnsOf({ columns }: Table, rows: readonly (readonly SqlValue[])[]): SqlValue[][] {
  return columns.map((_, index) => rows.map((row) => row[index] as SqlValue));
}

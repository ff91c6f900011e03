import { migrateMysql, mysqlAdapter } from '@bizboost/adapters/mysql';
import mysql from 'mysql2/promise';
import { startMariaDb } from '../../test/services/mariadb.ts';
import type { SqlValue } from '../../packages/adapters/src/sql/statement.ts';
import { EVENT, type Table } from '../../packages/adapters/src/sql/tables.ts';
import type { MeasuredStore } from './measured-store.ts';

/** MariaDB as one runs it: it waits for the disk, and has half a gigabyte. */
export async function mariadbStore(): Promise<MeasuredStore> {
  const server = await startMariaDb({
    durable: true,
    settings: { 'innodb-buffer-pool-size': '512M', 'innodb-log-file-size': '512M' },
  });
  const { url } = server;
  await migrateMysql({ url });
  const pool = mysql.createPool(url);
  await pool.query(`CREATE TABLE twin LIKE ${EVENT.name}`);
  const adapter = mysqlAdapter({ url });
  const opened = [adapter];
  const insert = (table: Table, name: string, rows: readonly (readonly SqlValue[])[]) =>
    pool.query(`INSERT IGNORE INTO ${name} (${table.columns.map((one) => one.name).join(', ')}) VALUES ?`, [rows]);
  return {
    name: 'MariaDB, mysql2',
    adapter,
    another() {
      const other = mysqlAdapter({ url });
      opened.push(other);
      return other;
    },
    divide: 'DIV',
    async load(table, rows) {
      await insert(table, table.name, rows);
    },
    async settle() {
      await pool.query('ANALYZE TABLE bizboost_event, bizboost_ledger_line, bizboost_state');
    },
    ask: async (text, shop) =>
      (await pool.query(text.replaceAll('?', pool.escape(shop))))[0] as Record<string, unknown>[],
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

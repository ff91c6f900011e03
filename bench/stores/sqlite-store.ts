import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteAdapter } from '@bizboost/adapters/sqlite';
import type { SqlValue } from '../../packages/adapters/src/sql/statement.ts';
import { EVENT, type Table } from '../../packages/adapters/src/sql/tables.ts';
import type { MeasuredStore } from './measured-store.ts';

/** A file in SQLite, each commit on the disk before it is acknowledged. */
export async function sqliteStore(): Promise<MeasuredStore> {
  const folder = await mkdtemp(join(tmpdir(), 'bizboost-bench-'));
  const path = join(folder, 'shops.sqlite');
  const adapter = sqliteAdapter({ path });
  const opened = [adapter];
  const database = new DatabaseSync(path);
  database.exec('PRAGMA synchronous = FULL');
  const twin = database.prepare(`SELECT sql FROM sqlite_schema WHERE name = '${EVENT.name}'`).get()?.['sql'] as string;
  database.exec(twin.replace(EVENT.name, 'twin'));
  const insert = (table: Table, name: string, rows: readonly (readonly SqlValue[])[]): void => {
    const statement = database.prepare(
      `INSERT OR IGNORE INTO ${name} (${table.columns.map((one) => one.name).join(', ')}) VALUES (${table.columns.map(() => '?').join(', ')})`,
    );
    database.exec('BEGIN IMMEDIATE');
    for (const row of rows) statement.run(...row);
    database.exec('COMMIT');
  };
  return {
    name: 'SQLite, node:sqlite',
    adapter,
    another() {
      const other = sqliteAdapter({ path });
      opened.push(other);
      return other;
    },
    divide: '/',
    load: async (table, rows) => insert(table, table.name, rows),
    settle: async () => database.exec('ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)'),
    ask: async (text, shop) => database.prepare(text.replaceAll('?', '?1')).all(shop),
    keep: async (rows) => insert(EVENT, 'twin', rows),
    async close() {
      database.close();
      for (const one of opened) await one.close();
      await rm(folder, { recursive: true });
    },
  };
}

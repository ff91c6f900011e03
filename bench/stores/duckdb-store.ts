import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duckdbAdapter } from '@bizboost/adapters/duckdb';
import { BIGINT, DuckDBDataChunk, DuckDBInstance, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import type { SqlRow, SqlValue } from '../../packages/adapters/src/sql/statement.ts';
import { EVENT, TABLES, type Table } from '../../packages/adapters/src/sql/tables.ts';
import type { MeasuredStore } from './measured-store.ts';

const CHUNK_ROWS = 2_048;

/**
 * Two files in DuckDB: one of ours, and one with the same tables as one would make them by hand, in the order in which rows come. Ours keeps
 * its rows in a way of its own, so that it is filled through the adapter.
 */
export async function duckdbStore(): Promise<MeasuredStore> {
  const folder = await mkdtemp(join(tmpdir(), 'bizboost-bench-'));
  const adapter = await duckdbAdapter({ path: join(folder, 'shops.duckdb') });
  const byHand = await DuckDBInstance.fromCache(join(folder, 'by-hand.duckdb'), { memory_limit: '512MB' });
  const connections = [await byHand.connect(), await byHand.connect()];
  const [first] = connections as [DuckDBConnection];
  for (const table of TABLES) await first.run(createTable(table, table.name));
  await first.run(createTable(EVENT, 'twin'));
  const idle = [...connections];
  const waiting: ((connection: DuckDBConnection) => void)[] = [];
  const take = async (): Promise<DuckDBConnection> => idle.pop() ?? new Promise((resolve) => waiting.push(resolve));
  const give = (connection: DuckDBConnection): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(connection);
    else next(connection);
  };
  return {
    name: 'DuckDB, one file',
    adapter,
    divide: '//',
    async take(shop, batch) {
      await adapter.write(shop, { states: [], reattributed: [], ...batch });
    },
    load: (table, rows) => append(first, { table, name: table.name, rows }),
    settle: async () => void (await first.run('CHECKPOINT')),
    async ask(text, shop) {
      const connection = await take();
      try {
        return (await (await connection.run(text.replaceAll('?', '$1'), [shop])).getRowObjects()) as readonly SqlRow[];
      } finally {
        give(connection);
      }
    },
    keep: (rows) => append(first, { table: EVENT, name: 'twin', rows }),
    async close() {
      for (const connection of connections) connection.closeSync();
      byHand.closeSync();
      await adapter.close();
      await rm(folder, { recursive: true });
    },
  };
}

interface Appended {
  readonly table: Table;
  readonly name: string;
  readonly rows: readonly (readonly SqlValue[])[];
}

/** The appender with whole chunks, and nothing else: the fastest way in. It knows no duplicates. */
export async function append(connection: DuckDBConnection, { table, name, rows }: Appended): Promise<void> {
  const isInteger = table.columns.map(({ type }) => type === 'integer');
  const types = isInteger.map((whole) => (whole ? BIGINT : VARCHAR));
  await connection.run('BEGIN');
  const appender = await connection.createAppender(name);
  for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
    const some = rows.slice(from, from + CHUNK_ROWS);
    const chunk = DuckDBDataChunk.create(types, some.length);
    for (const [at, whole] of isInteger.entries()) {
      const values = some.map((row) => row[at] ?? null);
      chunk.setColumnValues(at, whole ? values.map((value) => (value === null ? null : BigInt(value))) : values);
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  await connection.run('COMMIT');
}

export function createTable({ columns }: Table, name: string): string {
  const lines = columns.map(
    (column) =>
      `${column.name} ${column.type === 'integer' ? 'BIGINT' : 'VARCHAR'}${column.isOptional === true ? '' : ' NOT NULL'}`,
  );
  return `CREATE TABLE ${name} (${lines.join(', ')})`;
}

import { setImmediate } from 'node:timers/promises';
import type { DuckDBConnection, DuckDBMaterializedResult } from '@duckdb/node-api';
import type { SqlRow, Statement } from '../sql/statement.ts';

/** Chunks (of 2,048 rows) that are made rows before others have their turn. */
const CHUNKS_IN_A_TURN = 4;

/** The rows of a statement. */
export async function readRows(connection: DuckDBConnection, { text, values }: Statement): Promise<readonly SqlRow[]> {
  return rowsOf(await connection.run(text, [...values]));
}

async function rowsOf(result: DuckDBMaterializedResult): Promise<readonly SqlRow[]> {
  const names = result.columnNames();
  const rows: SqlRow[] = [];
  for (let index = 0; index < result.chunkCount; index++) {
    if (index % CHUNKS_IN_A_TURN === CHUNKS_IN_A_TURN - 1) await setImmediate();
    const chunk = result.getChunk(index);
    const columns = chunk.getColumns();
    for (let row = 0; row < chunk.rowCount; row++) {
      const fields: Record<string, unknown> = {};
      for (let column = 0; column < names.length; column++) fields[names[column] as string] = columns[column]?.[row];
      rows.push(fields);
    }
  }
  return rows;
}

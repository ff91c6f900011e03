import type { DuckDBConnection } from '@duckdb/node-api';
import { CHANGES, IS_ROW, STATE_VERSIONS } from './duckdb-schema.ts';
import { readRows } from './read-rows.ts';

/**
 * Removes versions of states, and counts of changes, that later ones have replaced, once a table has many rows.
 * @param commit up to which everybody who asks sees
 */
export async function removeOld(
  connection: DuckDBConnection,
  { commit, mostRows }: { readonly commit: number; readonly mostRows: number },
): Promise<void> {
  if ((await rowsIn(connection, STATE_VERSIONS)) > mostRows) {
    const newest = `SELECT business, kind, id, max(batch) AS batch FROM ${STATE_VERSIONS} WHERE batch <= ${commit} AND ${IS_ROW} GROUP BY business, kind, id`;
    await connection.run(
      `DELETE FROM ${STATE_VERSIONS} AS old USING (${newest}) AS kept WHERE old.business = kept.business AND old.kind = kept.kind AND old.id = kept.id AND old.batch < kept.batch`,
    );
  }
  if ((await rowsIn(connection, CHANGES)) > mostRows) {
    const newest = `SELECT business, max(changes) AS changes FROM ${CHANGES} GROUP BY business`;
    await connection.run(
      `DELETE FROM ${CHANGES} AS old USING (${newest}) AS kept WHERE old.business = kept.business AND old.changes < kept.changes`,
    );
  }
}

async function rowsIn(connection: DuckDBConnection, table: string): Promise<number> {
  const [row] = await readRows(connection, { text: `SELECT count(*) AS rows FROM ${table}`, values: [] });
  return Number(row?.['rows']);
}

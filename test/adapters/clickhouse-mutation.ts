import { createClient } from '@clickhouse/client';
import { eventually } from '../services/wait.ts';

/** Changes rows of a table behind the adapter's back; resolves when it is done. */
export async function mutate(url: string, table: string, change: string): Promise<void> {
  const client = createClient({ url });
  try {
    await client.command({ query: `ALTER TABLE ${table} ${change}` });
    await eventually(async () => {
      const query = `SELECT count() AS open FROM system.mutations WHERE database = currentDatabase() AND table = '${table}' AND is_done = 0`;
      const rows = await (await client.query({ query, format: 'JSONEachRow' })).json<{ open: string }>();
      return Number(rows[0]?.open) === 0;
    });
  } finally {
    await client.close();
  }
}

import { eventually } from '../../test/services/wait.ts';
import { rowsOf, type CountedClient } from './counted-client.ts';

/** Resolves when no server merges parts any more, and has not begun to again. */
export async function untilMerged(clients: readonly CountedClient[]): Promise<void> {
  for (const client of clients) {
    let quiet = 0;
    await eventually(async () => {
      const [row] = await rowsOf(client, 'SELECT count() FROM system.merges');
      quiet = Number(row?.[0]) === 0 ? quiet + 1 : 0;
      return quiet > 3;
    }, 120_000);
  }
}

/** Parts of our tables that are in use. */
export async function activeParts(client: CountedClient): Promise<number> {
  const [row] = await rowsOf(
    client,
    "SELECT max(parts) FROM (SELECT count() AS parts FROM system.parts WHERE active AND database = 'default' GROUP BY table)",
  );
  return Number(row?.[0]);
}

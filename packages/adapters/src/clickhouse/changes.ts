import type { Cluster } from './cluster.ts';
import { quoted } from './quote.ts';

/**
 * How many changes a business has had: its high-water mark. Each writer counts its own, in a row of its own that lies with what it changed
 * and comes with it, so that no two writers wait for each other and nothing is counted twice.
 */
export async function changesOf(
  cluster: Cluster,
  business: string,
  { shards, signal }: { readonly shards: readonly number[]; readonly signal?: AbortSignal | undefined },
): Promise<number> {
  const rows = await cluster.rows(
    shards,
    ({ record, andPlaced }) =>
      `SELECT sum(made) AS changes FROM (SELECT max(version) AS made FROM ${record} WHERE kind = 'change' AND business_id = ${quoted(business)}${andPlaced} GROUP BY id)`,
    { signal },
  );
  return Number(rows[0]?.['changes'] ?? 0);
}

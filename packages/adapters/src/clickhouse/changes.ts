import type { BusinessId } from '@bizboost/core';
import { original } from '../sql/storable-text.ts';
import { isOneOf } from './clickhouse-dialect.ts';
import type { AskOptions, Cluster } from './cluster.ts';
import type { Homes } from './homes.ts';
import { quoted } from './quote.ts';

/** Businesses asked about in one statement. */
const MOST_AT_ONCE = 1_000;

/**
 * How many changes businesses that lie on the same shards have had: their high-water marks. Each writer counts its own, in a row of its own that lies with
 * what it changed and comes with it, so that no two writers wait for each other and nothing is counted twice. Those without changes are left out.
 */
export async function changesOf(
  cluster: Cluster,
  businesses: readonly BusinessId[],
  { shards, ...options }: AskOptions & { readonly shards: readonly number[] },
): Promise<ReadonlyMap<BusinessId, number>> {
  const changes = new Map<BusinessId, number>();
  for (let start = 0; start < businesses.length; start += MOST_AT_ONCE) {
    const some = businesses.slice(start, start + MOST_AT_ONCE).map(quoted);
    const rows = await cluster.rows(
      shards,
      ({ record, placed }) =>
        `SELECT business_id, sum(made) AS changes FROM (SELECT business_id, id, max(version) AS made FROM ${record} WHERE kind = 'change' AND ${isOneOf('business_id', some)} AND ${placed} GROUP BY business_id, id) GROUP BY business_id`,
      options,
    );
    for (const row of rows) changes.set(original(row['business_id'] as string) as BusinessId, Number(row['changes']));
  }
  return changes;
}

/** The same of businesses anywhere. */
export async function changesAnywhere(
  cluster: Cluster,
  homes: Homes,
  businesses: readonly BusinessId[],
): Promise<ReadonlyMap<BusinessId, number>> {
  const together = new Map<string, { readonly shards: readonly number[]; readonly businesses: BusinessId[] }>();
  for (const business of businesses) {
    const shards = await homes.find(business);
    if (shards === undefined) continue;
    const place = together.get(shards.join());
    if (place === undefined) together.set(shards.join(), { shards, businesses: [business] });
    else place.businesses.push(business);
  }
  const found = await Promise.all(
    [...together.values()].map((place) => changesOf(cluster, place.businesses, { shards: place.shards })),
  );
  return new Map(found.flatMap((changes) => [...changes]));
}

import type { DistinctQuery, DistinctRow } from './adapter.ts';
import { checkDistinctQuery } from './check-query.ts';
import { COLLECTION_OF, dimensionOf, personOf, rowsOf } from './fact-rows.ts';
import type { Fact } from './fact.ts';
import { groupKey } from './group-key.ts';
import { rowFilter } from './row-filter.ts';

/**
 * What `countDistinct` must equal: how many different people the rows of all segments together name, per key. Rows that name nobody do
 * not count, and a key without anybody has no row. Exact; costs memory for each different person and key.
 */
export async function foldDistinct(
  query: Omit<DistinctQuery, 'business'>,
  facts: Iterable<Fact> | AsyncIterable<Fact>,
): Promise<readonly DistinctRow[]> {
  checkDistinctQuery(query);
  const passes = rowFilter(query.where);
  const groups = new Map<string, { readonly key: readonly (string | null)[]; readonly people: Set<string> }>();
  for await (const fact of facts) {
    if (!isAsked(query, fact)) continue;
    for (const row of rowsOf(fact)) {
      const person = personOf(row, query.field);
      if (person === undefined || !passes(row)) continue;
      const key = query.by.map((dimension) => dimensionOf(row, dimension));
      const name = groupKey(key);
      const group = groups.get(name) ?? { key, people: new Set<string>() };
      groups.set(name, group);
      group.people.add(person);
    }
  }
  return [...groups.values()].map(({ key, people }) => ({ key, count: people.size }));
}

function isAsked(
  { collections, segments }: Pick<DistinctQuery, 'collections' | 'segments'>,
  { kind, at }: Fact,
): boolean {
  const collection = COLLECTION_OF[kind];
  return (
    collection !== 'spend' && collections.includes(collection) && segments.some(({ from, to }) => from <= at && at < to)
  );
}

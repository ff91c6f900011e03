import { exactSum, type AggregateQuery, type AggregateRow } from '@bizboost/core';

/** The sums of several tables as those of one: rows of one group are added up. A sum that one of them cannot tell none can. */
export function mergedRows(
  query: AggregateQuery,
  parts: readonly (readonly AggregateRow[])[],
): readonly AggregateRow[] {
  const given = parts.filter((rows) => rows.length > 0);
  if (given.length < 2) return given[0] ?? [];
  const groups = new Map<string, AggregateRow>();
  for (const row of given.flat()) {
    const name = JSON.stringify([row.segment, row.bucket, row.key]);
    const before = groups.get(name);
    groups.set(name, before === undefined ? row : { ...row, sums: added(query, before, row) });
  }
  return [...groups.values()];
}

function added(query: AggregateQuery, one: AggregateRow, other: AggregateRow): AggregateRow['sums'] {
  return Object.fromEntries(
    Object.keys(query.sums).map((name) => [name, exactSum((one.sums[name] ?? 0) + (other.sums[name] ?? 0))]),
  );
}

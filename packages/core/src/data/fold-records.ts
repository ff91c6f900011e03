import type { RecordsQuery, RecordsRow } from './adapter.ts';
import { checkRecordsQuery } from './check-query.ts';
import { personOf, rowsOf } from './fact-rows.ts';
import type { Fact } from './fact.ts';
import { rowFilter } from './row-filter.ts';

type Query = Omit<RecordsQuery, 'business'>;

/** Records counted so far. */
export interface RecordCount {
  /** Counts a fact; one that does not meet the query changes nothing. */
  add(fact: Fact): void;
  /** Takes back one that was added. */
  remove(fact: Fact): void;
  rows(): readonly RecordsRow[];
}

/** Says whether a fact is among the records that a query counts. */
export function recordFilter({ kind, segments, conditions }: Query): (fact: Fact) => boolean {
  const meets = conditions.map(({ where, names }) => ({ passes: rowFilter(where), names }));
  return (fact) =>
    fact.kind === kind &&
    segments.some(({ from, to }) => from <= fact.at && fact.at < to) &&
    rowsOf(fact).some((row) =>
      meets.some(({ passes, names }) => passes(row) && (names === undefined || personOf(row, names) !== undefined)),
    );
}

/** What `countRecords` must equal, by taking one fact at a time. Start it from earlier rows of the same query to bring them up to date. */
export function createRecordCount(query: Query, rows: readonly RecordsRow[] = []): RecordCount {
  checkRecordsQuery(query);
  const isCounted = recordFilter(query);
  const counts = new Map(rows.map(({ type, count }) => [type, count]));
  const apply = (fact: Fact, by: 1 | -1): void => {
    if (!isCounted(fact)) return;
    const type = fact.kind === 'event' ? fact.type : null;
    const count = (counts.get(type) ?? 0) + by;
    if (count === 0) counts.delete(type);
    else counts.set(type, count);
  };
  return {
    add: (fact) => apply(fact, 1),
    remove: (fact) => apply(fact, -1),
    rows: () => [...counts].map(([type, count]) => ({ type, count })),
  };
}

/** Counts all facts at once: the fallback for an adapter that cannot count. */
export async function foldRecords(
  query: Query,
  facts: Iterable<Fact> | AsyncIterable<Fact>,
): Promise<readonly RecordsRow[]> {
  const count = createRecordCount(query);
  for await (const fact of facts) count.add(fact);
  return count.rows();
}

import {
  COLLECTION_OF,
  createRecordCount,
  dateAt,
  foldAggregate,
  formatDate,
  type AggregateQuery,
  type AggregateRow,
  type DistinctQuery,
  type Interval,
  type RecordsQuery,
  type RecordsRow,
} from '@bizboost/core';
import { standInFor, type DailySums, type StandIn } from './daily-sums.ts';
import type { MappedRelation } from './mapped-relation.ts';
import { mergedRows } from './merge-rows.ts';
import type { Place } from './place.ts';

/** What of a mapping daily sums may stand in for. */
export interface StandInParts {
  readonly sums: DailySums;
  /** The relations of a collection. */
  ownOf(collection: AggregateQuery['collection']): readonly MappedRelation[];
}

/**
 * Sums with those of days that have no rows any more, and a word of it: of such days there is nothing but whole days and channels. Hours of
 * them are left out, else all of a day would seem to have happened at midnight.
 */
export async function withDailySums(
  query: AggregateQuery,
  rows: readonly AggregateRow[],
  { parts: { sums, ownOf }, place }: { readonly parts: StandInParts; readonly place: Place },
): Promise<readonly AggregateRow[]> {
  const { collection, segments, grain } = query;
  const standIn = await standInFor(collection, { sums, own: ownOf(collection), during: spanOf(segments) }, place);
  const days = standIn.days.filter((day) => segments.some((segment) => overlaps(day, segment)));
  if (days.length === 0) return rows;
  tell(days, sums, place);
  if (grain === 'hour' || grain === 'quarter') return rows;
  return mergedRows(query, [rows, await foldAggregate(query, standIn.facts)]);
}

/** Counts of records with the sums of days that have no rows any more, each of which is a record. */
export async function recordsWithDailySums(
  query: RecordsQuery,
  rows: readonly RecordsRow[],
  { parts: { sums, ownOf }, place }: { readonly parts: StandInParts; readonly place: Place },
): Promise<readonly RecordsRow[]> {
  const { segments } = query;
  const collection = COLLECTION_OF[query.kind];
  const standIn = await standInFor(collection, { sums, own: ownOf(collection), during: spanOf(segments) }, place);
  const days = standIn.days.filter((day) => segments.some((segment) => overlaps(day, segment)));
  if (days.length === 0) return rows;
  tell(days, sums, place);
  const count = createRecordCount(query, rows);
  for (const fact of standIn.facts) count.add(fact);
  return count.rows();
}

/** Says of a count of people that some days name nobody any more. */
export async function tellOfNobody(
  { collections, segments }: DistinctQuery,
  { parts: { sums, ownOf }, place }: { readonly parts: StandInParts; readonly place: Place },
): Promise<void> {
  const standIns = collections.map((collection) =>
    standInFor(collection, { sums, own: ownOf(collection), during: spanOf(segments) }, place),
  );
  const days = (await Promise.all(standIns)).flatMap((standIn: StandIn) => standIn.days);
  const asked = days.filter((day) => segments.some((segment) => overlaps(day, segment)));
  if (asked.length > 0) tell(asked, sums, place);
}

function tell(days: readonly Interval[], { timezone }: DailySums, { options }: Place): void {
  const last = Math.max(...days.map(({ to }) => to));
  options?.onMissing?.({ code: 'only_daily_sums', params: { until: formatDate(dateAt(last, timezone)) } });
}

function spanOf(segments: readonly Interval[]): Interval {
  return { from: segments[0]?.from ?? 0, to: segments.at(-1)?.to ?? 0 };
}

function overlaps(one: Interval, other: Interval): boolean {
  return one.from < other.to && other.from < one.to;
}

import {
  dailySums,
  dailySumsQuery,
  memoryAdapter,
  retentionState,
  type DaysToSumUp,
  type EventFact,
  type Interval,
  type SumUpResult,
} from '@bizboost/core';
import { newStates } from './clickhouse-states.ts';
import { firstOf } from './homes.ts';
import { quoted } from './quote.ts';
import { FACT_COLUMNS, FACT_ORDER, factsOf } from './record-facts.ts';
import { endedEvent, factRows, type RowText } from './record-text.ts';
import { ShardRows } from './row-keeper.ts';
import { endedVersion, scrubEnded } from './scrub-ended.ts';
import { standingOf } from './standing.ts';
import type { WrittenPlace } from './written-place.ts';

/**
 * Puts daily sums in the place of events: on each shard its own sums in the place of its own events, by one insert, so that sums are right
 * at every moment, wherever it breaks off. What stood there goes from the disk once a day.
 * @param now wall clock, ms UTC
 */
export async function sumUpDays(place: WrittenPlace, days: DaysToSumUp, now: number): Promise<SumUpResult> {
  await place.cluster.refuseUnknownServers(place.shards);
  const { changes, closedBefore } = await standingOf(place);
  const [first, last] = [days.segments[0], days.segments.at(-1)];
  if (first === undefined || last === undefined || closedBefore >= last.to)
    return { removed: 0, kept: 0, highWaterMark: String(changes) };
  const span = { from: first.from, to: last.to };
  const summed = await Promise.all(place.shards.map((shard) => summedUp(place, shard, { days, span, now })));
  const rows = new ShardRows();
  for (const [index, one] of summed.entries()) rows.add(place.shards[index] as number, one.rows);
  const closed = retentionState({ until: last.to, timezone: days.timezone });
  const state = await newStates(place, [closed], now);
  // Days are closed once all of them are summed up.
  const end = new ShardRows();
  end.add(firstOf(place.shards), [...(rows.get(firstOf(place.shards)) ?? []), ...state.rows]);
  rows.delete(firstOf(place.shards));
  const made = (await place.keeper.keep(place.name, rows)) + (await place.keeper.keep(place.name, end));
  for (const shard of place.shards) await place.cluster.onOwn(shard, (node) => scrubEnded(node, now));
  return {
    removed: summed.reduce((total, one) => total + one.removed, 0),
    kept: new Set(summed.flatMap(({ kept }) => kept)).size,
    highWaterMark: String(changes + made),
  };
}

interface SummedUp {
  readonly rows: readonly RowText[];
  readonly removed: number;
  /** Ids of the sums. */
  readonly kept: readonly string[];
}

/** What one shard's events of some days become. */
async function summedUp(
  place: WrittenPlace,
  shard: number,
  { days, span, now }: { readonly days: DaysToSumUp; readonly span: Interval; readonly now: number },
): Promise<SummedUp> {
  const events = await eventsOn(place, shard, span);
  const memory = memoryAdapter();
  await memory.write(place.business, { facts: events.map(({ event }) => event), states: [], reattributed: [] });
  const query = { business: place.business, ...dailySumsQuery(days.segments) };
  const sums = dailySums(await memory.aggregate(query), days);
  const versions = new Map(events.map(({ event, version }) => [keyOf(event), version]));
  const isSum = new Set(sums.map(keyOf));
  const next = (event: EventFact): string => ((versions.get(keyOf(event)) ?? -1n) + 1n).toString();
  const rows = [
    ...events
      .filter(({ event }) => !isSum.has(keyOf(event)))
      .map(({ event }) => endedEvent(place.name, event, endedVersion(now))),
    ...sums.flatMap((sum) => factRows(place.name, sum, next(sum))),
  ];
  return { rows, removed: events.length, kept: sums.map(({ id }) => id) };
}

async function eventsOn(
  { cluster, business }: WrittenPlace,
  shard: number,
  { from, to }: Interval,
): Promise<readonly { readonly event: EventFact; readonly version: bigint }[]> {
  const rows = await cluster.rows(
    [shard],
    ({ record }) =>
      `SELECT ${FACT_COLUMNS}, toString(version) AS version_text FROM ${record} FINAL PREWHERE business_id = ${quoted(business)} AND kind = 'event' AND occurred_at_ms >= ${from} AND occurred_at_ms < ${to} WHERE is_line = 1 AND shard = ${shard} ORDER BY ${FACT_ORDER}`,
  );
  const events = factsOf(rows) as EventFact[];
  return events.map((event, index) => ({ event, version: BigInt(rows[index]?.['version_text'] as string) }));
}

function keyOf({ at, id }: EventFact): string {
  return `${at} ${id}`;
}

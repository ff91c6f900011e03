import type { SummingAdapter } from '../data/complete-adapter.ts';
import { RETENTION_QUERY, summedDaysOf, type SummedDays } from '../data/summed-days.ts';
import { dateAt, segmentsOf, startOfDate, startOfDay } from '../kernel/calendar.ts';
import { parseDate } from '../kernel/calendar-date.ts';
import { BizBoostError } from '../kernel/errors.ts';
import type { BusinessId } from '../kernel/ids.ts';
import type { Segment } from '../kernel/interval.ts';
import type { Retain } from './analytics.ts';

/** What is summed up at once: so many counted, so that no step holds writers up for long, or so many days. */
const MOST_COUNTED = 50_000;
const MOST_DAYS = 100;

/** Up to when days are to be summed up, ms UTC. Never beyond the start of today. Throws `invalid_input`. */
export function untilOf(wanted: Retain, timezone: string, now: number): number {
  const today = dateAt(now, timezone);
  if ('from' in wanted) {
    const date = parseDate(wanted.from);
    if (date !== undefined && date <= today) return startOfDate(date, timezone);
    throw refusal('/from', 'a date up to today, such as "2026-03-01"', String(wanted.from));
  }
  const { keepDays } = wanted;
  if (Number.isSafeInteger(keepDays) && keepDays >= 1 && keepDays <= MOST_KEPT)
    return startOfDate(today - keepDays, timezone);
  throw refusal('/keepDays', `whole days from 1 to ${MOST_KEPT}`, String(keepDays));
}

const MOST_KEPT = 36_500;

/** The days that are still kept one by one, some at a time, oldest first; with nothing in them they are only closed. */
export async function* daysToSumUp(
  adapter: SummingAdapter,
  business: BusinessId,
  { until, timezone }: SummedDays,
): AsyncGenerator<readonly Segment[]> {
  const done = summedDaysOf(await adapter.find(business, RETENTION_QUERY));
  if (done !== undefined && done.until >= until) return;
  let from = done?.until ?? (await firstDay(adapter, business, { until, timezone }));
  const counts = await countsByDay(adapter, business, segmentsOf({ from, to: until }, timezone));
  while (from < until) {
    const to = Math.min(until, endOf(counts, from, timezone));
    yield segmentsOf({ from, to }, timezone);
    from = to;
  }
}

/** The day of the first event; the last day that is asked for where there is none before. */
async function firstDay(
  adapter: SummingAdapter,
  business: BusinessId,
  { until, timezone }: SummedDays,
): Promise<number> {
  for await (const { at } of adapter.read({ business, kinds: ['event'], from: 0, to: until }))
    return startOfDay(timezone, at);
  return startOfDate(dateAt(until, timezone) - 1, timezone);
}

/** How much was counted on each day, by its number. */
async function countsByDay(
  adapter: SummingAdapter,
  business: BusinessId,
  segments: readonly Segment[],
): Promise<ReadonlyMap<number, number>> {
  const sums = { count: { column: 'count' } } as const;
  const rows = await adapter.aggregate({ business, collection: 'event', segments, grain: 'day', by: [], sums });
  const counts = new Map<number, number>();
  for (const { bucket, sums: counted } of rows) counts.set(bucket, (counts.get(bucket) ?? 0) + (counted['count'] ?? 0));
  return counts;
}

/** The end of as many days as are summed up at once. */
function endOf(counts: ReadonlyMap<number, number>, from: number, timezone: string): number {
  const first = dateAt(from, timezone);
  let counted = 0;
  let day = first;
  do counted += counts.get(day++) ?? 0;
  while (day - first < MOST_DAYS && counted + (counts.get(day) ?? 0) <= MOST_COUNTED);
  return startOfDate(day, timezone);
}

function refusal(path: string, expected: string, received: string): BizBoostError {
  const facts = { path, expected, received: received.slice(0, 60) };
  return new BizBoostError(
    'invalid_input',
    `Expected ${path.slice(1)} to be ${expected}, got "${facts.received}".`,
    facts,
  );
}

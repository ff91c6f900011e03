import { addMonths, DAY_MS } from './calendar-date.ts';
import type { Interval } from './interval.ts';
import { dateAt, instantOf, startOfDate, wallClockAt } from './wall-clock.ts';

const MINUTE_MS = 60_000;

/** What is needed of a period to find the one before it. Dates are day numbers. */
export interface PeriodStretch {
  readonly name: string;
  readonly timezone: string;
  readonly interval: Interval;
  readonly dates: { readonly first: number; readonly previousFirst: number };
}

/**
 * The like-for-like interval before a period: from the start of the previous period to the wall clock time that now has here, cut at the
 * whole minute. Today until 14:05 is compared with yesterday until 14:05, whatever the clocks did in between.
 *
 * A month compares with the same day of the month before, clamped to its last: on 29, 30 and 31 March at 14:05 alike, it is
 * 1 February 00:00 to 28 February 14:05 (29 in a leap year). A finished period compares with the whole previous one, a future one with nothing.
 */
export function previousInterval(period: PeriodStretch, now: number): Interval {
  const from = startOfDate(period.dates.previousFirst, period.timezone);
  const end = period.interval.from;
  if (now < period.interval.from) return { from, to: from };
  if (now >= period.interval.to) return { from, to: end };
  // A skipped or repeated hour must not carry the cut out of the previous period.
  return { from, to: Math.min(Math.max(cutOf(period, now), from), end) };
}

function cutOf(period: PeriodStretch, now: number): number {
  const { timezone, dates } = period;
  const wallClock = Math.floor(wallClockAt(now, timezone) / MINUTE_MS) * MINUTE_MS;
  const date = dateAt(now, timezone);
  const sameDate = period.name === 'month' ? addMonths(date, -1) : date - (dates.first - dates.previousFirst);
  return instantOf(wallClock + (sameDate - date) * DAY_MS, timezone);
}

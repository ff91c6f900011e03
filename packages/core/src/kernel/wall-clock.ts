import { DAY_MS } from './calendar-date.ts';
import { instantIn } from './local-clock.ts';
import { offsetAt, segmentsOf, steadyOffset } from './utc-offsets.ts';

/** The moment at which a zone's clocks show a wall clock time, given as if it were UTC (ms); see `instantIn`. */
export function instantOf(wallClockMs: number, timezone: string): number {
  // No zone has ever been further from UTC than 16 h; Apia once skipped 24.
  const around = { from: wallClockMs - 2 * DAY_MS, to: wallClockMs + 2 * DAY_MS };
  // Days on which clocks are changed are few, and an answer asks this of every day of its period.
  const steady = steadyOffset(around, timezone);
  return steady === undefined ? instantIn(segmentsOf(around, timezone), wallClockMs) : wallClockMs - steady;
}

/** What a zone's clocks show at a moment, as if it were UTC (ms). */
export function wallClockAt(at: number, timezone: string): number {
  return at + offsetAt(timezone, at);
}

/** The first moment of a local date: 01:00 where clocks skip midnight; the start of the next one for a date that was skipped. */
export function startOfDate(dayNumber: number, timezone: string): number {
  return instantOf(dayNumber * DAY_MS, timezone);
}

/**
 * The local date of a moment, as a day number. Where clocks are set back over midnight, the date that has begun stays begun:
 * dates never run backwards.
 */
export function dateAt(at: number, timezone: string): number {
  const shown = Math.floor(wallClockAt(at, timezone) / DAY_MS);
  return startOfDate(shown + 1, timezone) <= at ? shown + 1 : shown;
}

/** The first moment of the local date that `at` belongs to. */
export function startOfDay(timezone: string, at: number): number {
  return startOfDate(dateAt(at, timezone), timezone);
}

/** The first moment of the local date after the one that `at` belongs to; always later than `at`. */
export function nextMidnight(timezone: string, at: number): number {
  return startOfDate(dateAt(at, timezone) + 1, timezone);
}

/** RFC 3339 with the zone's offset, to the second: `2026-03-02T00:00:00+02:00`. Offsets with seconds (before 1972) are cut to minutes. */
export function localTimestamp(at: number, timezone: string): string {
  const offsetMinutes = Math.trunc(offsetAt(timezone, at) / 60_000);
  const shown = new Date(at + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(offsetMinutes);
  return `${shown}${offsetMinutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

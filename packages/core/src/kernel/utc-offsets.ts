import { Temporal } from 'temporal-polyfill';
import { BizBoostError } from './errors.ts';
import type { Interval, Segment } from './interval.ts';

/** The UTC offsets of a zone through one UTC year: `offsets[i]` holds from `starts[i]` on; the first starts with the year. */
interface OffsetYear {
  readonly starts: readonly number[];
  readonly offsets: readonly number[];
}

// Asking Temporal costs up to a millisecond; a year's two or three offsets are kept. Names come from outside, so both are bounded.
const MAX_ZONES = 1_000;
const MAX_YEARS = 100;
const zones = new Map<string, Map<number, OffsetYear>>();

/** Local wall clock minus UTC at a moment, ms. Throws `invalid_input` for an unknown time zone. */
export function offsetAt(timezone: string, at: number): number {
  const { starts, offsets } = offsetYearOf(timezone, new Date(at).getUTCFullYear());
  let index = starts.length - 1;
  while (index > 0 && (starts[index] as number) > at) index--;
  return offsets[index] as number;
}

/**
 * The stretches of an interval in which a zone's clocks keep one distance from UTC: ascending, without gaps, neighbours differ.
 * An empty interval has none. Cheap once a year of the zone has been seen.
 * Throws `invalid_input` for an unknown time zone.
 */
export function segmentsOf(interval: Interval, timezone: string): Segment[] {
  const segments: Segment[] = [];
  if (interval.to <= interval.from) return segments;
  let from = interval.from;
  let offsetMs = offsetAt(timezone, from);
  const lastYear = new Date(interval.to - 1).getUTCFullYear();
  for (let year = new Date(from).getUTCFullYear(); year <= lastYear; year++) {
    const { starts, offsets } = offsetYearOf(timezone, year);
    for (let index = 0; index < starts.length; index++) {
      const start = starts[index] as number;
      if (start <= interval.from || start >= interval.to || offsets[index] === offsetMs) continue;
      segments.push({ from, to: start, offsetMs });
      from = start;
      offsetMs = offsets[index] as number;
    }
  }
  segments.push({ from, to: interval.to, offsetMs });
  return segments;
}

/**
 * The one distance from UTC (ms) that a zone's clocks keep all through an interval; `undefined` where they are changed in it.
 * Throws `invalid_input` for an unknown time zone.
 */
export function steadyOffset({ from, to }: Interval, timezone: string): number | undefined {
  const offsetMs = offsetAt(timezone, from);
  const lastYear = new Date(to).getUTCFullYear();
  for (let year = new Date(from).getUTCFullYear(); year <= lastYear; year++) {
    const { starts, offsets } = offsetYearOf(timezone, year);
    for (let index = 0; index < starts.length; index++) {
      const start = starts[index] as number;
      if (from < start && start < to && offsets[index] !== offsetMs) return undefined;
    }
  }
  return offsetMs;
}

function offsetYearOf(timezone: string, year: number): OffsetYear {
  let years = zones.get(timezone);
  if (years === undefined) {
    if (zones.size >= MAX_ZONES) zones.clear();
    zones.set(timezone, (years = new Map()));
  }
  let offsetYear = years.get(year);
  if (offsetYear === undefined) {
    if (years.size >= MAX_YEARS) years.clear();
    years.set(year, (offsetYear = readOffsetYear(timezone, year)));
  }
  return offsetYear;
}

function readOffsetYear(timezone: string, year: number): OffsetYear {
  const from = Date.UTC(year, 0);
  const to = Date.UTC(year + 1, 0);
  let moment: Temporal.ZonedDateTime | null = zonedAt(timezone, from);
  const starts: number[] = [];
  const offsets: number[] = [];
  for (let start = from; moment !== null && start < to; start = moment?.epochMilliseconds ?? to) {
    starts.push(start);
    offsets.push(moment.offsetNanoseconds / 1e6);
    moment = moment.getTimeZoneTransition('next');
  }
  return { starts, offsets };
}

function zonedAt(timezone: string, at: number): Temporal.ZonedDateTime {
  try {
    return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone);
  } catch (cause) {
    const expected = 'an IANA time zone such as "Africa/Lusaka"';
    const received = JSON.stringify(timezone.slice(0, 60));
    throw new BizBoostError('invalid_input', `Expected ${expected}, got ${received}.`, { expected, received, cause });
  }
}

import type { AggregateRow } from '../data/adapter.ts';
import { GRAIN_MS, type Interval, type Segment } from '../kernel/interval.ts';
import type { TimeCut } from './read-by-time.ts';

/** Dimensions that the clock gives. */
export type ClockDimension = 'hour' | 'weekday';

const GRAIN_OF = { hour: 'hour', weekday: 'day' } as const;

/** Cuts segments by the local hour (`"18:00"`) or the local weekday (`"1"` Monday … `"7"`) of their buckets. */
export function clockCut(by: ClockDimension, segments: readonly Segment[]): TimeCut<string> {
  return {
    segments,
    grain: GRAIN_OF[by],
    groupOf: ({ bucket }: AggregateRow) => clockKey(by, bucket),
    spans: () => [...spansOf(by, segments)],
  };
}

/** The hours or weekdays that occur in segments, in their own order. */
export function clockKeys(by: ClockDimension, segments: readonly Segment[]): ReadonlySet<string> {
  return new Set([...spansOf(by, segments).keys()].sort());
}

function spansOf(by: ClockDimension, segments: readonly Segment[]): ReadonlyMap<string, readonly Interval[]> {
  const grainMs = GRAIN_MS[GRAIN_OF[by]];
  const spans = new Map<string, Interval[]>();
  for (const { from, to, offsetMs } of segments) {
    for (let start = from; start < to;) {
      const bucket = Math.floor((start + offsetMs) / grainMs);
      const end = Math.min(to, (bucket + 1) * grainMs - offsetMs);
      const key = clockKey(by, bucket);
      const intervals = spans.get(key);
      if (intervals === undefined) spans.set(key, [{ from: start, to: end }]);
      else intervals.push({ from: start, to: end });
      start = end;
    }
  }
  return spans;
}

function clockKey(by: ClockDimension, bucket: number): string {
  if (by === 'hour') return `${String(modulo(bucket, 24)).padStart(2, '0')}:00`;
  // Day 0 of the calendar, 1970-01-01, was a Thursday.
  return String(modulo(bucket + 3, 7) + 1);
}

function modulo(number: number, divisor: number): number {
  return ((number % divisor) + divisor) % divisor;
}

import type { Segment } from './interval.ts';

/** A zone's clocks, without the zone: what they show at a moment, and when they show it. Needs no time zone database, and so runs in browsers. */
export interface LocalClock {
  /** What they show, as if it were UTC (ms). */
  wallClockAt(at: number): number;
  /** The moment at which they show it; see `instantIn`. */
  instantOf(wallClockMs: number): number;
}

/** Clocks by the stretches in which they keep one distance from UTC: ascending, without gaps. Before the first and after the last its offset holds. */
export function localClockOf(segments: readonly Segment[]): LocalClock {
  return {
    wallClockAt(at) {
      const segment = segments.find(({ to }) => at < to) ?? segments.at(-1);
      return at + (segment?.offsetMs ?? 0);
    },
    instantOf: (wallClockMs) => instantIn(segments, wallClockMs),
  };
}

/**
 * The moment at which clocks show a wall clock time, given as if it were UTC (ms).
 * A time that was skipped is read with the offset before the gap, so it lies as far behind the gap as it claimed to lie in it; of a time
 * that comes twice the first is meant. (RFC 5545, and `compatible` in Temporal.)
 */
export function instantIn(segments: readonly Segment[], wallClockMs: number): number {
  let offsetMs = segments[0]?.offsetMs ?? 0;
  for (const segment of segments) {
    if (wallClockMs < segment.from + segment.offsetMs) break;
    offsetMs = segment.offsetMs;
    if (wallClockMs < segment.to + segment.offsetMs) break;
  }
  return wallClockMs - offsetMs;
}

/** A half-open span of time `[from, to)`, milliseconds UTC. Empty when `from === to`. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** A stretch of an interval in which the business's clocks keep one distance from UTC. */
export interface Segment extends Interval {
  /** Local wall clock minus UTC, milliseconds. Bucket of a time `t`: `Math.floor((t + offsetMs) / grain)`. */
  readonly offsetMs: number;
}

/** How sums are cut along local time. `whole` puts an entire query into bucket 0. */
export type Grain = 'quarter' | 'hour' | 'day' | 'whole';

/** Length of a bucket in milliseconds of local wall clock; `whole` has none. */
export const GRAIN_MS: Readonly<Record<Exclude<Grain, 'whole'>, number>> = {
  quarter: 900_000,
  hour: 3_600_000,
  day: 86_400_000,
};

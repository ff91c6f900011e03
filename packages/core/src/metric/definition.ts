import type { Ratio } from '../kernel/ratio.ts';
import type { Collection, Column, Where } from '../data/adapter.ts';

/** What a metric's value counts, and so how it is rounded and shown: `percent` is shown in percent, `ratio` as it is, `duration` is in milliseconds. */
export type MetricUnit = 'money' | 'count' | 'percent' | 'ratio' | 'duration';

/** An additive part of a metric. `revenue` is `net` or `gross`, as the business's `revenue_basis` says. */
export interface Measure {
  readonly collection: Collection;
  readonly column: Column | 'net' | 'revenue';
  readonly where?: Where;
}

/** A count of different visitors, customers or sessions in events and sales: exact, asked per interval, never added. */
export interface DistinctMeasure {
  readonly distinct: 'visitor' | 'customer' | 'session';
  readonly where?: Where;
}

/** The sums of the measures, by their names: integers (minor units, thousandths, millionths, counts). */
export type Sums<Names extends string = string> = Readonly<Record<Names, number>>;

/** `null` is "no data". A `Ratio` is divided and rounded by the evaluation, exactly. */
export type MetricValue = number | Ratio | null;

/**
 * A formula over additive measures, so it can be folded from parts of any size.
 *
 * `value` gets integers: money in minor units. What it returns is read by `unit`: `money` in minor units, `percent` as the
 * plain quotient (0.05 is 5 %), `ratio` as it is, `count` as it is, `duration` in milliseconds. What is not finite is "no data".
 */
export interface MetricDefinition<Names extends string = string> {
  /** Snake case, e.g. `average_order_value`; part of the address `analytics/metrics/{name}`. */
  readonly name: string;
  readonly unit: MetricUnit;
  /** One sentence for people: what it counts. */
  readonly description?: string;
  readonly measures: Readonly<Record<Names, Measure | DistinctMeasure>>;
  value(sums: Sums<Names>): MetricValue;
}

/** Every dimension, in the order they are told to people. */
export const METRIC_DIMENSIONS = ['channel', 'campaign', 'product', 'hour', 'weekday'] as const;

/** What a metric can be split by. `hour` (`"18:00"`) and `weekday` (`"1"` Monday … `"7"`) are of local time. */
export type Dimension = (typeof METRIC_DIMENSIONS)[number];

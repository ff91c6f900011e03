import { segmentsOf } from '../kernel/calendar.ts';
import type { Interval } from '../kernel/interval.ts';
import { percentChange } from '../kernel/rounding.ts';
import type { ThenAndNow } from './change-parts.ts';
import type { MetricContext } from './context.ts';
import type { MetricDefinition, MetricValue, Sums } from './definition.ts';
import { planMeasures } from './measure-plan.ts';
import { presentValue } from './present-value.ts';
import { readByTime } from './read-by-time.ts';
import { valueOf } from './value-of.ts';

/** A metric in a period, as it travels. Money in major units; `null` is "no data", `NaN` what cannot be told. */
export interface MetricReading {
  /** Over the whole period: records later today count. */
  readonly value: number | null;
  /** Over the like-for-like interval before it. */
  readonly previous: number | null;
  /** Percent from previous to value, one decimal; from what they were before they were rounded. */
  readonly trend: number | null;
}

/** Value, previous and trend of any metric, a host's own included. */
export async function evaluateMetric(metric: MetricDefinition, context: MetricContext): Promise<MetricReading> {
  return presentReading(metric, context, await readMetric(metric, context));
}

/** What the metric's formula gives, now and before, not rounded. */
export async function readMetric(metric: MetricDefinition, context: MetricContext): Promise<ThenAndNow> {
  const { interval, previous } = context.period;
  const [now, before] = await Promise.all([valueIn(metric, context, interval), valueIn(metric, context, previous)]);
  return { now, before };
}

/** The same as it travels. */
export function presentReading(
  { unit }: MetricDefinition,
  { profile: { currency } }: MetricContext,
  { now, before }: ThenAndNow,
): MetricReading {
  return {
    value: presentValue(now, unit, currency),
    previous: presentValue(before, unit, currency),
    trend: percentChange(now, before),
  };
}

async function valueIn(metric: MetricDefinition, context: MetricContext, interval: Interval): Promise<MetricValue> {
  return valueOf(metric, await sumsIn(metric, context, interval));
}

/** What the metric's measures come to in an interval. */
export async function sumsIn(metric: MetricDefinition, context: MetricContext, interval: Interval): Promise<Sums> {
  const segments = segmentsOf(interval, context.period.timezone);
  const sums = await readByTime(
    context.reader,
    { metric, plan: planMeasures(metric, context) },
    {
      segments,
      grain: 'whole',
      groupOf: () => 'all',
      spans: () => [['all', [interval]]],
    },
  );
  return sums.of('all');
}

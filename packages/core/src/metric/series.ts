import type { AggregateRow } from '../data/adapter.ts';
import { segmentsOf, seriesSteps } from '../kernel/calendar.ts';
import { GRAIN_MS, type Segment } from '../kernel/interval.ts';
import type { Period, SeriesStep } from '../kernel/period.ts';
import type { MetricContext } from './context.ts';
import type { MetricDefinition } from './definition.ts';
import { planMeasures } from './measure-plan.ts';
import { presentValue } from './present-value.ts';
import { readByTime } from './read-by-time.ts';
import { valueOf } from './value-of.ts';

export interface MetricPoint {
  /** Local start of the step with its offset. */
  readonly at: string;
  /** `null` where there is nothing to divide by, `NaN` where it cannot be told; a sum of nothing is 0. */
  readonly value: number | null;
}

/** A metric step by step through its period, oldest first: each step that has begun, whole. For sums, the steps add up to the value. */
export async function metricSeries(metric: MetricDefinition, context: MetricContext): Promise<readonly MetricPoint[]> {
  const { period, reader, profile } = context;
  const steps = begunSteps(period);
  const segments = segmentsOf(period.interval, period.timezone);
  const grain = period.step === 'hour' ? 'hour' : 'day';
  const sums = await readByTime<SeriesStep>(
    reader,
    { metric, plan: planMeasures(metric, context) },
    {
      segments,
      grain,
      groupOf: (row) => stepOf(steps, startOf(row, segments, GRAIN_MS[grain])),
      spans: () => steps.map((step) => [step, [step]]),
    },
  );
  return steps.map((step) => ({
    at: step.at,
    value: presentValue(valueOf(metric, sums.of(step)), metric.unit, profile.currency),
  }));
}

/** Steps end where their hour, day or month does, not now: the sums asked for stay the same from moment to moment. */
function begunSteps(period: Period): readonly SeriesStep[] {
  return seriesSteps({ ...period, elapsed: period.interval }).filter(({ from }) => from < period.elapsed.to);
}

/** The first moment of a row's bucket within its segment. */
function startOf({ segment, bucket }: AggregateRow, segments: readonly Segment[], grainMs: number): number {
  const { from, offsetMs } = segments[segment] as Segment;
  return Math.max(from, bucket * grainMs - offsetMs);
}

function stepOf(steps: readonly SeriesStep[], at: number): SeriesStep | undefined {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((steps[middle] as SeriesStep).to <= at) low = middle + 1;
    else high = middle;
  }
  return steps[low];
}

import { segmentsOf } from '../kernel/calendar.ts';
import type { Interval } from '../kernel/interval.ts';
import { clockCut } from './clock-groups.ts';
import type { MetricContext } from './context.ts';
import type { Dimension, MetricDefinition } from './definition.ts';
import type { GroupedSums } from './grouped-sums.ts';
import { planMeasures } from './measure-plan.ts';
import { isSplitInPart, readByDimension } from './read-by-dimension.ts';
import { readByTime } from './read-by-time.ts';

/** The sums of a metric's measures by a dimension, in a period and in the like-for-like interval before it. */
export interface MetricSplit {
  readonly now: GroupedSums<string | null>;
  readonly before: GroupedSums<string | null>;
  /** Only some of its measures can be told apart by the dimension, so that no group has a value. */
  readonly isInPart: boolean;
}

/** Reads both at once. */
export async function readSplit(metric: MetricDefinition, by: Dimension, context: MetricContext): Promise<MetricSplit> {
  const { period, reader } = context;
  const plan = planMeasures(metric, context, by);
  const isClock = by === 'hour' || by === 'weekday';
  const read = (interval: Interval): Promise<GroupedSums<string | null>> => {
    const segments = segmentsOf(interval, period.timezone);
    return isClock
      ? readByTime<string | null>(reader, { metric, plan }, clockCut(by, segments))
      : readByDimension(reader, { metric, plan, by }, segments);
  };
  const [now, before] = await Promise.all([read(period.interval), read(period.previous)]);
  return { now, before, isInPart: !isClock && isSplitInPart(plan, by) };
}

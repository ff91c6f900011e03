import type { AggregateRow } from '../data/adapter.ts';
import type { SumsReader } from '../data/reader.ts';
import type { Grain, Interval, Segment } from '../kernel/interval.ts';
import type { MetricDefinition } from './definition.ts';
import { GroupedSums } from './grouped-sums.ts';
import type { MeasurePlan } from './measure-plan.ts';

/** A way to put times into groups. */
export interface TimeCut<Group> {
  readonly segments: readonly Segment[];
  /** Fine enough that every bucket of a segment lies in one group. */
  readonly grain: Grain;
  /** The group of a row; `undefined` leaves it out. */
  groupOf(row: AggregateRow): Group | undefined;
  /** What each group spans: asked for only where people are counted, since they do not add. */
  spans(): readonly (readonly [Group, readonly Interval[]])[];
}

/** Which rows distinct counts look at: visitors and customers of sales count as well as those of events. */
export const PEOPLE_IN = ['event', 'ledger'] as const;

/** A metric's measures in each group of a cut. */
export async function readByTime<Group>(
  reader: SumsReader,
  { metric, plan }: { readonly metric: MetricDefinition; readonly plan: MeasurePlan },
  cut: TimeCut<Group>,
): Promise<GroupedSums<Group>> {
  const grouped = new GroupedSums<Group>(Object.keys(metric.measures));
  const { segments, grain } = cut;
  const sums = plan.collections.map(async ({ query, terms }) => {
    for (const row of await reader.sums({ ...query, segments, grain, by: [] })) {
      const group = cut.groupOf(row);
      if (group !== undefined) grouped.addRow(group, row, terms);
    }
  });
  const spans = plan.people.length > 0 ? cut.spans() : [];
  const people = plan.people.flatMap(([measure, { distinct: field, where }]) =>
    spans.map(async ([group, intervals]) => {
      const query = { field, collections: PEOPLE_IN, segments: intervals, by: [], ...(where && { where }) };
      for (const { count } of await reader.distinct(query)) grouped.add(group, measure, count);
    }),
  );
  await Promise.all([...sums, ...people]);
  return grouped;
}

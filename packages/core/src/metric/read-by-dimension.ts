import { DIMENSIONS, type Collection } from '../data/adapter.ts';
import type { SumsReader } from '../data/reader.ts';
import type { Segment } from '../kernel/interval.ts';
import type { Dimension, MetricDefinition } from './definition.ts';
import { GroupedSums } from './grouped-sums.ts';
import type { CollectionPlan, MeasurePlan } from './measure-plan.ts';
import { PEOPLE_IN } from './read-by-time.ts';

/** A dimension that records carry. */
export type CarriedDimension = Exclude<Dimension, 'hour' | 'weekday'>;

interface Asked {
  readonly metric: MetricDefinition;
  readonly plan: MeasurePlan;
  readonly by: CarriedDimension;
}

/** A metric's measures for each value of a dimension, `null` for "has none"; also what a collection without that dimension comes to. */
export async function readByDimension(
  reader: SumsReader,
  { metric, plan, by }: Asked,
  segments: readonly Segment[],
): Promise<GroupedSums<string | null>> {
  const grouped = new GroupedSums<string | null>(Object.keys(metric.measures));
  const sums = plan.collections.map(async ({ query, terms }) => {
    const asked = hasDimension(query.collection, by) ? [by] : [];
    const rows = await reader.sums({ ...query, segments, grain: 'whole', by: asked });
    for (const row of rows) grouped.addRow(row.key[0] ?? null, row, terms);
  });
  const people = plan.people.map(async ([measure, { distinct: field, where }]) => {
    const rows = await reader.distinct({ field, collections: PEOPLE_IN, segments, by: [by], ...(where && { where }) });
    for (const { key, count } of rows) grouped.add(key[0] ?? null, measure, count);
  });
  await Promise.all([...sums, ...people]);
  return grouped;
}

/**
 * Whether a plan's measures can be told apart by a dimension only in part: spend per channel is not known, revenue per channel is.
 * Then no group has a value, for it would set one group's revenue against everyone's spend.
 */
export function isSplitInPart({ collections, people }: MeasurePlan, by: CarriedDimension): boolean {
  const lacks = ({ query }: CollectionPlan): boolean => !hasDimension(query.collection, by);
  return collections.some(lacks) && (people.length > 0 || !collections.every(lacks));
}

function hasDimension(collection: Collection, by: CarriedDimension): boolean {
  return DIMENSIONS[collection].includes(by);
}

import { compareAmounts } from '../data/compare-amounts.ts';
import { compareText } from '../kernel/compare-text.ts';
import { segmentsOf } from '../kernel/calendar.ts';
import { clockKeys, type ClockDimension } from './clock-groups.ts';
import type { MetricContext } from './context.ts';
import type { Dimension, MetricDefinition } from './definition.ts';
import { namesOf } from './group-names.ts';
import type { GroupedSums } from './grouped-sums.ts';
import { presentValue } from './present-value.ts';
import type { CarriedDimension } from './read-by-dimension.ts';
import { readSplit } from './read-split.ts';
import { valueOf } from './value-of.ts';

/** So many groups are listed; the rest are only counted. */
export const MOST_GROUPS = 100;

export interface MetricGroup {
  /** A channel, an id, `"18:00"`, `"1"` (Monday) … `"7"`; `null` for records that have none. */
  readonly key: string | null;
  readonly name: string;
  readonly value: number | null;
  readonly previous: number | null;
}

export interface MetricGroups {
  readonly groups: readonly MetricGroup[];
  /** How many groups are not listed; absent when all are. */
  readonly more?: number;
}

/**
 * A metric split by a dimension. Channels, campaigns and products with data now or before: most first, no data last, ties by name. Hours
 * and weekdays in their own order: those that have come in the period, and any with data.
 *
 * Sums add up to the whole. Where records carry no such dimension at all (spend by channel) everything is one group without a key; where
 * only a part of a formula does (roas by channel) the groups have no value, since it cannot be known.
 */
export async function metricGroups(
  metric: MetricDefinition,
  by: Dimension,
  context: MetricContext,
): Promise<MetricGroups> {
  return by === 'hour' || by === 'weekday' ? clockGroups(metric, by, context) : carriedGroups(metric, by, context);
}

async function clockGroups(
  metric: MetricDefinition,
  by: ClockDimension,
  context: MetricContext,
): Promise<MetricGroups> {
  const { elapsed, timezone } = context.period;
  const { now, before } = await readSplit(metric, by, context);
  const keys = new Set([...clockKeys(by, segmentsOf(elapsed, timezone)), ...now.groups, ...before.groups]);
  const value = valuesIn(metric, context);
  // Of the clock every record has an hour and a weekday.
  return {
    groups: ([...keys] as string[])
      .sort()
      .map((key) => ({ key, name: key, value: value(now, key), previous: value(before, key) })),
  };
}

async function carriedGroups(
  metric: MetricDefinition,
  by: CarriedDimension,
  context: MetricContext,
): Promise<MetricGroups> {
  const { now, before, isInPart } = await readSplit(metric, by, context);
  const value = isInPart ? () => null : valuesIn<string | null>(metric, context);
  const keys = [...new Set([...now.groups, ...before.groups])];
  return listed(
    keys.map((key) => ({ key, value: value(now, key), previous: value(before, key) })),
    (candidates) => namesOf(context.reader, by, candidates),
  );
}

function valuesIn<Group>(
  metric: MetricDefinition,
  { profile }: MetricContext,
): (sums: GroupedSums<Group>, group: Group) => number | null {
  return (sums, group) => presentValue(valueOf(metric, sums.of(group)), metric.unit, profile.currency);
}

type Unnamed = Omit<MetricGroup, 'name'>;

async function listed(
  groups: readonly Unnamed[],
  namesOfKeys: (keys: readonly (string | null)[]) => Promise<(key: string | null) => string>,
): Promise<MetricGroups> {
  const byValue = [...groups].sort(compareValues);
  // Ties go by name, so only those that might still be listed need one.
  const last = byValue[MOST_GROUPS - 1];
  const candidates = last === undefined ? byValue : byValue.filter((group) => compareValues(group, last) <= 0);
  const nameOf = await namesOfKeys(candidates.map(({ key }) => key));
  const named = candidates.map((group) => ({ ...group, name: nameOf(group.key) }));
  named.sort((a, b) => compareValues(a, b) || compareText(a.name, b.name) || compareText(a.key ?? '', b.key ?? ''));
  const more = groups.length - MOST_GROUPS;
  return { groups: named.slice(0, MOST_GROUPS), ...(more > 0 && { more }) };
}

/** Most first, no data last. */
function compareValues(a: Unnamed, b: Unnamed): number {
  return compareAmounts(a.value, b.value);
}

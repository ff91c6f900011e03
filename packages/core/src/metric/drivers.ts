import { compareText } from '../kernel/compare-text.ts';
import { apportion } from '../kernel/apportion.ts';
import { changeParts, type ThenAndNow } from './change-parts.ts';
import type { MetricContext } from './context.ts';
import type { Dimension, MetricDefinition } from './definition.ts';
import { presentReading, readMetric, type MetricReading } from './evaluate.ts';
import { namesOf } from './group-names.ts';
import { presentValue } from './present-value.ts';
import { readSplit, type MetricSplit } from './read-split.ts';
import { shownSteps, type ShownSteps } from './shown-steps.ts';
import { valueOf } from './value-of.ts';

/** So many drivers of a dimension are listed; the rest are added up. */
export const MOST_DRIVERS = 10;

/** What moved a metric, in one group of a dimension. */
export interface Driver {
  /** A channel, an id, `"18:00"`, `"1"` (Monday) … `"7"`; `null` for records that have none. */
  readonly key: string | null;
  readonly name: string;
  /** The metric in this group alone. */
  readonly value: number | null;
  readonly previous: number | null;
  /** Its part of the whole's change, in the metric's unit (percentage points of a `percent`). */
  readonly change: number;
  /** There was nothing in it before. */
  readonly is_new: boolean;
  /** There is nothing in it any more. */
  readonly is_gone: boolean;
}

export interface DimensionDrivers {
  readonly by: Dimension;
  /** Largest change first, whichever way; ties by name. Groups that moved nothing are left out. */
  readonly drivers: readonly Driver[];
  /** What is not listed: how many groups, and their part of the change. */
  readonly rest?: { readonly groups: number; readonly change: number };
}

export interface MetricDrivers extends MetricReading {
  /** Value less previous, as they are told; `null` where either is not. */
  readonly change: number | null;
  /** The dimension that tells most comes first. Where groups do not add up to the whole (people, sales of several products), the dimension is left out. */
  readonly dimensions: readonly DimensionDrivers[];
}

/**
 * What moved a metric against the like-for-like interval before: each dimension's groups with their parts of the change, which add up to it to the
 * last step that is told. See `changeParts` for what a part is.
 */
export async function metricDrivers(
  metric: MetricDefinition,
  dimensions: readonly Dimension[],
  context: MetricContext,
): Promise<MetricDrivers> {
  const [whole, splits] = await Promise.all([
    readMetric(metric, context),
    Promise.all(dimensions.map(async (by) => ({ by, split: await readSplit(metric, by, context) }))),
  ]);
  const reading = presentReading(metric, context, whole);
  const steps = shownSteps(metric.unit, context.profile.currency);
  const change = stepsBetween(reading, steps);
  if (change === undefined) return { ...reading, change: null, dimensions: [] };
  const explained = await Promise.all(
    splits.map(({ by, split }) => explain({ metric, by, split, whole, change, steps }, context)),
  );
  const told = explained.filter((one) => one !== undefined).sort((a, b) => b.surprise - a.surprise);
  return {
    ...reading,
    change: change / steps.inShown,
    dimensions: told.map(({ dimension }) => dimension),
  };
}

interface ToExplain {
  readonly metric: MetricDefinition;
  readonly by: Dimension;
  readonly split: MetricSplit;
  readonly whole: ThenAndNow;
  /** In steps. */
  readonly change: number;
  readonly steps: ShownSteps;
}

interface Moved {
  readonly key: string | null;
  /** Of the change, in steps. */
  readonly part: number;
}

async function explain(
  { metric, by, split, whole, change, steps }: ToExplain,
  context: MetricContext,
): Promise<{ readonly dimension: DimensionDrivers; readonly surprise: number } | undefined> {
  const { now, before, isInPart } = split;
  const keys = [...new Set([...now.groups, ...before.groups])];
  // Where no record carries the dimension everything is one group without a key, which explains nothing.
  if (isInPart || keys.every((key) => key === null)) return undefined;
  const values = keys.map((key) => ({
    now: valueOf(metric, now.of(key)),
    before: valueOf(metric, before.of(key)),
  }));
  const parts = changeParts(whole, values);
  if (parts === undefined) return undefined;
  const rounded = apportion(
    parts.map((part) => part * steps.inRaw),
    change,
  );
  const moved = keys
    .map((key, index): Moved => ({ key, part: rounded[index] as number }))
    .filter(({ part }) => part !== 0);
  const nameOf = await namesOf(
    context.reader,
    by,
    moved.map(({ key }) => key),
  );
  moved.sort(
    (a, b) =>
      Math.abs(b.part) - Math.abs(a.part) ||
      compareText(nameOf(a.key), nameOf(b.key)) ||
      compareText(a.key ?? '', b.key ?? ''),
  );
  const [wasThere, isThere] = [new Set(before.groups), new Set(now.groups)];
  const shown = (key: string | null, sums: MetricSplit['now']): number | null =>
    presentValue(valueOf(metric, sums.of(key)), metric.unit, context.profile.currency);
  const rest = moved.slice(MOST_DRIVERS);
  return {
    dimension: {
      by,
      drivers: moved.slice(0, MOST_DRIVERS).map(({ key, part }) => ({
        key,
        name: nameOf(key),
        value: shown(key, now),
        previous: shown(key, before),
        change: part / steps.inShown,
        is_new: !wasThere.has(key),
        is_gone: !isThere.has(key),
      })),
      ...(rest.length > 0 && {
        rest: { groups: rest.length, change: rest.reduce((sum, { part }) => sum + part, 0) / steps.inShown },
      }),
    },
    surprise: surpriseOf(keys, values, { parts, whole }),
  };
}

/**
 * How far the group that stands out most moved beyond its share of what there was before: where all groups move alike, the dimension tells
 * nothing. What has no key stands for nothing in particular, and counts not.
 */
function surpriseOf(
  keys: readonly (string | null)[],
  values: readonly ThenAndNow[],
  { parts, whole }: { readonly parts: readonly number[]; readonly whole: ThenAndNow },
): number {
  const change = parts.reduce((sum, part) => sum + part, 0);
  const before = weightOf(whole.before);
  const beyond = keys.map((key, index) => {
    if (key === null) return 0;
    const share = before === 0 ? 0 : weightOf(values[index]?.before ?? null) / before;
    return Math.abs((parts[index] as number) - change * share);
  });
  return Math.max(0, ...beyond);
}

/** How much of what there was before was here: a sum itself, or what a quotient is divided by. */
function weightOf(value: ThenAndNow['before']): number {
  if (value === null) return 0;
  return typeof value === 'number' ? value : value.denominator;
}

/** Value less previous in steps; `undefined` where either is not told. */
function stepsBetween({ value, previous }: MetricReading, { inShown }: ShownSteps): number | undefined {
  if (value === null || previous === null) return undefined;
  const change = Math.round(value * inShown) - Math.round(previous * inShown);
  return Number.isSafeInteger(change) ? change : undefined;
}

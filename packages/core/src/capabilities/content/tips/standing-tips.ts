import { standingFindings } from '../../../kernel/statistics/false-discovery.ts';
import { studentTwoSided, Z_95 } from '../../../kernel/statistics/normal.ts';
import { median, sortedQuantile } from '../../../kernel/statistics/quantile.ts';
import type { Judged } from '../traits/level-walk.ts';
import { lengthOf } from '../traits/own-traits.ts';
import { POST_PROPERTIES, type PostProperty, type UsualPost } from './properties.ts';

/** A property with which posts did better or worse, beyond what chance explains. */
export interface StandingTip {
  readonly code: string;
  /** Engagement with it as a multiple of that without, as far as it is likely to last: 1.2 is 20% more. */
  readonly effect: number;
  /** 95% of what was seen may be. */
  readonly interval: { readonly from: number; readonly to: number };
  /** Posts with and without it. */
  readonly withCount: number;
  readonly withoutCount: number;
}

/** At most this share of the tips that stand may be chance. */
const FALSE_SHARE = 0.15;
/** Fewest posts with and without. */
const FEWEST_POSTS = 8;
const FEWEST_OUTCOMES = 30;
const MOST_TIPS = 5;
/** What remained of an effect in later posts, over many pages. */
const LASTING_SHARE = 0.6;
/** Deviations beyond these shares are pulled in, so that one lucky post makes no tip. */
const OUTER = 0.03;

/** Which properties of its posts a business can count on, the strongest first; none while there are too few posts. */
export function standingTips(outcomes: readonly Judged[]): StandingTip[] {
  if (outcomes.length < FEWEST_OUTCOMES) return [];
  const usual = usualPostOf(outcomes);
  const pulled = withoutOutliers(outcomes);
  const found = POST_PROPERTIES.flatMap((property) => comparisonOf(pulled, property, usual) ?? []);
  const standing = standingFindings(
    found.map(({ chance }) => chance),
    FALSE_SHARE,
  );
  return standing.slice(0, MOST_TIPS).map((index) => tipOf(found[index] as Comparison));
}

interface Comparison {
  readonly code: string;
  /** Difference of the means, and its standard error, on the log scale. */
  readonly difference: number;
  readonly error: number;
  /** The chance of a difference as large if there were none. */
  readonly chance: number;
  readonly withCount: number;
  readonly withoutCount: number;
}

/** Unpaid posts, with deviations pulled in that lie far out. */
function withoutOutliers(outcomes: readonly Judged[]): Judged[] {
  const deviations = outcomes.map(({ deviation }) => deviation).sort((a, b) => a - b);
  const [low, high] = [sortedQuantile(deviations, OUTER), sortedQuantile(deviations, 1 - OUTER)];
  return outcomes
    .filter(({ post }) => !post.isPaid)
    .map(({ post, deviation }) => ({ post, deviation: Math.min(high, Math.max(low, deviation)) }));
}

/** Posts with a property beside those without (Welch 1947); `undefined` where either are too few. */
function comparisonOf(pulled: readonly Judged[], property: PostProperty, usual: UsualPost): Comparison | undefined {
  const sides: Record<'with' | 'without', number[]> = { with: [], without: [] };
  for (const { post, deviation } of pulled) {
    const has = property.has(post, usual);
    if (has !== undefined) sides[has ? 'with' : 'without'].push(deviation);
  }
  const [withIt, without] = [sides.with, sides.without];
  if (withIt.length < FEWEST_POSTS || without.length < FEWEST_POSTS) return undefined;
  const difference = meanOf(withIt) - meanOf(without);
  const error = Math.sqrt(varianceOf(withIt) / withIt.length + varianceOf(without) / without.length);
  if (error === 0) return undefined;
  return {
    code: property.code,
    difference,
    error,
    chance: studentTwoSided(difference / error, Math.min(withIt.length, without.length)),
    withCount: withIt.length,
    withoutCount: without.length,
  };
}

export function usualPostOf(outcomes: readonly Judged[]): UsualPost {
  const lengths = outcomes.filter(({ post }) => post.caption !== '').map(({ post }) => lengthOf(post.caption));
  return { length: lengths.length === 0 ? 0 : median(lengths) };
}

function tipOf({ code, difference, error, withCount, withoutCount }: Comparison): StandingTip {
  return {
    code,
    effect: Math.exp(LASTING_SHARE * difference),
    interval: { from: Math.exp(difference - Z_95 * error), to: Math.exp(difference + Z_95 * error) },
    withCount,
    withoutCount,
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

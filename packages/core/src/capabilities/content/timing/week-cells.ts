import { quantile } from '../../../kernel/statistics/quantile.ts';
import type { Judged } from '../traits/level-walk.ts';
import { hourOf, weekdayOf } from '../traits/own-traits.ts';

/** Hours of a week: cell 0 is Monday from midnight to one. */
export const WEEK_CELLS = 168;
export const DAY_CELLS = 24;

const DAY_MS = 24 * 3_600_000;
/** A post counts half as much after so many days. */
const HALF_LIFE_DAYS = 120;
/** Rarities beyond these shares are pulled in, so that one lucky post makes no best hour. */
const OUTER = 0.02;

/** What the posts of one hour of the week did. */
export interface WeekCell {
  readonly cell: number;
  /** Mean deviation from the usual, on the log scale, newer posts counting more. */
  readonly mean: number;
  /** Sum of the posts' weights, each at most 1. */
  readonly weight: number;
  readonly posts: number;
}

export interface WeekOfPosts {
  readonly cells: readonly WeekCell[];
  /** Variance of one post's deviation. */
  readonly variance: number;
}

/**
 * Posts by hour of the week, in the business's own time. Paid ones are left out, since an hour did not earn what money did; levels and
 * their drift are out already, since deviations are from the level of each post's own time.
 */
export function weekOf(outcomes: readonly Judged[], now: number): WeekOfPosts {
  const posts = outcomes
    .filter(({ post }) => !post.isPaid)
    .map(({ post, deviation }) => ({
      cell: cellOf(post.localAt),
      deviation,
      weight: 0.5 ** (Math.max(0, now - post.at) / (HALF_LIFE_DAYS * DAY_MS)),
    }));
  const deviations = posts.map(({ deviation }) => deviation);
  const [low, high] = [quantile(deviations, OUTER), quantile(deviations, 1 - OUTER)];
  const pulled = posts.map((post) => ({ ...post, deviation: Math.min(high, Math.max(low, post.deviation)) }));
  const weight = pulled.reduce((sum, post) => sum + post.weight, 0);
  const mean = pulled.reduce((sum, post) => sum + post.weight * post.deviation, 0) / weight;
  const variance = pulled.reduce((sum, post) => sum + post.weight * (post.deviation - mean) ** 2, 0) / weight;
  return { cells: cellsOf(pulled, mean), variance };
}

export function cellOf(localAt: number): number {
  return weekdayOf(localAt) * DAY_CELLS + hourOf(localAt);
}

interface Pulled {
  readonly cell: number;
  readonly deviation: number;
  readonly weight: number;
}

function cellsOf(posts: readonly Pulled[], mean: number): WeekCell[] {
  const sums = new Map<number, { weight: number; sum: number; posts: number }>();
  for (const { cell, deviation, weight } of posts) {
    const kept = sums.get(cell) ?? { weight: 0, sum: 0, posts: 0 };
    sums.set(cell, kept);
    kept.weight += weight;
    kept.sum += weight * (deviation - mean);
    kept.posts++;
  }
  return [...sums].map(([cell, { weight, sum, posts: count }]) => ({
    cell,
    mean: sum / weight,
    weight,
    posts: count,
  }));
}

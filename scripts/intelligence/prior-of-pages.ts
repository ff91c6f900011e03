import { fitLinear, type LinearModel } from '../../packages/core/src/capabilities/content/model/linear-model.ts';
import { replay } from '../../packages/core/src/capabilities/content/model/replay.ts';
import { logEngagement } from '../../packages/core/src/capabilities/content/posts/published-post.ts';
import { outcomesOf, type Outcome } from '../../packages/core/src/capabilities/content/traits/history-walk.ts';
import { quantile } from '../../packages/core/src/kernel/statistics/quantile.ts';
import { readPostSets } from './data-sets.ts';

export interface Page {
  readonly set: string;
  readonly business: string;
  readonly outcomes: readonly Outcome[];
}

export interface Prior {
  readonly linear: LinearModel;
  readonly errors: readonly number[];
}

const FEWEST_POSTS = 50;
/** Of each page the newest so many, and not its first, whose level is hardly known. */
const MOST_POSTS = 400;
const FIRST_POSTS = 9;
const QUANTILES = 41;
const DAY_MS = 24 * 3_600_000;
/** Of a page's newest posts, totals still grew when they were counted. */
const IMMATURE_MS: Readonly<Record<string, number>> = {
  'french-media-youtube': 7 * DAY_MS,
  'facebook-live-thailand': 7 * DAY_MS,
  'french-media-tweets': DAY_MS,
};

/** Pages of the data sets that have posts enough. */
export async function pagesForPrior(): Promise<Page[]> {
  const sets = await readPostSets();
  return sets.flatMap(({ name, pages }) =>
    pages.flatMap(({ business, posts }) => {
      const until = posts.at(-1)!.at - (IMMATURE_MS[name] ?? 0);
      const mature = posts.filter(({ at }) => at <= until);
      return mature.length < FEWEST_POSTS ? [] : [{ set: name, business, outcomes: outcomesOf(mature) }];
    }),
  );
}

/** What most pages have in common, each counting as much as the root of its posts. */
export function learnPrior(pages: readonly Page[], { errors = true } = {}): Prior {
  const examples = pages.flatMap(({ outcomes }) => {
    const settled = outcomes.slice(FIRST_POSTS);
    const weight = 1 / Math.sqrt(Math.max(settled.length, 30));
    return settled.slice(-MOST_POSTS).map(({ traits, deviation }) => ({ traits, target: deviation, weight }));
  });
  const linear = fitLinear(examples, 1);
  return { linear, errors: errors ? errorsOf(pages) : [] };
}

/** Quantiles of the errors of predictions made before the fact, with the prior that core has at the moment. */
export function errorsOf(pages: readonly Page[]): number[] {
  const all = pages.flatMap(({ outcomes }) =>
    replay(outcomes)
      .filter((_, index) => index % 5 === 0)
      .map(({ outcome, predicted }) => logEngagement(outcome.post) - predicted),
  );
  return Array.from({ length: QUANTILES }, (_, index) => quantile(all, (index + 0.5) / QUANTILES));
}

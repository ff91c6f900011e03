import { median } from '../../../kernel/statistics/quantile.ts';
import { chanceAbove, errorBounds } from '../model/error-spread.ts';
import { replay, type Retold } from '../model/replay.ts';
import { logEngagement } from '../posts/published-post.ts';
import type { Outcome } from '../traits/history-walk.ts';
import { hourOf } from '../traits/own-traits.ts';
import { confidenceOfChance } from '../advice/confidence.ts';
import { areaUnderCurve, pairsInOrder } from './ranking.ts';

/** How one method foretold the tested posts of a page. */
export interface MethodScore {
  /** Area under the curve of telling posts above the median of the tested ones; 0.5 is chance. `null` where all are equal. */
  readonly auc: number | null;
  /** Share of pairs within a week in the right order. `null` where there is none. */
  readonly pairs: number | null;
  /** Mean absolute error of the log of 1 + engagements. `null` for a method that gives no amounts. */
  readonly error: number | null;
}

export type Method = 'ours' | 'constant' | 'naive mean' | 'points';

/** How a page's newest posts would have been foretold from its older ones. */
export interface PageScore {
  readonly tested: number;
  readonly methods: Readonly<Record<Method, MethodScore>>;
  /** Results within the 80% interval. */
  readonly within: number;
  /** Posts said to be above or below the usual with high confidence, and how many of them came so. */
  readonly high: { readonly said: number; readonly held: number };
}

/** Of the posts, in the order of time, those after this share are tested. */
const TESTED_FROM = 0.7;
const FEWEST_TESTED = 10;

/** Judges a page's predictions as they would have been made; `undefined` where fewer than ten posts can be tested. */
export function judgePage(outcomes: readonly Outcome[]): PageScore | undefined {
  const place = Math.floor(outcomes.length * TESTED_FROM);
  const known = outcomes.slice(0, place);
  const tested = replay(outcomes).filter(
    ({ outcome, usual }) => usual !== undefined && outcomes.indexOf(outcome) >= place,
  );
  if (tested.length < FEWEST_TESTED) return undefined;
  const came = tested.map(({ outcome }) => logEngagement(outcome.post));
  const times = tested.map(({ outcome }) => outcome.post.at);
  const scoreOf = (said: readonly number[], hasAmounts = true): MethodScore => ({
    auc: areaUnderCurve(said, came),
    pairs: pairsInOrder(said, came, times),
    error: hasAmounts
      ? said.reduce((sum, one, index) => sum + Math.abs(one - (came[index] as number)), 0) / said.length
      : null,
  });
  return {
    tested: tested.length,
    methods: {
      ours: scoreOf(tested.map(({ predicted }) => predicted)),
      constant: scoreOf(tested.map(() => median(known.map(({ post }) => logEngagement(post))))),
      'naive mean': scoreOf(naiveMeans(known, tested)),
      points: scoreOf(tested.map(pointsOf), false),
    },
    within: tested.filter(isWithin).length,
    high: highOf(tested),
  };
}

/** The mean of the older posts of the same media and hour: what a spreadsheet would say. */
function naiveMeans(known: readonly Outcome[], tested: readonly Retold[]): number[] {
  const groupOf = ({ post }: Outcome): string => `${post.media} ${hourOf(post.localAt)}`;
  const groups = new Map<string, number[]>();
  for (const outcome of known) {
    const group = groups.get(groupOf(outcome)) ?? [];
    groups.set(groupOf(outcome), group);
    group.push(outcome.post.engagements);
  }
  const all = known.map(({ post }) => post.engagements);
  const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return tested.map(({ outcome }) => Math.log1p(meanOf(groups.get(groupOf(outcome)) ?? all)));
}

/** Points for length, media, hashtags and hour, as tools give them that look at nobody's history. */
function pointsOf({ outcome: { post } }: Retold): number {
  const length = post.caption.length;
  const hour = hourOf(post.localAt);
  return (
    (length >= 50 && length <= 200 ? 25 : 10) +
    (post.media === 'video' ? 30 : post.media === 'none' ? 0 : 25) +
    (post.hashtags.length >= 1 && post.hashtags.length <= 5 ? 20 : 5) +
    ((hour >= 9 && hour <= 11) || (hour >= 18 && hour <= 21) ? 25 : 10)
  );
}

function isWithin({ outcome, predicted, spread }: Retold): boolean {
  const { low, high } = errorBounds(spread);
  const error = logEngagement(outcome.post) - predicted;
  return error >= low && error <= high;
}

function highOf(tested: readonly Retold[]): { said: number; held: number } {
  let [said, held] = [0, 0];
  for (const { outcome, predicted, usual, spread } of tested) {
    const chance = chanceAbove(spread, predicted, usual as number);
    if (confidenceOfChance(chance) !== 'high') continue;
    said++;
    if (chance > 0.5 === logEngagement(outcome.post) > (usual as number)) held++;
  }
  return { said, held };
}

import { median } from '../../../kernel/statistics/quantile.ts';
import { confidenceOfChance } from '../predictor/confidence.ts';
import { isWithin } from '../advice/track-record.ts';
import { cameTrue, replay, type Retold } from '../model/replay.ts';
import { logEngagement } from '../posts/published-post.ts';
import type { Outcome } from '../traits/history-walk.ts';
import { hourOf } from '../traits/own-traits.ts';

/** Ways of foretelling that ours is measured beside. */
export const METHODS = ['ours', 'constant', 'naive mean', 'points'] as const;
export type Method = (typeof METHODS)[number];

/** A post that was foretold from what was known before it. */
export interface TestedPost {
  readonly at: number;
  /** Log of 1 + engagements. */
  readonly came: number;
  /** What each method said: on the same scale, but for `points`, which are points. */
  readonly said: Readonly<Record<Method, number>>;
  readonly isWithin: boolean;
  /** Of a call of high confidence, above or below the usual: whether it came so. */
  readonly high: boolean | undefined;
}

/** Of the posts, in the order of time, those after this share are tested. */
const TESTED_FROM = 0.7;

/** The newer three tenths of a page's posts, each as it would have been foretold. */
export function testedPosts(outcomes: readonly Outcome[]): TestedPost[] {
  const place = Math.floor(outcomes.length * TESTED_FROM);
  const known = outcomes.slice(0, place);
  const from = outcomes[place];
  if (from === undefined || known.length === 0) return [];
  const constant = median(known.map(({ post }) => logEngagement(post)));
  const naiveMean = naiveMeanOf(known);
  const later = new Set(outcomes.slice(place));
  return replay(outcomes)
    .filter(({ outcome, usual }) => usual !== undefined && later.has(outcome))
    .map((retold) => ({
      at: retold.outcome.post.at,
      came: logEngagement(retold.outcome.post),
      said: {
        ours: retold.predicted,
        constant,
        'naive mean': naiveMean(retold.outcome),
        points: pointsOf(retold.outcome),
      },
      isWithin: isWithin(retold),
      high: highCall(retold),
    }));
}

/** The mean of the older posts of the same media and hour: what a spreadsheet would say. */
function naiveMeanOf(known: readonly Outcome[]): (outcome: Outcome) => number {
  const groupOf = ({ post }: Outcome): string => `${post.media} ${hourOf(post.localAt)}`;
  const groups = new Map<string, number[]>();
  for (const outcome of known) {
    const group = groups.get(groupOf(outcome)) ?? [];
    groups.set(groupOf(outcome), group);
    group.push(outcome.post.engagements);
  }
  const all = known.map(({ post }) => post.engagements);
  return (outcome) => Math.log1p(meanOf(groups.get(groupOf(outcome)) ?? all));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Points for length, media, hashtags and hour, as tools give them that look at nobody's history. */
function pointsOf({ post }: Outcome): number {
  const { length } = post.caption;
  const hour = hourOf(post.localAt);
  return (
    (length >= 50 && length <= 200 ? 25 : 10) +
    (post.media === 'video' ? 30 : post.media === 'none' ? 0 : 25) +
    (post.hashtags.length >= 1 && post.hashtags.length <= 5 ? 20 : 5) +
    ((hour >= 9 && hour <= 11) || (hour >= 18 && hour <= 21) ? 25 : 10)
  );
}

function highCall(retold: Retold): boolean | undefined {
  const { chance, most } = retold;
  return chance !== undefined && confidenceOfChance(chance, most) === 'high' ? cameTrue(retold) : undefined;
}

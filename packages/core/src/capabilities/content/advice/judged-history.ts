import { FEWEST_OUTCOMES } from '../model/engagement-model.ts';
import { usualOf } from '../model/replay.ts';
import { MATURE_MS, type PublishedPost } from '../posts/published-post.ts';
import { middleOf, recentPosts, type RecentPosts } from '../predictor/recent-posts.ts';
import { judgedPosts, type Judged } from '../traits/level-walk.ts';

/** Posts as judged by what was known before each, up to a moment. */
export interface JudgedHistory {
  /** Oldest first, and a day old: what advice may be drawn from. A channel's first posts, before which nothing was known, are left out. */
  readonly mature: readonly Judged[];
  readonly recent: RecentPosts;
  /** Whether there is enough of them to learn from. */
  readonly isOwn: boolean;
  /** Whether there is enough for advice to be the business's own, and to be told with high confidence. */
  readonly isEnough: boolean;
}

/** Posts a day old, from which on that is so. */
const ENOUGH_POSTS = 30;

/** Posts in the order of time, judged up to a moment. */
export function judgeHistory(posts: readonly PublishedPost[], now: number): JudgedHistory {
  const isMature = ({ at }: PublishedPost): boolean => at <= now - MATURE_MS;
  const mature = judgedPosts(posts).filter(({ post }) => isMature(post));
  const isOwn = mature.length >= FEWEST_OUTCOMES;
  return {
    mature,
    recent: recentPosts(mature),
    isOwn,
    isEnough: isOwn && posts.filter(isMature).length >= ENOUGH_POSTS,
  };
}

/** What a channel's posts usually get, log scale; all channels together where none is named. `undefined` where there are too few. */
export function usualIn({ mature, recent }: JudgedHistory, channel?: string): number | undefined {
  return channel === undefined ? middleOf(recent.all) : usualOf(mature, channel, Infinity);
}

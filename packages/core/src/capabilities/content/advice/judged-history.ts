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
}

/** Posts in the order of time, judged up to a moment. */
export function judgeHistory(posts: readonly PublishedPost[], now: number): JudgedHistory {
  const mature = judgedPosts(posts).filter(({ post }) => post.at <= now - MATURE_MS);
  return { mature, recent: recentPosts(mature), isOwn: mature.length >= FEWEST_OUTCOMES };
}

/** What a channel's posts usually get, log scale; all channels together where none is named. `undefined` where there are too few. */
export function usualIn({ mature, recent }: JudgedHistory, channel?: string): number | undefined {
  return channel === undefined ? middleOf(recent.all) : usualOf(mature, channel, Infinity);
}

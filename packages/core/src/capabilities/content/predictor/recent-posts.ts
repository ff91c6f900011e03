import { logEngagement } from '../posts/published-post.ts';
import type { Judged } from '../traits/level-walk.ts';

/** The recent posts among which a draft's percentile is told. */
const RECENT = 60;

/** What the newest posts got, log scale, in order. */
export interface RecentPosts {
  readonly byChannel: ReadonlyMap<string, readonly number[]>;
  /** Of all channels together. */
  readonly all: readonly number[];
}

/** @param mature in the order of time */
export function recentPosts(mature: readonly Judged[]): RecentPosts {
  const byChannel = new Map<string, number[]>();
  const all: number[] = [];
  for (let index = mature.length - 1; index >= 0; index--) {
    const { post } = mature[index] as Judged;
    const channel = byChannel.get(post.channel) ?? [];
    byChannel.set(post.channel, channel);
    if (channel.length < RECENT) channel.push(logEngagement(post));
    if (all.length < RECENT) all.push(logEngagement(post));
  }
  for (const posts of [...byChannel.values(), all]) posts.sort((a, b) => a - b);
  return { byChannel, all };
}

/** The middle one; `undefined` for none. */
export function middleOf(sorted: readonly number[]): number | undefined {
  return sorted[Math.floor(sorted.length / 2)];
}

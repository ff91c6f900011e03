import type { Segment } from '../../../kernel/interval.ts';
import type { EngagementModel } from '../model/engagement-model.ts';
import type { Media } from '../posts/published-post.ts';
import type { Confidence } from '../timing/rank-slots.ts';
import type { WeekSlot } from '../timing/week-slots.ts';
import type { KnownPosts } from '../traits/known-posts.ts';

/** All that drafts are foretold from, as it was at a moment. Nothing in it needs a store, a clock or a time zone. */
export interface Grounds {
  /** The moment, ms UTC. */
  readonly at: number;
  /** How the business's clocks stand to UTC from a little before then on. */
  readonly offsets: readonly Segment[];
  readonly known: KnownPosts;
  readonly engagement: EngagementModel;
  /** How wrong predictions were when they were made before the fact, newest last: log scale. */
  readonly errors: readonly number[];
  /** What the newest posts of each channel got, log scale, in order: those among which a draft's percentile is told. */
  readonly recent: ReadonlyMap<string, readonly number[]>;
  /** Whether there are posts enough to learn from. */
  readonly isOwn: boolean;
  /** The most that calls may be sure: what holds for most pages is not known to hold here. */
  readonly most: Confidence;
  /** Slots that do better than usual, the best first. */
  readonly bestSlots: readonly BestSlot[];
  readonly tried: Tried;
}

/** When a slot begins, and on which days. */
export type BestSlot = Pick<WeekSlot, 'days' | 'from'>;

/** What the business has done often enough for its own posts to tell. */
export interface Tried {
  /** By channel. */
  readonly media: ReadonlyMap<string, readonly Media[]>;
  readonly question: boolean;
  readonly hashtags: boolean;
  readonly fewHashtags: boolean;
}

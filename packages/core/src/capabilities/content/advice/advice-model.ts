import type { Pause } from '../../capability.ts';
import { HistoryWalk, type Outcome } from '../traits/history-walk.ts';
import { recordOf, type KeptRecord } from './track-record.ts';
import { fitEngagement, type EngagementModel } from '../model/engagement-model.ts';
import { replayInParts, type Retold } from '../model/replay.ts';
import { Vocabulary } from '../model/vocabulary.ts';
import { logEngagement, type PublishedPost } from '../posts/published-post.ts';
import { rounded } from '../rounded.ts';

/** All that is learned from a business's posts, kept as JSON until there are new ones. */
export interface AdviceModel {
  readonly version: 1;
  readonly engagement: EngagementModel;
  /** How wrong predictions were when they were made before the fact, newest last: log scale. */
  readonly errors: readonly number[];
  readonly record: KeptRecord;
}

/** Of those known, the newest so many are kept: older ones have faded. */
const MOST_ERRORS = 1_000;

/** Learns from posts in the order of time, all of them mature. Takes about two seconds for 5,000, with pauses on the way. */
export async function learn(posts: readonly PublishedPost[], pause: Pause): Promise<AdviceModel> {
  const outcomes = await describedInParts(posts, pause);
  const vocabulary = new Vocabulary();
  const retold: Retold[] = [];
  for (const told of replayInParts(outcomes, vocabulary)) {
    retold.push(...told);
    await pause();
  }
  return {
    version: 1,
    engagement: fitEngagement(outcomes, vocabulary),
    errors: retold.map(errorOf).slice(-MOST_ERRORS),
    record: recordOf(outcomes, retold),
  };
}

const POSTS_AT_ONCE = 500;

async function describedInParts(posts: readonly PublishedPost[], pause: Pause): Promise<Outcome[]> {
  const walk = new HistoryWalk();
  const outcomes: Outcome[] = [];
  for (const [index, post] of posts.entries()) {
    const outcome = walk.take(post);
    if (outcome !== undefined) outcomes.push(outcome);
    if (index % POSTS_AT_ONCE === POSTS_AT_ONCE - 1) await pause();
  }
  return outcomes;
}

function errorOf({ outcome, predicted }: Retold): number {
  return rounded(logEngagement(outcome.post) - predicted, 4);
}

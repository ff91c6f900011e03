import type { Pause } from '../../capability.ts';
import type { Outcome } from '../traits/history-walk.ts';
import { recordOf, type KeptRecord } from './track-record.ts';
import { fitEngagement, type EngagementModel } from '../model/engagement-model.ts';
import { replayInParts, type Retold } from '../model/replay.ts';
import { logEngagement } from '../posts/published-post.ts';

/** All that is learned from a business's posts, kept as JSON until there are new ones. */
export interface AdviceModel {
  readonly version: 1;
  readonly engagement: EngagementModel;
  /** How wrong predictions were when they were made before the fact, newest last: log scale. */
  readonly errors: readonly number[];
  readonly record: KeptRecord;
}

/** More errors than this fade to nothing. */
const MOST_ERRORS = 1_000;

/** Learns from outcomes in the order of time, all of them mature. Takes about a second for 5,000, with pauses on the way. */
export async function learn(outcomes: readonly Outcome[], pause: Pause): Promise<AdviceModel> {
  const retold: Retold[] = [];
  for (const told of replayInParts(outcomes)) {
    retold.push(...told);
    await pause();
  }
  return {
    version: 1,
    engagement: fitEngagement(outcomes),
    errors: retold.map(errorOf).slice(-MOST_ERRORS),
    record: recordOf(outcomes, retold),
  };
}

function errorOf({ outcome, predicted }: Retold): number {
  return logEngagement(outcome.post) - predicted;
}

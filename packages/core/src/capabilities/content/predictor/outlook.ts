import { deviationPredictor } from '../model/engagement-model.ts';
import { chanceAbove, chanceOfDifference, errorBounds, ErrorMemory, shareBeaten } from '../model/error-spread.ts';
import { factorsOf, type Factor } from '../model/factors.ts';
import type { DraftPost } from '../posts/published-post.ts';
import type { Grounds } from './grounds.ts';
import { middleOf } from './recent-posts.ts';

/** A draft's outlook, on the log scale of engagement. */
export interface Outlook {
  readonly predicted: number;
  readonly low: number;
  readonly high: number;
  /** That it does better than usual, 0 to 1. */
  readonly chance: number;
  /** The percentile to expect among the channel's recent posts, 0 to 100. */
  readonly percentile: number;
  readonly factors: readonly Factor[];
}

/** Works out how drafts will do. */
export interface Foreteller {
  /** `undefined` while a channel has no post to go by. */
  outlook(draft: DraftPost): Outlook | undefined;
  /** What a draft is to get, log scale: all that it takes to hold one beside another. */
  predicted(draft: DraftPost): number | undefined;
  /** How likely one outlook is to come out above another, 0 to 1. */
  chanceBetter(one: Outlook, other: Outlook): number;
}

export function createForeteller({ known, engagement, errors, recent }: Grounds): Foreteller {
  const spread = new ErrorMemory(errors).spread();
  const bounds = errorBounds(spread);
  const deviationOf = deviationPredictor(engagement);
  return {
    predicted(draft) {
      const described = known.describe(draft);
      return described && described.level + deviationOf(described);
    },
    outlook(draft) {
      const described = known.describe(draft);
      if (described === undefined) return undefined;
      const predicted = described.level + deviationOf(described);
      const among = recent.get(draft.channel) ?? [];
      return {
        predicted,
        low: predicted + bounds.low,
        high: predicted + bounds.high,
        chance: chanceAbove(spread, predicted, middleOf(among) ?? described.level),
        percentile: 100 * shareBeaten(spread, predicted, among),
        factors: factorsOf(engagement, described),
      };
    },
    chanceBetter: (one, other) => chanceOfDifference(spread, one.predicted - other.predicted),
  };
}

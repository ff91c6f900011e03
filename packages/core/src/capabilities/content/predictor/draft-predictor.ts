import { localClockOf } from '../../../kernel/local-clock.ts';
import type { DraftComparison, PostDraft, Prediction } from '../contract.ts';
import { draftOf } from '../posts/draft.ts';
import type { DraftPost } from '../posts/published-post.ts';
import type { Confidence } from '../timing/rank-slots.ts';
import { confidenceOfChance } from './confidence.ts';
import { draftChanges } from './draft-changes.ts';
import { draftTimeOf } from './draft-time.ts';
import type { Grounds } from './grounds.ts';
import { createForeteller } from './outlook.ts';
import { NO_PREDICTION, presentOutlook } from './present-outlook.ts';
import { toldChance } from './told-chance.ts';

/** Tells how drafts will do, with no store, no network and no waiting. Equal drafts at equal moments are told the same. */
export interface DraftPredictor {
  /**
   * As `content/predict` answers a draft.
   * @param now ms UTC; a draft without a time goes out then. Default the device's clock
   * @throws `invalid_input` for a `scheduled_at` that is no time
   */
  predict(draft: PostDraft, now?: number): Prediction;
  /** Which of two drafts is likely to do better; `undefined` where there is nothing to go by. */
  compare(one: PostDraft, other: PostDraft, now?: number): DraftComparison | undefined;
}

/** The same for whoever has drafts at hand that were read already. */
export interface Foretelling extends DraftPredictor {
  /** Of a post that goes out after the moment that is known. */
  foretell(draft: DraftPost): Prediction;
}

export function draftPredictor(grounds: Grounds): Foretelling {
  const foreteller = createForeteller(grounds);
  const clock = localClockOf(grounds.offsets);
  const timed = (draft: PostDraft, now: number): DraftPost => {
    const at = draftTimeOf(draft, Math.max(now, grounds.at));
    return draftOf('draft', draft, { at, localAt: clock.wallClockAt(at) });
  };
  const changes = { grounds, clock, foretell: (variant: DraftPost) => foreteller.predicted(variant) };
  const foretell = (draft: DraftPost): Prediction => {
    const outlook = foreteller.outlook(draft);
    if (outlook === undefined) return NO_PREDICTION;
    return presentOutlook(outlook, grounds, draftChanges(draft, outlook.predicted, changes));
  };
  return {
    foretell,
    predict: (draft, now = Date.now()) => foretell(timed(draft, now)),
    compare(one, other, now = Date.now()) {
      const [first, second] = [foreteller.outlook(timed(one, now)), foreteller.outlook(timed(other, now))];
      if (first === undefined || second === undefined) return undefined;
      return comparisonOf(foreteller.chanceBetter(first, second), grounds.most);
    },
  };
}

function comparisonOf(chance: number, most: Confidence): DraftComparison {
  const probability = Math.max(chance, 1 - chance);
  return {
    better: chance >= 0.5 ? 0 : 1,
    probability: toldChance(probability),
    confidence: confidenceOfChance(probability, most),
  };
}

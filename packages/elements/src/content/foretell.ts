import { comparePredictions, type DraftComparison, type PostDraft, type Prediction } from '@bizboost/core/contract';
import type { Foretell, Outlook } from './latest-outlook.ts';

/** Works out in the page how drafts will do, such as `createPredictor` of `@bizboost/core/predict` makes one. */
export interface DraftPredictor {
  predict(draft: PostDraft): Prediction | Promise<Prediction>;
  /** Which of two is likely to do better; without it, that is told by their ranges. */
  compare?(one: PostDraft, other: PostDraft): DraftComparison | undefined;
}

/** Works out in the page how a draft will do, in place of the source. */
export type Predictor = DraftPredictor | DraftPredictor['predict'];

/** Foretells drafts by a predictor: at once, where it does not make one wait. */
export function foretellBy(predictor: Predictor): Foretell {
  const predict = typeof predictor === 'function' ? predictor : (draft: PostDraft) => predictor.predict(draft);
  const compare = typeof predictor === 'function' ? undefined : predictor.compare?.bind(predictor);
  return (drafts) => {
    const told = drafts.map((draft) => predict(draft));
    const whole = (predictions: readonly Prediction[]): Outlook => outlookOf(drafts, predictions.map(checked), compare);
    if (told.some((one) => one instanceof Promise))
      return Promise.all(told.map((one) => Promise.resolve(one))).then(whole);
    return whole(told as readonly Prediction[]);
  };
}

function outlookOf(
  [one, other]: readonly PostDraft[],
  predictions: readonly Prediction[],
  compare: DraftPredictor['compare'],
): Outlook {
  const [first, second] = predictions;
  if (one === undefined || other === undefined || first === undefined || second === undefined) return { predictions };
  const comparison = compare === undefined ? comparePredictions(first, second) : compare(one, other);
  return { predictions, ...(comparison !== undefined && { comparison }) };
}

function checked(one: Prediction): Prediction {
  if (typeof one?.predicted_engagement !== 'number' || !Array.isArray(one.factors) || !Array.isArray(one.suggestions))
    throw new TypeError('The predictor of a <post-composer> must give a prediction as `content/predict` answers it.');
  return one;
}

import { LRUCache } from 'lru-cache';
import type { HandlerContext } from '../../capability.ts';
import type { PostDraft, PredictAnswer } from '../contract.ts';
import { predictorQuery, type PredictorState } from '../predictor-contract.ts';
import { draftPredictor, type DraftPredictor } from '../predictor/draft-predictor.ts';
import { draftTimeOf } from '../predictor/draft-time.ts';
import { groundsOf } from '../predictor/predictor-state.ts';

type Input = PostDraft | { readonly drafts: readonly PostDraft[] };

// Each weighs some ten megabytes for a long history, and is made of a remembered answer in some ten milliseconds.
const ready = new LRUCache<PredictorState, DraftPredictor>({ max: 8 });

/**
 * How one draft will do, or two beside each other. Nothing of them is kept. What they are foretold from is an answer like others: remembered,
 * and made anew when posts change. Throws `invalid_input` for a time that is none.
 */
export async function handlePredict(
  { ask, now }: Pick<HandlerContext, 'ask' | 'now'>,
  input: Input,
): Promise<PredictAnswer> {
  if (!('drafts' in input)) return predictorOf((await ask(predictorQuery, {})).predictor).predict(input, now);
  for (const [index, draft] of input.drafts.entries()) draftTimeOf(draft, now, `/drafts/${index}`);
  const predictor = predictorOf((await ask(predictorQuery, {})).predictor);
  const predictions = input.drafts.map((draft) => predictor.predict(draft, now));
  const [one, other] = input.drafts;
  const comparison = one && other && predictor.compare(one, other, now);
  return { predictions, ...(comparison !== undefined && { comparison }) };
}

function predictorOf(state: PredictorState): DraftPredictor {
  const known = ready.get(state);
  if (known !== undefined) return known;
  const predictor = draftPredictor(groundsOf(state));
  ready.set(state, predictor);
  return predictor;
}

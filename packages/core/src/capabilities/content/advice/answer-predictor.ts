import type { AnswerContext, EngineFields } from '../../capability.ts';
import type { PredictorAnswer } from '../predictor-contract.ts';
import { stateOf } from '../predictor/predictor-state.ts';
import { rankSlots } from '../timing/rank-slots.ts';
import { adviceOf } from './advice.ts';
import { groundsOfAdvice } from './grounds-of-advice.ts';

/** All that drafts are foretold from at a moment, for whoever foretells them. */
export async function answerPredictor(
  context: AnswerContext,
  mostPosts: number,
): Promise<Omit<PredictorAnswer, EngineFields>> {
  const advice = await adviceOf(context, mostPosts);
  const timing = rankSlots(advice.judged.mature, context.now);
  return { predictor: stateOf(groundsOfAdvice(advice, timing, context)) };
}

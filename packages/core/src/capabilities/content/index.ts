import { answerer, commandHandler, type Capability } from '../capability.ts';
import { answerPredictor } from './advice/answer-predictor.ts';
import { answerSuggestions } from './advice/answer-suggestions.ts';
import { handlePredict } from './advice/handle-predict.ts';
import { predictCommand, suggestionsQuery } from './contract.ts';
import { predictorQuery } from './predictor-contract.ts';

/** When to post, how a draft will do, what is rising, what to change, and how right all that was before. */
export const contentCapability: Capability = {
  name: 'content',
  answerers: [
    answerer({
      query: suggestionsQuery,
      tags: () => ['posts', 'models'],
      // Posts become a day old, and weeks pass, without any change that is told.
      turnMs: 3_600_000,
      answer: (context) => answerSuggestions(context),
    }),
    answerer({
      query: predictorQuery,
      tags: () => ['posts', 'models'],
      turnMs: 3_600_000,
      answer: (context) => answerPredictor(context),
    }),
  ],
  handlers: [
    commandHandler({
      command: predictCommand,
      handle: async (context, input) => ({ receipt: await handlePredict(context, input) }),
    }),
  ],
};

import { answerer, commandHandler, type Capability } from '../capability.ts';
import { answerPredictor } from './advice/answer-predictor.ts';
import { answerSuggestions } from './advice/answer-suggestions.ts';
import { handlePredict } from './advice/handle-predict.ts';
import { predictCommand, suggestionsQuery } from './contract.ts';
import { mostPostsOf, type ContentOptions } from './posts/most-posts.ts';
import { predictorQuery } from './predictor-contract.ts';

/**
 * When to post, how a draft will do, what is rising, what to change, and how right all that was before; drawn from as many posts as asked.
 * @throws `invalid_input` for a `mostPosts` that is out of range
 */
export function createContentCapability(options: ContentOptions = {}): Capability {
  const mostPosts = mostPostsOf(options);
  return {
    name: 'content',
    answerers: [
      answerer({
        query: suggestionsQuery,
        tags: () => ['posts', 'models'],
        // Posts become a day old, and weeks pass, without any change that is told.
        turnMs: 3_600_000,
        answer: (context) => answerSuggestions(context, mostPosts),
      }),
      answerer({
        query: predictorQuery,
        tags: () => ['posts', 'models'],
        turnMs: 3_600_000,
        answer: (context) => answerPredictor(context, mostPosts),
      }),
    ],
    handlers: [
      commandHandler({
        command: predictCommand,
        handle: async (context, input) => ({ receipt: await handlePredict(context, input) }),
      }),
    ],
  };
}

/** The same, drawn from the newest 5,000 posts. */
export const contentCapability: Capability = createContentCapability();

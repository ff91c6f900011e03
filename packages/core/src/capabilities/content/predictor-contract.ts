import * as z from 'zod/mini';
import { commonFields } from '../../protocol/common-fields.ts';
import { defineQuery } from '../../protocol/query.ts';

// Apart from contract.ts, so that pages that foretell nothing themselves need not fetch it.

const numbers = z.array(z.number());
/** A sum, and the weight behind it. */
const mean = z.tuple([z.number(), z.number()]);
const linear = z.object({ intercept: z.number(), means: numbers, scales: numbers, coefficients: numbers });

/**
 * All that drafts are foretold from, as it was at a moment: what `@bizboost/core/predict` makes a predictor of, to the digit the server's.
 * Of what was written it holds the words of the business's own published posts, and nothing of drafts, planned posts or other people's.
 */
export const predictorFields = {
  /** Of this form; another form is refused. */
  version: z.literal(1),
  /** The moment, ms UTC. */
  at: z.number(),
  /** How the business's clocks stand to UTC until two years later, ms. */
  offsets: z.array(z.object({ from: z.number(), to: z.number(), offset_ms: z.number() })),
  /** By channel: levels (fading means of four half-lives), deviations by hour, media and the like, and when its last posts went out. */
  channels: z.record(
    z.string(),
    z.object({ levels: z.array(mean), groups: z.record(z.string(), mean), times: numbers }),
  ),
  /** The words of each post in order, and how far it came from the level of its time. */
  words: z.object({ texts: z.array(z.string()), deviations: numbers }),
  /** What was learned; without `own`, what holds for most pages is all that is known. */
  engagement: z.object({
    version: z.literal(1),
    posts: z.number(),
    own: z.optional(
      z.object({
        linear,
        trees: z.object({ roots: numbers, trait: numbers, threshold: numbers, other: numbers, value: numbers }),
        words: z.object({
          intercept: z.number(),
          terms: z.array(z.string()),
          rarities: numbers,
          coefficients: numbers,
        }),
      }),
    ),
  }),
  /** How wrong predictions were, log scale, newest last. */
  errors: numbers,
  /** What the newest posts of each channel got, log scale, ascending. */
  recent: z.record(z.string(), numbers),
  /** Whether there are posts enough to learn from. */
  is_own: z.boolean(),
  /** The most that predictions may be sure: `high` only where the business's own past calls bear it out. */
  most_confidence: z.enum(['high', 'medium', 'low']),
  /** Slots that do better than usual, the best first; 0 is Monday. */
  best_slots: z.array(z.object({ days: numbers, from: z.number() })),
  /** What the business has done often enough to tell whether it helps. */
  tried: z.object({
    media: z.record(z.string(), z.array(z.enum(['none', 'image', 'video', 'link', 'carousel']))),
    question: z.boolean(),
    hashtags: z.boolean(),
    few_hashtags: z.boolean(),
  }),
};

/** What a page needs to foretell drafts by itself. */
export const predictorState = z.object(predictorFields);

/** What a page needs to foretell drafts by itself, as it travels and rests. */
export type PredictorState = z.infer<typeof predictorState>;

/** The same as an answer. */
export const predictorResult = z.object({ predictor: predictorState, ...commonFields });

/** What a page needs to foretell drafts by itself; of 5,000 posts about half a megabyte. */
export type PredictorAnswer = z.infer<typeof predictorResult>;

/** The question for it: a page that asks needs no server for each letter that is typed, and no draft leaves it. */
export const predictorQuery = defineQuery({
  name: 'predictor',
  path: 'content/predictor',
  summary: 'What a page needs to foretell drafts by itself, with @bizboost/core/predict',
  params: z.object({}),
  result: predictorResult,
});

import type { Outcome } from '../traits/history-walk.ts';
import type { Described } from '../traits/known-posts.ts';
import { fitLinear, predictLinear, type LinearModel } from './linear-model.ts';
import { PRIOR } from './prior.ts';
import { withShortNumbers } from './short-numbers.ts';
import { fitTrees, predictTrees, type TreesModel } from './trees-model.ts';
import { Vocabulary } from './vocabulary.ts';
import { fitWords, wordsPredictor, type WordsModel } from './words-model.ts';

/** What a business's own posts add to what holds for most pages: plain data, kept as JSON. */
export interface EngagementModel {
  /** Of this form; a model of another is made anew. */
  readonly version: 1;
  /** How many posts it was made from. */
  readonly posts: number;
  /** Absent where there were too few posts: then only what holds for most pages is known. */
  readonly own?: { readonly linear: LinearModel; readonly trees: TreesModel; readonly words: WordsModel };
}

/** Below, a model of one's own knows less than what holds for most pages. */
export const FEWEST_OUTCOMES = 15;
/** An outcome counts half as much after so many more. */
const HALF_LIFE = 200;
const LINEAR_PENALTY = 200;
const WORDS_PENALTY = 3;
const TREES = { trees: 30, seed: 1 };
/** Fewest examples at a leaf: so many, or this share of all. */
const LEAF = { size: 8, share: 0.03 };
/** Each kind of model says what it would add; with the prior, which adds nothing more, they are averaged. */
export const KINDS = 4;

/**
 * Learns how far posts come from their channel's level. What holds for most pages comes first; three models of different kinds then
 * learn what it leaves over, and are averaged with it.
 * @param vocabulary to be shared by models of the same posts
 */
export function fitEngagement(
  outcomes: readonly Outcome[],
  vocabulary: Vocabulary = new Vocabulary(),
): EngagementModel {
  if (outcomes.length < FEWEST_OUTCOMES) return { version: 1, posts: outcomes.length };
  const examples = outcomes.map(({ traits, terms, deviation }, index) => ({
    traits,
    terms,
    target: deviation - predictLinear(PRIOR, traits),
    weight: 0.5 ** ((outcomes.length - 1 - index) / HALF_LIFE),
  }));
  const leafSize = Math.max(LEAF.size, Math.ceil(outcomes.length * LEAF.share));
  const own = {
    linear: fitLinear(examples, LINEAR_PENALTY),
    trees: fitTrees(examples, { ...TREES, leafSize }),
    words: fitWords(examples, WORDS_PENALTY, vocabulary),
  };
  return { version: 1, posts: outcomes.length, own: withShortNumbers(own) };
}

/** Tells how far a post will come from its channel's level, on the log scale. */
export type PredictDeviation = (post: Described) => number;

export function deviationPredictor({ own }: EngagementModel): PredictDeviation {
  if (own === undefined) return ({ traits }) => predictLinear(PRIOR, traits);
  const words = wordsPredictor(own.words);
  return ({ traits, terms }) => {
    const added = predictLinear(own.linear, traits) + predictTrees(own.trees, traits) + words(terms);
    return predictLinear(PRIOR, traits) + added / KINDS;
  };
}

import type { Described } from '../traits/known-posts.ts';
import { TRAIT_ASPECTS, type Aspect } from '../traits/trait-names.ts';
import { KINDS, type EngagementModel } from './engagement-model.ts';
import { linearShares } from './linear-model.ts';
import { PRIOR } from './prior.ts';
import { treesShares } from './trees-model.ts';
import { wordsPredictor } from './words-model.ts';

/** What something adds to a prediction, on the log scale. */
export interface Factor {
  readonly aspect: Aspect | 'words' | 'base';
  readonly share: number;
}

/** What a prediction is made of: shares by aspect that add up to it exactly, `base` being what an average post of any business has. */
export function factorsOf({ own }: EngagementModel, { traits, terms }: Described): Factor[] {
  const shares = new Map<Factor['aspect'], number>();
  const add = (aspect: Factor['aspect'], share: number): void => {
    shares.set(aspect, (shares.get(aspect) ?? 0) + share);
  };
  const addTraits = (ofTraits: readonly number[]): void =>
    ofTraits.forEach((share, index) => add(TRAIT_ASPECTS[index] as Aspect, share));
  add('base', PRIOR.intercept);
  addTraits(linearShares(PRIOR, traits));
  if (own !== undefined) {
    add('base', own.linear.intercept / KINDS);
    addTraits(linearShares(own.linear, traits).map((share) => share / KINDS));
    const trees = treesShares(own.trees, traits);
    add('base', trees.base / KINDS);
    addTraits(trees.shares.map((share) => share / KINDS));
    add('base', own.words.intercept / KINDS);
    add('words', (wordsPredictor(own.words)(terms) - own.words.intercept) / KINDS);
  }
  return [...shares].map(([aspect, share]) => ({ aspect, share }));
}

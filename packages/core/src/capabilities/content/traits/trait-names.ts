import { CHANNEL_TRAITS } from './channel-history.ts';
import { OWN_TRAITS } from './own-traits.ts';

/** What a number of a row is about: what factors of a prediction are told by. */
export type Aspect = 'media' | 'paid' | 'time' | 'caption' | 'hashtags' | 'level' | 'pace' | 'similar';

const SIMILARITY_TRAITS = [
  ['similar', 'similar'],
  ['similar_strength', 'similar'],
] as const;

const TRAITS = [...OWN_TRAITS, ...CHANNEL_TRAITS, ...SIMILARITY_TRAITS];

/** Names of the numbers of a row, in order. */
export const TRAIT_NAMES: readonly string[] = TRAITS.map(([name]) => name);
/** What each is about, in the same order. */
export const TRAIT_ASPECTS: readonly Aspect[] = TRAITS.map(([, aspect]) => aspect);

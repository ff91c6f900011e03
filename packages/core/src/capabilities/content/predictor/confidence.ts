import type { Confidence } from '../timing/rank-slots.ts';

/** From which chance of being right a call is told as `high`, or as `medium`. In the back-test high calls were right four times in five. */
const HIGH = 0.72;
const MEDIUM = 0.6;
/** What a business's own calls must come to for `high` to be told there: as often right, once so many calls of other pages are added. */
const LEAST_BORNE_OUT = 0.65;
const CALLS_OF_OTHERS = 8;
const SHARE_OF_OTHERS = 0.8;

const ORDER: readonly Confidence[] = ['low', 'medium', 'high'];

/** How sure a call is that has this chance (0 to 1) of coming true, or of coming out the other way; never more than `most`. */
export function confidenceOfChance(chance: number, most: Confidence = 'high'): Confidence {
  const sure = Math.max(chance, 1 - chance);
  const own = sure >= HIGH ? 'high' : sure >= MEDIUM ? 'medium' : 'low';
  return ORDER[Math.min(ORDER.indexOf(own), ORDER.indexOf(most))] as Confidence;
}

/**
 * The most that calls of a business may be sure: `high` unless its own calls of such a chance have been wrong too often so far.
 * @param said how many there were
 * @param held how many came true
 */
export function mostBorneOut({ said, held }: { readonly said: number; readonly held: number }): 'high' | 'medium' {
  const share = (held + CALLS_OF_OTHERS * SHARE_OF_OTHERS) / (said + CALLS_OF_OTHERS);
  return share >= LEAST_BORNE_OUT ? 'high' : 'medium';
}

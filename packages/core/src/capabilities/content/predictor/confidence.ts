import type { Confidence } from '../timing/rank-slots.ts';

/** From which chance of being right a call is told as `high`, or as `medium`. In the back-test high calls were right four times in five. */
const HIGH = 0.72;
const MEDIUM = 0.6;

/** How sure a call is that has this chance (0 to 1) of coming true, or of coming out the other way. */
export function confidenceOfChance(chance: number): Confidence {
  const sure = Math.max(chance, 1 - chance);
  return sure >= HIGH ? 'high' : sure >= MEDIUM ? 'medium' : 'low';
}

import { rounded } from '../rounded.ts';

const LEAST = 0.01;

/** A chance as it is told: two decimals, and never certain, since nothing foretold is. */
export function toldChance(chance: number): number {
  return Math.min(1 - LEAST, Math.max(LEAST, rounded(chance, 2)));
}

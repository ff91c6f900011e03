/** Chance that can be repeated: the same seed gives the same shop. */
export interface Random {
  /** Uniform, from 0 up to but not 1. */
  next(): number;
  /** A whole number that comes `mean` on average (Poisson). */
  around(mean: number): number;
  /** One of the list, each as likely as its weight. */
  pick<T>(list: readonly T[], weightOf: (one: T) => number): T;
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    around(mean) {
      // Knuth's way is exact and fast enough for the small means of a small shop.
      let count = 0;
      for (let product = next(), limit = Math.exp(-Math.min(mean, 500)); product > limit; product *= next()) count += 1;
      return count;
    },
    pick(list, weightOf) {
      let rest = next() * list.reduce((sum, one) => sum + weightOf(one), 0);
      for (const one of list) if ((rest -= weightOf(one)) < 0) return one;
      return list[list.length - 1] as (typeof list)[number];
    },
  };
}

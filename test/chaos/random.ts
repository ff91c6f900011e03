/** A whole number, both ends included; `random` gives numbers in [0, 1). */
export const between = (random: () => number, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1));

/**
 * The share of a standard normal distribution below `x`. Error below 7.5e-8 (Zelen and Severo, in Abramowitz and Stegun 1964, 26.2.17).
 */
export function normalShareBelow(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const tail =
    density * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x > 0 ? 1 - tail : tail;
}

/** Half-width, in standard errors, of an interval of a normal distribution that holds 80% of it. */
export const Z_80 = 1.2815515655446004;
/** The same for 95%. */
export const Z_95 = 1.959963984540054;

/**
 * The chance of a value at least as far from 0 as `t`, either way, under Student's t distribution: by its normal approximation
 * (Abramowitz and Stegun 1964, 26.7.8), good to two digits from three degrees of freedom on.
 */
export function studentTwoSided(t: number, degreesOfFreedom: number): number {
  const x = (Math.abs(t) * (1 - 1 / (4 * degreesOfFreedom))) / Math.sqrt(1 + (t * t) / (2 * degreesOfFreedom));
  return 2 * normalShareBelow(-x);
}

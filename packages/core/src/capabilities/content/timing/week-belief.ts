import { factorPositive, solveLower, solveUpper } from '../model/solve.ts';
import { DAY_CELLS, type WeekOfPosts } from './week-cells.ts';

/** What is believed of a group of hours: how far from the usual, on the log scale, and how sure. */
export interface Belief {
  readonly mean: number;
  readonly deviation: number;
  readonly posts: number;
}

/** Beliefs about hours of the week. */
export interface WeekBelief {
  /** Of some cells together, weighed by the posts they had; `undefined` where there were none. */
  about(cells: readonly number[]): Belief | undefined;
}

/** How like two hours of a day are: half a normal curve of so many hours. */
const HOURS_ALIKE = 2;

/**
 * How strongly the week may matter, as shares of one post's variance: by hour of the day, by hour apart for weekdays and weekends, by day, by
 * hour of each day. Which of them a business's own posts bear out weighs them.
 */
const STRENGTHS: readonly Strength[] = [
  { hour: 0, weekend: 0, day: 0.005, slot: 0.002 },
  { hour: 0.01, weekend: 0.005, day: 0.005, slot: 0.005 },
  { hour: 0.03, weekend: 0.01, day: 0.01, slot: 0.01 },
  { hour: 0.06, weekend: 0.03, day: 0.01, slot: 0.02 },
  { hour: 0.02, weekend: 0.02, day: 0.03, slot: 0.06 },
  { hour: 0.12, weekend: 0.06, day: 0.03, slot: 0.06 },
  { hour: 0.25, weekend: 0.1, day: 0.05, slot: 0.1 },
  { hour: 0.03, weekend: 0.03, day: 0.03, slot: 0.15 },
  { hour: 0.02, weekend: 0.02, day: 0.02, slot: 0.5 },
  { hour: 0.02, weekend: 0.02, day: 0.02, slot: 1.5 },
];

interface Strength {
  readonly hour: number;
  readonly weekend: number;
  readonly day: number;
  readonly slot: number;
}

/** One way the week may matter, and what the posts then say. */
interface Hypothesis {
  readonly covariance: readonly Float64Array[];
  readonly factor: readonly Float64Array[];
  readonly solved: Float64Array;
  /** Log of how well it foretells the posts. */
  readonly evidence: number;
}

/**
 * A Gaussian process over the hours of the week (Rasmussen and Williams 2006, algorithm 2.1): hours lend to those near them, days to each
 * other, so that thin data give coarse beliefs and thick ones fine. Averaged over several strengths by their evidence.
 */
export function believe({ cells, variance }: WeekOfPosts): WeekBelief {
  const means = Float64Array.from(cells, ({ mean }) => mean);
  const noise = cells.map(({ weight }) => variance / weight);
  const numbers = cells.map(({ cell }) => cell);
  const hypotheses = STRENGTHS.map((strength) => hypothesisOf(numbers, means, { strength, variance, noise }));
  const best = Math.max(...hypotheses.map(({ evidence }) => evidence));
  const weights = hypotheses.map(({ evidence }) => Math.exp(evidence - best));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const placeOf = new Map(numbers.map((cell, place) => [cell, place]));
  return {
    about(asked) {
      const places = asked.flatMap((cell) => placeOf.get(cell) ?? []);
      if (places.length === 0) return undefined;
      const shares = sharesOf(places, cells);
      let mean = 0;
      let square = 0;
      for (const [index, hypothesis] of hypotheses.entries()) {
        const weight = (weights[index] as number) / all;
        if (weight < 1e-3) continue;
        const one = posteriorOf(hypothesis, shares);
        mean += weight * one.mean;
        square += weight * (one.variance + one.mean ** 2);
      }
      const posts = places.reduce((sum, place) => sum + (cells[place]?.posts ?? 0), 0);
      return { mean, deviation: Math.sqrt(Math.max(square - mean ** 2, 1e-9)), posts };
    },
  };
}

function hypothesisOf(
  cells: readonly number[],
  means: Float64Array,
  {
    strength,
    variance,
    noise,
  }: { readonly strength: Strength; readonly variance: number; readonly noise: readonly number[] },
): Hypothesis {
  const covariance = cells.map((one) => Float64Array.from(cells, (other) => variance * likeness(strength, one, other)));
  const noisy = covariance.map((row, place) => {
    const copy = Float64Array.from(row);
    copy[place]! += noise[place] as number;
    return copy;
  });
  const factor = factorPositive(noisy);
  const whitened = solveLower(factor, means);
  let evidence = 0;
  for (let i = 0; i < whitened.length; i++)
    evidence -= (whitened[i] as number) ** 2 / 2 + Math.log((factor[i] as Float64Array)[i] as number);
  return { covariance, factor, solved: solveUpper(factor, whitened), evidence };
}

function likeness({ hour, weekend, day, slot }: Strength, one: number, other: number): number {
  const [oneDay, otherDay] = [Math.floor(one / DAY_CELLS), Math.floor(other / DAY_CELLS)];
  const near = HOURS_LIKE[Math.abs((one % DAY_CELLS) - (other % DAY_CELLS))] as number;
  const sameKind = oneDay >= 5 === otherDay >= 5 ? weekend * near : 0;
  const sameDay = oneDay === otherDay ? day + slot * near : 0;
  return hour * near + sameKind + sameDay;
}

/** By hours apart, round the clock. */
const HOURS_LIKE = Array.from({ length: DAY_CELLS }, (_, apart) => {
  const hours = Math.min(apart, DAY_CELLS - apart);
  return Math.exp(-(hours ** 2) / (2 * HOURS_ALIKE ** 2));
});

function sharesOf(places: readonly number[], cells: WeekOfPosts['cells']): Map<number, number> {
  const weightOf = (place: number): number => cells[place]?.weight ?? 0;
  const all = places.reduce((sum, place) => sum + weightOf(place), 0);
  return new Map(places.map((place) => [place, weightOf(place) / all]));
}

function posteriorOf(
  { covariance, factor, solved }: Hypothesis,
  shares: ReadonlyMap<number, number>,
): { mean: number; variance: number } {
  const across = new Float64Array(covariance.length);
  for (let i = 0; i < across.length; i++)
    for (const [place, share] of shares) across[i]! += ((covariance[i] as Float64Array)[place] as number) * share;
  const whitened = solveLower(factor, across);
  let mean = 0;
  let variance = 0;
  for (let i = 0; i < across.length; i++) {
    mean += (across[i] as number) * (solved[i] as number);
    variance -= (whitened[i] as number) ** 2;
  }
  for (const [place, share] of shares) variance += (across[place] as number) * share;
  return { mean, variance };
}

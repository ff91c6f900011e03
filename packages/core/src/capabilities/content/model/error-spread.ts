import { PRIOR_ERRORS } from './prior.ts';

/** An error counts half as much after so many more. */
const HALF_LIFE = 150;
/** Older ones have faded to nothing. */
const MOST_ERRORS = 1_000;
/** What most pages' errors count, in errors of one's own. */
const PRIOR_WEIGHT = 20;
/** Of most pages, not of a business's own. */
const PRIOR = -1;

const FADED = Array.from({ length: MOST_ERRORS }, (_, age) => 0.5 ** (age / HALF_LIFE));

/**
 * How wrong predictions may be: errors in ascending order (what came less what was predicted, log scale), each with the weight of all until
 * and with it.
 */
export interface ErrorSpread {
  readonly values: readonly number[];
  readonly until: readonly number[];
  /** The weight of all of them. */
  readonly all: number;
}

/**
 * Errors of predictions that were made before the fact, a business's own beside those usual for most pages, which matter less as its own
 * become many. Kept in order, so that a long history is gone through without sorting it at each step.
 */
export class ErrorMemory {
  readonly #values: number[] = [];
  /** The number of each error, or `PRIOR`. */
  readonly #numbers: number[] = [];
  readonly #own: number[] = [];

  /** @param errors newest last */
  constructor(errors: readonly number[] = []) {
    for (const value of PRIOR_ERRORS) this.#insert(value, PRIOR);
    for (const value of errors.slice(-MOST_ERRORS)) this.add(value);
  }

  add(error: number): void {
    const number = this.#own.push(error) - 1;
    this.#insert(error, number);
    if (number >= MOST_ERRORS) this.#remove(number - MOST_ERRORS);
  }

  spread(): ErrorSpread {
    const newest = this.#own.length - 1;
    const ofPrior = PRIOR_WEIGHT / PRIOR_ERRORS.length;
    let all = 0;
    const until = this.#numbers.map(
      (number) => (all += number === PRIOR ? ofPrior : (FADED[newest - number] as number)),
    );
    return { values: [...this.#values], until, all };
  }

  #insert(value: number, number: number): void {
    const place = countWhile(this.#values, (one) => one <= value);
    this.#values.splice(place, 0, value);
    this.#numbers.splice(place, 0, number);
  }

  #remove(number: number): void {
    const value = this.#own[number] as number;
    let place = countWhile(this.#values, (one) => one < value);
    while (this.#numbers[place] !== number) place++;
    this.#values.splice(place, 1);
    this.#numbers.splice(place, 1);
  }
}

/** Slightly wider than 80%, by as much as quantiles of few errors are too narrow. */
const TAIL = 0.088;

/** From and to which 80% of errors lie. */
export function errorBounds({ values, until, all }: ErrorSpread): { readonly low: number; readonly high: number } {
  const at = (share: number): number => values[countWhile(until, (weight) => weight < share * all)] ?? NaN;
  return { low: at(TAIL), high: at(1 - TAIL) };
}

/** The chance that what comes is above a bar. */
export function chanceAbove(spread: ErrorSpread, predicted: number, bar: number): number {
  return 1 - weightWhile(spread, (value) => predicted + value <= bar) / spread.all;
}

/**
 * The mean, over all that may come, of the share of numbers that it would beat, 0 to 1; ties count half. ½ for none.
 * @param sorted ascending
 */
export function shareBeaten(spread: ErrorSpread, predicted: number, sorted: readonly number[]): number {
  if (sorted.length === 0) return 0.5;
  let beaten = 0;
  for (const bar of sorted) {
    const atMost = weightWhile(spread, (value) => predicted + value <= bar);
    const below = weightWhile(spread, (value) => predicted + value < bar);
    beaten += spread.all - (atMost + below) / 2;
  }
  return beaten / (spread.all * sorted.length);
}

/** The chance that one of two, each as uncertain as the spread, comes above the other; ties count half. */
export function chanceOfDifference(spread: ErrorSpread, difference: number): number {
  const { values, until, all } = spread;
  let above = 0;
  let [below, atMost] = [0, 0];
  for (let index = 0; index < values.length; index++) {
    const bar = difference + (values[index] as number);
    while (below < values.length && (values[below] as number) < bar) below++;
    while (atMost < values.length && (values[atMost] as number) <= bar) atMost++;
    const weight = (until[index] as number) - (until[index - 1] ?? 0);
    above += (weight * ((until[below - 1] ?? 0) + (until[atMost - 1] ?? 0))) / 2;
  }
  return above / all ** 2;
}

/** The weight of the errors for which something holds that holds for small ones and not for large ones. */
function weightWhile({ values, until }: ErrorSpread, holds: (value: number) => boolean): number {
  return until[countWhile(values, holds) - 1] ?? 0;
}

/** How many numbers of an ascending list something holds for, that holds for small ones and not for large ones. */
function countWhile(ascending: readonly number[], holds: (value: number) => boolean): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(ascending[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low;
}

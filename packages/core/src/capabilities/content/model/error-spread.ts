import { weightedQuantile, type Weighted } from '../../../kernel/statistics/quantile.ts';
import { PRIOR_ERRORS } from './prior.ts';

/** An error counts half as much after so many more. */
const HALF_LIFE = 150;
/** What most pages' errors count, in errors of one's own. */
const PRIOR_WEIGHT = 20;

/**
 * How wrong predictions were when they were made before the fact: errors of a business's own, newest last, beside those usual for most pages,
 * which matter less as its own become many. On the log scale, what came less what was predicted.
 */
export function errorSpread(errors: readonly number[]): readonly Weighted[] {
  const own = errors.map((value, index) => ({
    value,
    weight: 0.5 ** ((errors.length - 1 - index) / HALF_LIFE),
  }));
  const usual = PRIOR_ERRORS.map((value) => ({ value, weight: PRIOR_WEIGHT / PRIOR_ERRORS.length }));
  return [...own, ...usual];
}

/** Slightly wider than 80%, by as much as quantiles of few errors are too narrow. */
const TAIL = 0.088;

/** From and to which 80% of errors lie. */
export function errorBounds(spread: readonly Weighted[]): { readonly low: number; readonly high: number } {
  return { low: weightedQuantile(spread, TAIL), high: weightedQuantile(spread, 1 - TAIL) };
}

/** The chance that what comes is above a bar. */
export function chanceAbove(spread: readonly Weighted[], predicted: number, bar: number): number {
  let above = 0;
  let all = 0;
  for (const { value, weight } of spread) {
    all += weight;
    if (predicted + value > bar) above += weight;
  }
  return above / all;
}

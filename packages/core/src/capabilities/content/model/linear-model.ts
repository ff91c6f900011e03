import { solvePositive } from './solve.ts';

/** A weighted sum of standardised traits: plain numbers, so that it can be kept as JSON. */
export interface LinearModel {
  readonly intercept: number;
  /** Per trait: what is taken off it, what it is then divided by, what it counts. */
  readonly means: readonly number[];
  readonly scales: readonly number[];
  readonly coefficients: readonly number[];
}

export interface LinearExample {
  readonly traits: readonly number[];
  readonly target: number;
  readonly weight: number;
}

/**
 * Ridge regression (Hoerl and Kennard 1970) on standardised traits.
 * @param penalty how strongly coefficients are held at 0, in units of weight; a trait that never differs gets 0
 */
export function fitLinear(examples: readonly LinearExample[], penalty: number): LinearModel {
  const count = examples[0]?.traits.length ?? 0;
  const { intercept, means, scales } = momentsOf(examples, count);
  const square = Array.from({ length: count }, () => new Float64Array(count));
  const right = new Float64Array(count);
  const standardised = new Float64Array(count);
  for (const { traits, target, weight } of examples) {
    for (let i = 0; i < count; i++)
      standardised[i] = ((traits[i] as number) - (means[i] as number)) / (scales[i] as number);
    addOuter(square, right, standardised, { weight, rest: target - intercept });
  }
  for (let i = 0; i < count; i++) (square[i] as Float64Array)[i]! += penalty;
  const coefficients = [...solvePositive(square, right)];
  return { intercept, means: [...means], scales: [...scales], coefficients };
}

export function predictLinear(model: LinearModel, traits: readonly number[]): number {
  let sum = model.intercept;
  for (let i = 0; i < model.coefficients.length; i++) sum += shareOf(model, traits, i);
  return sum;
}

/** What each trait adds to the intercept. */
export function linearShares(model: LinearModel, traits: readonly number[]): number[] {
  return model.coefficients.map((_, index) => shareOf(model, traits, index));
}

function shareOf({ means, scales, coefficients }: LinearModel, traits: readonly number[], i: number): number {
  return ((coefficients[i] as number) * ((traits[i] as number) - (means[i] as number))) / (scales[i] as number);
}

function momentsOf(
  examples: readonly LinearExample[],
  count: number,
): { intercept: number; means: Float64Array; scales: Float64Array } {
  const means = new Float64Array(count);
  const scales = new Float64Array(count);
  let total = 0;
  let intercept = 0;
  for (const { traits, target, weight } of examples) {
    total += weight;
    intercept += weight * target;
    for (let i = 0; i < count; i++) means[i]! += weight * (traits[i] as number);
  }
  for (let i = 0; i < count; i++) means[i]! /= total;
  for (const { traits, weight } of examples)
    for (let i = 0; i < count; i++) scales[i]! += weight * ((traits[i] as number) - (means[i] as number)) ** 2;
  for (let i = 0; i < count; i++) {
    const scale = Math.sqrt((scales[i] as number) / total);
    scales[i] = scale > 1e-9 ? scale : 1;
  }
  return { intercept: total === 0 ? 0 : intercept / total, means, scales };
}

/** Adds one example to the lower half of the normal equations. */
function addOuter(
  square: readonly Float64Array[],
  right: Float64Array,
  traits: Float64Array,
  { weight, rest }: { readonly weight: number; readonly rest: number },
): void {
  for (let i = 0; i < traits.length; i++) {
    const scaled = weight * (traits[i] as number);
    if (scaled === 0) continue;
    right[i]! += scaled * rest;
    const row = square[i] as Float64Array;
    for (let j = 0; j <= i; j++) row[j]! += scaled * (traits[j] as number);
  }
}

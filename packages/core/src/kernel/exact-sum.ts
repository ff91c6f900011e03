/**
 * A sum of integers as it can be told: itself, or `NaN` beyond ±`Number.MAX_SAFE_INTEGER`, where a number would no longer hold it exactly.
 * What is made of a `NaN` is `NaN` too, so a sum that cannot be told costs what depends on it, and nothing beside it.
 */
export function exactSum(sum: number | bigint): number {
  const told = Number(sum);
  return Number.isSafeInteger(told) ? told : NaN;
}

/**
 * A quantile of numbers in any order, by linear interpolation between the two nearest (type 7 of Hyndman and Fan 1996).
 * `NaN` for none.
 * @param share 0 is the smallest, 0.5 the median, 1 the largest
 */
export function quantile(values: readonly number[], share: number): number {
  return sortedQuantile(
    [...values].sort((a, b) => a - b),
    share,
  );
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The same of numbers that are in order already. */
export function sortedQuantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return NaN;
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (place - below);
}

/** What the last third of samples comes to beside the middle one; the first is for warming up. */
export function growthOf(samples: readonly number[]): {
  readonly middle: number;
  readonly last: number;
  readonly ratio: number;
} {
  const third = Math.floor(samples.length / 3);
  const middle = medianOf(samples.slice(third, 2 * third));
  const last = medianOf(samples.slice(2 * third));
  return { middle, last, ratio: last / middle };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

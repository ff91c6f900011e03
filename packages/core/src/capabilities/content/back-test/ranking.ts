import { median } from '../../../kernel/statistics/quantile.ts';

const WEEK_MS = 7 * 24 * 3_600_000;

/**
 * The chance that of two posts, one above the median of all and one not, the one above was given the higher score; ties count half
 * (Mann and Whitney 1947). `null` where no post is above.
 */
export function areaUnderCurve(said: readonly number[], came: readonly number[]): number | null {
  const bar = median(came);
  const above = said.filter((_, index) => (came[index] as number) > bar);
  const below = said.filter((_, index) => (came[index] as number) <= bar);
  if (above.length === 0 || below.length === 0) return null;
  let right = 0;
  for (const one of above) for (const other of below) right += one > other ? 1 : one === other ? 0.5 : 0;
  return right / (above.length * below.length);
}

/** The share of pairs within a week whose better post was given the higher score; ties of scores count half. `null` where there is no pair. */
export function pairsInOrder(
  said: readonly number[],
  came: readonly number[],
  times: readonly number[],
): number | null {
  let [right, all] = [0, 0];
  for (let i = 0; i < times.length; i++) {
    for (let j = i + 1; j < times.length && (times[j] as number) - (times[i] as number) <= WEEK_MS; j++) {
      const difference = (came[i] as number) - (came[j] as number);
      if (difference === 0) continue;
      all++;
      const agreed = difference * ((said[i] as number) - (said[j] as number));
      right += agreed > 0 ? 1 : agreed === 0 ? 0.5 : 0;
    }
  }
  return all === 0 ? null : right / all;
}

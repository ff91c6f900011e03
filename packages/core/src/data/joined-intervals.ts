import type { Interval } from '../kernel/interval.ts';

/** Ascending intervals, those that touch made one, empty ones left out. */
export function joined(intervals: readonly Interval[]): readonly Interval[] {
  const spans: Interval[] = [];
  for (const { from, to } of intervals) {
    const last = spans.at(-1);
    if (to <= from) continue;
    if (last?.to === from) spans[spans.length - 1] = { from: last.from, to };
    else spans.push({ from, to });
  }
  return spans;
}

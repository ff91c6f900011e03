import type { AggregateRow } from '../../data/adapter.ts';
import { GRAIN_MS, type Segment } from '../../kernel/interval.ts';
import type { Period, SeriesStep } from '../../kernel/period.ts';
import { seriesSteps } from '../../kernel/calendar.ts';
import { stepsOf } from './period-query.ts';

/** The rows of one elapsed step; none where nothing happened. */
export interface StepRows {
  readonly at: string;
  readonly rows: readonly AggregateRow[];
}

/** Puts rows that were cut with `stepsOf` under the elapsed steps of the period. What lies ahead of now has no step yet. */
export function rowsByStep(period: Period, rows: readonly AggregateRow[]): StepRows[] {
  const { segments, grain } = stepsOf(period);
  const steps = seriesSteps(period);
  const lists: AggregateRow[][] = steps.map(() => []);
  for (const row of rows) {
    const start = startOf(row, segments, grain === 'hour' ? GRAIN_MS.hour : GRAIN_MS.day);
    if (start < period.elapsed.to) lists[stepIndexOf(steps, start)]?.push(row);
  }
  return steps.map(({ at }, i) => ({ at, rows: lists[i]! }));
}

/** The first moment of a row's bucket that is in its segment. */
function startOf(row: AggregateRow, segments: readonly Segment[], grainMs: number): number {
  const segment = segments[row.segment]!;
  return Math.max(row.bucket * grainMs - segment.offsetMs, segment.from);
}

/** The last step that begins at or before a moment. */
function stepIndexOf(steps: readonly SeriesStep[], at: number): number {
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (steps[middle]!.from <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

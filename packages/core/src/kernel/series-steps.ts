import { civilDateOf, dayNumberOf } from './calendar-date.ts';
import { GRAIN_MS } from './interval.ts';
import type { Interval, Period, SeriesStep } from './period.ts';
import { segmentsOf } from './utc-offsets.ts';
import { dateAt, localTimestamp, startOfDate } from './wall-clock.ts';

/**
 * The steps of a period's series that have begun, oldest first: they partition its elapsed part, so the last one ends there.
 * An hour in which the clocks are changed is two steps, one on each side of the change: days of 23 and 25 hours have as many steps,
 * and Lord Howe's half hour is a step of its own. Every bucket of a segment lies in exactly one step. Nothing elapsed is no steps.
 */
export function seriesSteps(period: Period): SeriesStep[] {
  const starts = period.step === 'hour' ? hourStarts(period) : dateStarts(period);
  const steps: SeriesStep[] = [];
  for (let index = 0; index < starts.length; index++) {
    const from = starts[index] as number;
    const to = starts[index + 1] ?? period.elapsed.to;
    if (to > from) steps.push({ from, to, at: localTimestamp(from, period.timezone) });
  }
  return steps;
}

function hourStarts({ elapsed, timezone }: Period): number[] {
  return segmentsOf(elapsed, timezone).flatMap(({ from, to, offsetMs }) => {
    const starts = [from];
    const firstHour = Math.floor((from + offsetMs) / GRAIN_MS.hour) + 1;
    for (let start = firstHour * GRAIN_MS.hour - offsetMs; start < to; start += GRAIN_MS.hour) starts.push(start);
    return starts;
  });
}

function dateStarts({ elapsed, step, timezone }: Period): number[] {
  if (isEmpty(elapsed)) return [];
  const starts: number[] = [];
  const last = dateAt(elapsed.to - 1, timezone);
  for (let date = dateAt(elapsed.from, timezone); date <= last; date = nextDate(date, step))
    starts.push(startOfDate(date, timezone));
  return starts;
}

function nextDate(date: number, step: Period['step']): number {
  if (step === 'day') return date + 1;
  const { year, month } = civilDateOf(date);
  return dayNumberOf(year, month + 1, 1);
}

function isEmpty(interval: Interval): boolean {
  return interval.to <= interval.from;
}

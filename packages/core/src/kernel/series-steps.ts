import { civilDateOf, dayNumberOf } from './calendar-date.ts';
import { GRAIN_MS } from './interval.ts';
import type { Interval, Period, SeriesStep } from './period.ts';
import { segmentsOf } from './utc-offsets.ts';
import { dateAt, localTimestamp, startOfDate } from './wall-clock.ts';

// Every business of a zone asks for the same days within the same minute. What is asked for comes from outside, so it is bounded.
const MAX_PERIODS = 200;
const known = new Map<string, readonly SeriesStep[]>();

/**
 * The steps of a period's series that have begun, oldest first: they partition its elapsed part, so the last one ends there.
 * An hour in which the clocks are changed is two steps, one on each side of the change: days of 23 and 25 hours have as many steps,
 * and Lord Howe's half hour is a step of its own. Every bucket of a segment lies in exactly one step. Nothing elapsed is no steps.
 */
export function seriesSteps({ interval, elapsed, step, timezone }: Period): SeriesStep[] {
  const begun = wholeSteps(interval, step, timezone).filter(({ from }) => from < elapsed.to);
  const last = begun.at(-1);
  if (last !== undefined && last.to > elapsed.to) begun[begun.length - 1] = { ...last, to: elapsed.to };
  return begun;
}

/** Those of the whole period, whatever of it has elapsed. */
function wholeSteps(interval: Interval, step: Period['step'], timezone: string): readonly SeriesStep[] {
  const key = `${step} ${interval.from} ${interval.to} ${timezone}`;
  let steps = known.get(key);
  if (steps === undefined) {
    if (known.size >= MAX_PERIODS) known.clear();
    known.set(key, (steps = cutSteps(interval, step, timezone)));
  }
  return steps;
}

function cutSteps(interval: Interval, step: Period['step'], timezone: string): readonly SeriesStep[] {
  const starts = step === 'hour' ? hourStarts(interval, timezone) : dateStarts(interval, step, timezone);
  const steps: SeriesStep[] = [];
  for (let index = 0; index < starts.length; index++) {
    const from = starts[index] as number;
    const to = starts[index + 1] ?? interval.to;
    if (to > from) steps.push({ from, to, at: localTimestamp(from, timezone) });
  }
  return steps;
}

function hourStarts(interval: Interval, timezone: string): number[] {
  return segmentsOf(interval, timezone).flatMap(({ from, to, offsetMs }) => {
    const starts = [from];
    const firstHour = Math.floor((from + offsetMs) / GRAIN_MS.hour) + 1;
    for (let start = firstHour * GRAIN_MS.hour - offsetMs; start < to; start += GRAIN_MS.hour) starts.push(start);
    return starts;
  });
}

function dateStarts(interval: Interval, step: Period['step'], timezone: string): number[] {
  if (isEmpty(interval)) return [];
  const starts: number[] = [];
  const last = dateAt(interval.to - 1, timezone);
  for (let date = dateAt(interval.from, timezone); date <= last; date = nextDate(date, step))
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

import { addMonths, civilDateOf, dayNumberOf, weekdayOf } from './calendar-date.ts';
import type { Interval } from './interval.ts';
import type { Calendar, Period } from './period.ts';
import { dateRangeOf } from './period-param.ts';
import { previousInterval } from './previous-interval.ts';
import { dateAt, startOfDate } from './wall-clock.ts';

/** The local dates of a period, and those of the one before it: `[first, end)`, day numbers. */
export interface PeriodDates {
  readonly first: number;
  readonly end: number;
  readonly previousFirst: number;
}

/**
 * A period of a business's calendar as it stands at a moment.
 * Throws `invalid_input` at `/period` for a name that is none (contract section 2), and for an unknown time zone.
 * @param name `today`, `week`, `month`, or `2026-03-01..2026-03-31`, both dates included, at most ten years
 * @param now ms UTC
 */
export function resolvePeriod(name: string, calendar: Calendar, now: number): Period {
  const { timezone } = calendar;
  const dates = datesOf(name, calendar, now);
  const interval = { from: startOfDate(dates.first, timezone), to: startOfDate(dates.end, timezone) };
  return {
    name,
    timezone,
    calendar,
    interval,
    elapsed: elapsedOf(interval, now),
    previous: previousInterval({ name, timezone, interval, dates }, now),
    step: stepOf(dates.end - dates.first),
    isRunning: interval.from <= now && now < interval.to,
  };
}

function datesOf(name: string, calendar: Calendar, now: number): PeriodDates {
  const range = dateRangeOf(name);
  if (range !== undefined)
    return { first: range.first, end: range.last + 1, previousFirst: 2 * range.first - range.last - 1 };
  const today = dateAt(now, calendar.timezone);
  if (name === 'week') {
    const first = today - ((weekdayOf(today) - calendar.weekStart + 7) % 7);
    return { first, end: first + 7, previousFirst: first - 7 };
  }
  if (name === 'month') {
    const { year, month } = civilDateOf(today);
    const first = dayNumberOf(year, month, 1);
    return { first, end: addMonths(first, 1), previousFirst: addMonths(first, -1) };
  }
  return { first: today, end: today + 1, previousFirst: today - 1 };
}

function elapsedOf(interval: Interval, now: number): Interval {
  return { from: interval.from, to: Math.min(Math.max(now, interval.from), interval.to) };
}

function stepOf(days: number): Period['step'] {
  if (days <= 2) return 'hour';
  return days <= 92 ? 'day' : 'month';
}

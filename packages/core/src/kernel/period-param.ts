import { addMonths, dayNumberOf, formatDate, parseDate } from './calendar-date.ts';
import { BizBoostError } from './errors.ts';

/** The parameters that name a period, as they travel. */
export interface PeriodParams {
  /** `today`, `week`, `month`, or `2026-03-01..2026-03-31`. Default `today`. */
  readonly period?: string | undefined;
  /** First local date; only together with `to`, in place of `period`. */
  readonly from?: string | undefined;
  /** Last local date, included. */
  readonly to?: string | undefined;
}

/** First and last day of a range, both included, as day numbers since 1970-01-01. */
export interface DateRange {
  readonly first: number;
  readonly last: number;
}

const RUNNING: ReadonlySet<string> = new Set(['today', 'week', 'month']);
const PERIOD = '"today", "week", "month" or two dates such as "2026-03-01..2026-03-31", from 1970 to 2999';
const DATE = 'a date such as "2026-03-01", from 1970 to 2999';
const LAST_DAY = dayNumberOf(2999, 12, 31);
const LONGEST_YEARS = 10;

/**
 * The one name of the period that the parameters mean: spellings of one question share it. Nothing given is `today`.
 * Throws `invalid_input` with the path of the field at fault: `/period`, `/from` or `/to`.
 */
export function periodName(params: PeriodParams): string {
  const { period, from, to } = params;
  if (from === undefined && to === undefined) return checkedName(period ?? 'today');
  if (period !== undefined) throw refusal('/period', 'either period, or from and to', `"${period}" beside them`);
  if (from === undefined) throw refusal('/from', `${DATE}, since "to" is given`, 'nothing');
  if (to === undefined) throw refusal('/to', `${DATE}, since "from" is given`, 'nothing');
  checkRange(dateAt('/from', from), dateAt('/to', to), '/to');
  return `${from}..${to}`;
}

/** The dates of a range's name; `undefined` for `today`, `week` and `month`. Throws `invalid_input` at `/period` for any other name. */
export function dateRangeOf(name: string): DateRange | undefined {
  if (RUNNING.has(name)) return undefined;
  const [from, to, ...more] = name.split('..');
  if (from === undefined || to === undefined || more.length > 0) throw refusal('/period', PERIOD, quote(name));
  const range = { first: dateAt('/period', from), last: dateAt('/period', to) };
  checkRange(range.first, range.last, '/period');
  return range;
}

function checkedName(name: string): string {
  dateRangeOf(name);
  return name;
}

function dateAt(path: string, text: string): number {
  const dayNumber = parseDate(text);
  if (dayNumber === undefined || dayNumber < 0 || dayNumber > LAST_DAY)
    throw refusal(path, path === '/period' ? PERIOD : DATE, quote(text));
  return dayNumber;
}

function checkRange(first: number, last: number, path: string): void {
  const received = `${formatDate(first)}..${formatDate(last)}`;
  if (last < first) throw refusal(path, 'a last date that is not before the first', received);
  if (last >= addMonths(first, LONGEST_YEARS * 12)) throw refusal(path, `at most ${LONGEST_YEARS} years`, received);
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}

function refusal(path: string, expected: string, received: string): BizBoostError {
  return new BizBoostError('invalid_input', `Expected "${path.slice(1)}" to be ${expected}; got ${received}.`, {
    path,
    expected,
    received,
  });
}

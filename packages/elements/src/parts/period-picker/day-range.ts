/** Why two days make no period. */
export type RangeFault = 'period.incomplete' | 'period.reversed' | 'period.too_long';

const LONGEST_DAYS = 3_653; // ten years with their leap days
const DAY_MS = 86_400_000;

/** What is wrong with a first and last day (`2026-03-01`); `undefined` if nothing is. */
export function rangeFault(from: string, to: string): RangeFault | undefined {
  const [start, end] = [dayNumber(from), dayNumber(to)];
  if (start === undefined || end === undefined) return 'period.incomplete';
  if (end < start) return 'period.reversed';
  return end - start + 1 > LONGEST_DAYS ? 'period.too_long' : undefined;
}

/** The days of a period that is a range; `undefined` for a named one. */
export function rangeOf(period: string): { readonly from: string; readonly to: string } | undefined {
  const [from, to] = period.split('..');
  return from !== undefined && to !== undefined && rangeFault(from, to) === undefined ? { from, to } : undefined;
}

function dayNumber(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const time = Date.parse(`${day}T00:00Z`);
  return Number.isFinite(time) ? time / DAY_MS : undefined;
}

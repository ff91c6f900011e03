/** Dates of the Gregorian calendar as day numbers (0 is 1970-01-01): no time zone, no Temporal, so browsers can use it. */

export const DAY_MS = 86_400_000;

/** A day number from year, month (1 to 12) and day (1 to 31); a month or day beyond its range moves on, as in `Date.UTC`. */
export function dayNumberOf(year: number, month: number, day: number): number {
  const months = year * 12 + (month - 1);
  // Years run from March, so that the leap day is the last of its year; eras of 400 years are all alike.
  const shifted = months - 2;
  const marchYear = Math.floor(shifted / 12);
  const marchMonth = shifted - marchYear * 12;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** Year, month (1 to 12) and day (1 to 31) of a day number. */
export function civilDateOf(dayNumber: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const date = new Date(dayNumber * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}

/** The same day of the month, so many months on; clamped to the last day of a shorter month. */
export function addMonths(dayNumber: number, months: number): number {
  const { year, month, day } = civilDateOf(dayNumber);
  const lastDay = dayNumberOf(year, month + months + 1, 1) - 1;
  return Math.min(dayNumberOf(year, month + months, day), lastDay);
}

/** `2026-03-01` as a day number; `undefined` unless it is a real date in that form. */
export function parseDate(text: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return undefined;
  const dayNumber = dayNumberOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return formatDate(dayNumber) === text ? dayNumber : undefined;
}

/** `2026-03-01`. Years 0 to 9999. */
export function formatDate(dayNumber: number): string {
  const { year, month, day } = civilDateOf(dayNumber);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

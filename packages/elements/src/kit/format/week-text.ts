import { dateFormat } from './intl-cache.ts';
import { hourText, stepText } from './time-text.ts';

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1, 12);
const DAY_MS = 86_400_000;

/** A day of the week, 0 being Monday, as the language writes it. */
export function weekdayText(day: number, locale: string, length: 'long' | 'short'): string {
  return dateFormat(locale, { weekday: length, timeZone: 'UTC' }).format(MONDAY + day * DAY_MS);
}

/** `18:00` or `6:00 pm`, for an hour from 0 to 23. */
export function wholeHourText(hour: number, locale: string): string {
  return hourText(`${String(hour).padStart(2, '0')}:00`, locale);
}

/** The same in fewer characters where the language has them, for an axis. */
export function hourTick(hour: number, locale: string): string {
  const at = new Date(Date.UTC(2024, 0, 1, hour)).toISOString();
  return stepText(at, 'hour', { locale, timezone: 'UTC' }, 'axis');
}

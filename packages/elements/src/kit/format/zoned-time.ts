import { dateFormat } from './intl-cache.ts';

/** Wall clocks of time zones, without a calendar library: what `<input type="datetime-local">` shows, and which instant it means. */

const MINUTE_MS = 60_000;
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/;

/** `2026-03-05T18:00` by the wall clock of a zone; a zone this device does not know is taken for UTC. */
export function wallTime(at: number, timezone: string): string {
  return new Date(at + offsetAt(at, timezone)).toISOString().slice(0, 16);
}

/**
 * The instant (ms UTC) at which a zone's wall clock shows a local time; `NaN` for what is no time. Of an hour that comes twice the first,
 * and for one that is left out the moment as far after the change.
 */
export function instantAt(local: string, timezone: string): number {
  const parts = LOCAL.exec(local);
  if (parts === null) return Number.NaN;
  const wall = Date.parse(`${local.slice(0, 16)}Z`);
  if (Number.isNaN(wall)) return wall;
  // The offset before the change and the one after it: whichever shows the time asked for.
  const [before, after] = [wall - offsetAt(wall - DAY_MS, timezone), wall - offsetAt(wall + DAY_MS, timezone)];
  return wallTime(after, timezone) === local.slice(0, 16) && wallTime(before, timezone) !== local.slice(0, 16)
    ? after
    : before;
}

const DAY_MS = 24 * 60 * MINUTE_MS;

/** `2026-03-05T18:00:00+02:00`: an instant with the offset of a zone. */
export function zonedTimestamp(at: number, timezone: string): string {
  const minutes = Math.round(offsetAt(at, timezone) / MINUTE_MS);
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${new Date(at + offsetAt(at, timezone)).toISOString().slice(0, 19)}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** How far a zone's wall clock is ahead of UTC, ms. */
function offsetAt(at: number, timezone: string): number {
  const read: Record<string, number> = {};
  for (const { type, value } of formatOf(timezone).formatToParts(at)) read[type] = Number(value);
  const { year = 0, month = 1, day = 0, hour = 0, minute = 0 } = read;
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  };
  try {
    return dateFormat('en-u-ca-iso8601-nu-latn', { ...options, timeZone });
  } catch {
    return dateFormat('en-u-ca-iso8601-nu-latn', { ...options, timeZone: 'UTC' });
  }
}

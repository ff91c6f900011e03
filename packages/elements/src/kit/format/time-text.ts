import { dateFormat, relativeFormat } from './intl-cache.ts';

/** In which language and time zone (IANA) times are written. */
export interface TimeStyle {
  readonly locale: string;
  readonly timezone: string;
}

/** A stretch of time as an answer names it: RFC 3339, `[from, to)`. */
export interface Stretch {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** `14:05`. Empty for what is no time. */
export function clockText(at: string | number, style: TimeStyle): string {
  return worded(
    at,
    style,
    isTwelveHours(style.locale)
      ? { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' }
      : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  );
}

/** `14:05` where it is the same day in the zone, else with the day before it. */
export function momentText(at: string, now: number, style: TimeStyle): string {
  const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
  const isToday = worded(at, style, { dateStyle: 'short' }) === worded(now, style, { dateStyle: 'short' });
  return isToday ? clockText(at, style) : `${worded(at, style, day)}, ${clockText(at, style)}`;
}

/** `Thu, 5 Mar, 18:00`: a moment of another day, mostly one that lies ahead. */
export function dayAndHourText(at: string | number, style: TimeStyle): string {
  const day = worded(at, style, { weekday: 'short', day: 'numeric', month: 'short' });
  return day === '' ? '' : `${day}, ${clockText(at, style)}`;
}

/** `30 Nov 2026, 14:05`: a moment that is read at any other time, on paper or in a picture. */
export function dateAndTimeText(at: string, style: TimeStyle): string {
  return `${worded(at, style, { day: 'numeric', month: 'short', year: 'numeric' })}, ${clockText(at, style)}`;
}

/** `12 sec. ago`, in the largest unit that is at least one. Never in the future: clocks of server and device differ. */
export function ageText(at: string, now: number, locale: string): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(at)) / 1_000));
  if (!Number.isFinite(seconds)) return '';
  const format = relativeFormat(locale);
  if (seconds < 60) return format.format(-seconds, 'second');
  if (seconds < 3_600) return format.format(-Math.round(seconds / 60), 'minute');
  if (seconds < 86_400) return format.format(-Math.round(seconds / 3_600), 'hour');
  return format.format(-Math.round(seconds / 86_400), 'day');
}

/** The days of a period in its own zone: `Monday, 2 March 2026`, `2 – 8 Mar 2026`, `March 2026`. */
export function stretchText(stretch: Stretch, style: TimeStyle): string {
  const from = Date.parse(stretch.from);
  const last = Date.parse(stretch.to) - 1; // the end is not part of it
  if (!Number.isFinite(from) || !Number.isFinite(last) || last < from) return '';
  if (stretch.name === 'month') return worded(from, style, { month: 'long', year: 'numeric' });
  if (stretch.name === 'today') return worded(from, style, { weekday: 'long', day: 'numeric', month: 'long' });
  return formatOf(style, { day: 'numeric', month: 'short', year: 'numeric' }).formatRange(from, last);
}

/** One step of a series, from its local start with its offset: short for an axis, or in full. */
export function stepText(at: string, step: SeriesStep, style: TimeStyle, length: 'axis' | 'full'): string {
  if (step === 'hour') {
    if (length === 'axis' && isTwelveHours(style.locale))
      return worded(at, style, { hour: 'numeric', hourCycle: 'h12' });
    const day = length === 'full' ? `${worded(at, style, { weekday: 'short', day: 'numeric', month: 'short' })}, ` : '';
    return `${day}${clockText(at, style)}`;
  }
  if (step === 'day')
    return worded(
      at,
      style,
      length === 'axis' ? { day: 'numeric', month: 'short' } : { weekday: 'long', day: 'numeric', month: 'long' },
    );
  return worded(at, style, { month: length === 'axis' ? 'short' : 'long', year: 'numeric' });
}

/** How far apart the points of a series are. */
export type SeriesStep = 'hour' | 'day' | 'month';

/** `"18:00"`, a local hour of an answer, as the language writes it. */
export function hourText(hour: string, locale: string): string {
  const match = /^(\d{2}):(\d{2})$/.exec(hour);
  if (match === null) return hour;
  return clockText(Date.UTC(2000, 0, 1, Number(match[1]), Number(match[2])), { locale, timezone: 'UTC' });
}

/** A zone as people read it: `Africa/Lusaka` → `Lusaka`, `America/Port_of_Spain` → `Port of Spain`. */
export function zoneText(timezone: string): string {
  return (timezone.split('/').at(-1) ?? timezone).replaceAll('_', ' ');
}

function worded(at: string | number, style: TimeStyle, options: Intl.DateTimeFormatOptions): string {
  const time = typeof at === 'number' ? at : Date.parse(at);
  return Number.isFinite(time) ? formatOf(style, options).format(time) : '';
}

function formatOf(style: TimeStyle, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return dateFormat(style.locale, { ...options, timeZone: style.timezone });
  } catch {
    return dateFormat(style.locale, { ...options, timeZone: 'UTC' }); // a zone this device does not know
  }
}

// Twelve hours read `6:00 pm`, twenty-four `06:00`; `24:00`, which some languages would write for midnight, is never wanted.
function isTwelveHours(locale: string): boolean {
  return dateFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true;
}

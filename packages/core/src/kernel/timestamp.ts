import { DAY_MS, dayNumberOf } from './calendar-date.ts';
import { BizBoostError } from './errors.ts';

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DASH = 45;
const COLON = 58;
const PLUS = 43;
const DOT = 46;

/**
 * RFC 3339 with an offset (`2026-03-02T14:05:00+02:00`, `…Z`) in ms UTC; `NaN` for anything else, so that the caller words the error.
 * Real dates only. Digits beyond the millisecond are cut off. A leap second (23:59:60 in UTC) is read as the second after it;
 * `T` and `Z` may be small, and a blank may stand for `T`.
 */
export function parseTimestamp(text: string): number {
  const date = dateAt(text);
  const time = timeAt(text);
  if (date !== date || time !== time || !isSeparator(text.charCodeAt(10))) return NaN;
  let end = 19;
  let fractionMs = 0;
  if (text.charCodeAt(19) === DOT) {
    end = digitsEnd(text, 20);
    if (end === 20) return NaN;
    fractionMs = millisecondsAt(text, end);
  }
  const offsetMs = offsetAt(text, end);
  const seconds = date * DAY_MS + time - offsetMs;
  // :60 exists only where a day in UTC ends.
  if (text.charCodeAt(17) === 54 && ((seconds % DAY_MS) + DAY_MS) % DAY_MS !== 0) return NaN;
  return seconds + fractionMs;
}

/** RFC 3339 in UTC, milliseconds only where there are any: `2026-03-02T12:05:11Z`. Throws `invalid_input` outside the years 0 to 9999. */
export function formatTimestamp(at: number): string {
  if (!(at >= -62_167_219_200_000 && at < 253_402_300_800_000)) {
    const expected = 'a time in ms within the years 0 to 9999';
    throw new BizBoostError('invalid_input', `Expected ${expected}, got ${at}.`, { expected, received: String(at) });
  }
  const text = new Date(at).toISOString();
  return text.endsWith('.000Z') ? `${text.slice(0, 19)}Z` : text;
}

function isSeparator(code: number): boolean {
  return code === 84 || code === 116 || code === 32;
}

/** Two digits as a number, -1 where there are none: out of every range, and no slower than a digit. */
function two(text: string, index: number): number {
  const tens = text.charCodeAt(index) - 48;
  const ones = text.charCodeAt(index + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

function dateAt(text: string): number {
  const century = two(text, 0);
  const rest = two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  if (century < 0 || rest < 0 || month < 1 || month > 12 || day < 1) return NaN;
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return NaN;
  const year = century * 100 + rest;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && isLeap ? 29 : (DAYS_OF_MONTH[month - 1] as number);
  return day > days ? NaN : dayNumberOf(year, month, day);
}

function timeAt(text: string): number {
  const hour = two(text, 11);
  const minute = two(text, 14);
  const second = two(text, 17);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return NaN;
  if (text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) return NaN;
  return (hour * 3_600 + minute * 60 + second) * 1_000;
}

function offsetAt(text: string, index: number): number {
  const sign = text.charCodeAt(index);
  if ((sign | 32) === 122) return text.length === index + 1 ? 0 : NaN;
  const hour = two(text, index + 1);
  const minute = two(text, index + 4);
  if ((sign !== PLUS && sign !== DASH) || text.length !== index + 6 || text.charCodeAt(index + 3) !== COLON) return NaN;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return NaN;
  return (sign === PLUS ? 1 : -1) * (hour * 60 + minute) * 60_000;
}

function digitsEnd(text: string, start: number): number {
  let end = start;
  while (text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  return end;
}

function millisecondsAt(text: string, end: number): number {
  let value = 0;
  for (let index = 20; index < 23; index++) value = value * 10 + (index < end ? text.charCodeAt(index) - 48 : 0);
  return value;
}

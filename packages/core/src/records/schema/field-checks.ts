import { isCurrency } from '../../kernel/currency.ts';
import { MAX_MINOR, parseScaled } from '../../kernel/money.ts';
import { readTimestamp } from './read-timestamp.ts';

/**
 * The checks of single values that both the schemas and the hot path use. Each takes anything and never throws.
 */

const LONGEST_ID = 128;

/** 1 to 128 characters (code points), none of them U+0000 or half of a surrogate pair, which stores cannot keep apart. */
export function isIdText(text: string): boolean {
  const length = text.length;
  if (length === 0 || length > 2 * LONGEST_ID) return false;
  let pairs = 0;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    // Neither 0 nor a surrogate, in one comparison: nearly every character of nearly every record.
    if ((unit - 1) >>> 0 < 0xd7ff || unit > 0xdfff) continue;
    if (unit === 0 || unit > 0xdbff || !isLowSurrogate(text.charCodeAt(++index))) return false;
    pairs++;
  }
  return length - pairs <= LONGEST_ID;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

export function isId(value: unknown): value is string | number {
  return typeof value === 'string' ? isIdText(value) : Number.isSafeInteger(value);
}

const LONGEST_NAME = 64;

// Channels and event types are few and come with every record: those found right are not read again.
const PLACES = 64; // a power of two
const knownSlugs = Array.from<string | undefined>({ length: PLACES });

/** A channel or event type: `[a-z][a-z0-9_.-]{0,63}`. */
export function isSlug(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const { length } = value;
  const place = (length * 7 + value.charCodeAt(length - 1)) & (PLACES - 1);
  if (knownSlugs[place] === value) return true;
  if (!isSlugText(value)) return false;
  knownSlugs[place] = value;
  return true;
}

function isSlugText(value: string): boolean {
  if (value.length === 0 || value.length > LONGEST_NAME) return false;
  const first = value.charCodeAt(0);
  if (first < 97 || first > 122) return false;
  for (let index = 1; index < value.length; index++) if (!isSlugUnit(value.charCodeAt(index))) return false;
  return true;
}

function isSlugUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit === 95 || unit === 46 || unit === 45;
}

/** RFC 3339 with an offset, from 1970 on. Whether it lies too far ahead of now is for the reader who knows now. */
export function isTimestamp(value: unknown): value is string {
  return typeof value === 'string' && readTimestamp(value) >= 0;
}

/** Any text that a store can keep: no U+0000. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0');
}

export function isName(value: unknown): value is string {
  return isText(value) && value.length > 0;
}

const PLAIN_AMOUNT = /^\d{1,15}(?:\.\d{1,15})?$/;

/** A decimal >= 0, number or plain string. How many decimals it may have depends on its currency. */
export function isAmount(value: unknown): value is string | number {
  return typeof value === 'number'
    ? value >= 0 && value <= MAX_MINOR
    : typeof value === 'string' && PLAIN_AMOUNT.test(value);
}

/** A decimal with at most so many decimals, number or plain string, within the bound of amounts. */
export function isScaled(value: unknown, decimals: number): value is string | number {
  if (typeof value !== 'number' && typeof value !== 'string') return false;
  try {
    parseScaled(value, decimals);
    return true;
  } catch {
    return false;
  }
}

/** In place of a refund's amount: all of its sale that is not given back yet. */
export const REST = 'rest';

/** A unit price: up to six decimals, negative for a discount. */
export function isPrice(value: unknown): value is string | number {
  return isScaled(value, 6);
}

/** A cost, or the price of what was given back: up to six decimals, not negative. */
export function isCost(value: unknown): value is string | number {
  return isScaled(value, 6) && isNotNegative(value);
}

/** A quantity: up to three decimals, not negative. */
export function isQuantity(value: unknown): value is string | number {
  return isScaled(value, 3) && isNotNegative(value);
}

function isNotNegative(value: string | number): boolean {
  return typeof value === 'number' ? value >= 0 : value.charCodeAt(0) !== 45;
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= MAX_MINOR;
}

/** A total so far, e.g. of reactions: an integer from 0 on. */
export function isTotal(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= MAX_MINOR;
}

export function isCurrencyCode(value: unknown): value is string {
  return typeof value === 'string' && isCurrency(value);
}

/** A well-formed BCP 47 language tag. */
export function isLocale(value: unknown): value is string {
  if (typeof value !== 'string' || value === '') return false;
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

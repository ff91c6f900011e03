import type { MetricAnswer } from '@bizboost/core/contract';
import { numberFormat } from './intl-cache.ts';

/** What a number counts. `percent` is in percent (4.1 is 4.1 %), `duration` in milliseconds, `money` in major units. */
export type Unit = MetricAnswer['unit'];

/** How a number is written: in which language, counting what, and for money in which currency (ISO 4217). */
export interface NumberStyle {
  readonly locale: string;
  readonly unit: Unit;
  readonly currency?: string | undefined;
}

/** A number as it is shown. */
export interface NumberText {
  /** As large as fits, e.g. `£5.76M`. */
  readonly short: string;
  /** `short` up to its fraction, and the rest, so that cents can stand back. */
  readonly whole: string;
  readonly rest: string;
  /** Every digit, with the currency's own sign or code. */
  readonly exact: string;
}

/** From here on a number is shortened where it is shown large. */
const LONG = 1_000_000;

/** Says whether it is a number that can be shown: `null`, `NaN` and the infinities cannot. */
export function isShown(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** The number for a headline; `undefined` where there is none to show. */
export function numberText(value: number | null | undefined, style: NumberStyle): NumberText | undefined {
  if (!isShown(value)) return undefined;
  const shown = value === 0 ? 0 : value; // −0 is 0 to people
  const parts = partsOf(shown, style, Math.abs(shown) >= LONG ? 'compact' : 'standard');
  const cut = parts.findIndex((part) => part.type === 'decimal');
  const isSplit = cut > 0 && Math.abs(shown) < LONG && style.unit === 'money';
  const join = (from: number, to?: number): string =>
    parts
      .slice(from, to)
      .map((part) => part.value)
      .join('');
  return {
    short: join(0),
    whole: isSplit ? join(0, cut) : join(0),
    rest: isSplit ? join(cut) : '',
    exact: exactText(shown, style),
  };
}

/** Every digit. */
export function exactText(value: number, style: NumberStyle): string {
  return partsOf(value === 0 ? 0 : value, style, 'exact')
    .map((part) => part.value)
    .join('');
}

/** A few characters, for an axis: `1.2K`. */
export function axisText(value: number, style: NumberStyle): string {
  return partsOf(value === 0 ? 0 : value, style, 'axis')
    .map((part) => part.value)
    .join('');
}

/** A share of a whole, in percent without needless decimals. */
export function shareText(share: number, locale: string): string {
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: share > 0 && share < 0.1 ? 1 : 0 }).format(
    share,
  );
}

type Length = 'standard' | 'compact' | 'exact' | 'axis';

function partsOf(value: number, style: NumberStyle, length: Length): Intl.NumberFormatPart[] {
  const scaled = style.unit === 'percent' ? value / 100 : style.unit === 'duration' ? durationOf(value).amount : value;
  try {
    const parts = numberFormat(style.locale, optionsOf(style, length, value)).formatToParts(scaled);
    if (style.unit !== 'money' || length === 'exact') return suffixed(parts, style.unit);
    // In Zambia the kwacha is K, elsewhere ZMW or, narrow, ZK: whichever the language has that is shorter.
    const own = numberFormat(style.locale, {
      ...optionsOf(style, length, value),
      ...(style.currency === undefined ? {} : { currencyDisplay: 'symbol' }),
    }).formatToParts(scaled);
    return lengthOf(own) < lengthOf(parts) ? own : parts;
  } catch {
    // A currency or locale that Intl refuses: the number is still worth showing, with the code as it came.
    const plain = numberFormat('en', { maximumFractionDigits: 2 }).formatToParts(scaled);
    return style.currency === undefined ? plain : [{ type: 'literal', value: `${style.currency} ` }, ...plain];
  }
}

function optionsOf(style: NumberStyle, length: Length, value: number): Intl.NumberFormatOptions {
  const isShort = length === 'compact' || length === 'axis';
  const brief: Intl.NumberFormatOptions = isShort
    ? { notation: 'compact', maximumFractionDigits: length === 'axis' ? 1 : 2 }
    : {};
  switch (style.unit) {
    case 'money':
      if (style.currency === undefined) return { maximumFractionDigits: 2, ...brief };
      return {
        style: 'currency',
        currency: style.currency,
        currencyDisplay: length === 'exact' ? 'symbol' : 'narrowSymbol',
        ...brief,
        ...(isShort ? { minimumFractionDigits: 0 } : {}),
      };
    case 'percent':
      return { style: 'percent', maximumFractionDigits: length === 'axis' ? 1 : 2 };
    case 'duration':
      return { style: 'unit', unit: durationOf(value).unit, unitDisplay: 'short', maximumFractionDigits: 1 };
    case 'ratio':
      return { maximumFractionDigits: 2, ...brief };
    case 'count':
      return { maximumFractionDigits: 3, ...brief };
  }
}

function lengthOf(parts: readonly Intl.NumberFormatPart[]): number {
  return parts.reduce((sum, { value }) => sum + value.length, 0);
}

function suffixed(parts: Intl.NumberFormatPart[], unit: Unit): Intl.NumberFormatPart[] {
  return unit === 'ratio' ? [...parts, { type: 'literal', value: '×' }] : parts;
}

const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

function durationOf(ms: number): { readonly amount: number; readonly unit: string } {
  const step = STEPS.find(([, size]) => Math.abs(ms) >= size);
  return step === undefined ? { amount: ms, unit: 'millisecond' } : { amount: ms / step[1], unit: step[0] };
}

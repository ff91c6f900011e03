import { divide, type Ratio } from './ratio.ts';

/**
 * Numerator ÷ denominator with so many decimals, half away from zero; exact where both are integers, as doubles otherwise.
 * `null` ("no data") for a denominator of 0 and for anything that is not finite. Never -0.
 * @param decimals 0 to 6
 */
export function roundRatio(numerator: number, denominator: number, decimals: number): number | null {
  if (denominator === 0 || !Number.isFinite(numerator) || !Number.isFinite(denominator)) return null;
  const factor = 10 ** decimals;
  if (!Number.isInteger(numerator) || !Number.isInteger(denominator))
    return roundQuotient((numerator / denominator) * factor) / factor + 0;
  const scaled = numerator * factor;
  if (!Number.isSafeInteger(scaled) || !Number.isSafeInteger(denominator))
    return roundBig(BigInt(numerator) * BigInt(factor), BigInt(denominator)) / factor + 0;
  const rest = scaled % denominator;
  const whole = (scaled - rest) / denominator;
  const isUp = Math.abs(rest) * 2 >= Math.abs(denominator);
  return (isUp ? whole + Math.sign(scaled) * Math.sign(denominator) : whole) / factor + 0;
}

/**
 * Percent from `base` to `value`, one decimal, half away from zero: 110 after 100 is 10. Exact on integers and on ratios of them.
 * `null` when the base is 0 or either is no data. From a negative base it is relative to its size, so that up is always positive:
 * -50 after -100 is 50.
 */
export function percentChange(value: number | Ratio | null, base: number | Ratio | null): number | null {
  if (value === null || base === null) return null;
  const now = ratioOf(value);
  const before = ratioOf(base);
  if (before.numerator === 0 || before.denominator === 0 || now.denominator === 0) return null;
  // (a/b - c/d) / |c/d| = (ad - cb)·sign / |c|·b, multiplied out so that it is divided once.
  const parts = [now.numerator, now.denominator, before.numerator, before.denominator] as const;
  return parts.every(Number.isSafeInteger) ? changeOf(...parts) : doubleChangeOf(...parts);
}

function changeOf(a: number, b: number, c: number, d: number): number | null {
  const up = a * d;
  const down = c * b;
  const hundredfold = (up - down) * 100;
  const isExact = Number.isSafeInteger(up) && Number.isSafeInteger(down) && Number.isSafeInteger(hundredfold);
  const sign = Math.sign(c) * Math.sign(d);
  if (isExact) return roundRatio(hundredfold * sign, down, 1);
  const bigDown = BigInt(c) * BigInt(b);
  return roundBig((BigInt(a) * BigInt(d) - bigDown) * 1000n * BigInt(sign), bigDown) / 10 + 0;
}

function doubleChangeOf(a: number, b: number, c: number, d: number): number | null {
  const base = c / d;
  return roundRatio((a / b - base) * 100, Math.abs(base), 1);
}

function ratioOf(value: number | Ratio): Ratio {
  return typeof value === 'number' ? divide(value, 1) : value;
}

function roundQuotient(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}

function roundBig(dividend: bigint, divisor: bigint): number {
  const isNegative = dividend < 0n !== divisor < 0n;
  const top = dividend < 0n ? -dividend : dividend;
  const bottom = divisor < 0n ? -divisor : divisor;
  const rounded = (top * 2n + bottom) / (bottom * 2n);
  return Number(isNegative ? -rounded : rounded);
}

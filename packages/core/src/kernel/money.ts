import { exponentOf } from './currency.ts';
import { BizBoostError } from './errors.ts';
import { MAX_MINOR, parseScaled } from './scaled-decimal.ts';

export { allocate } from './allocate.ts';
export { MAX_MINOR, parseScaled };

const POWERS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000] as const;

/**
 * An amount in major units as it travels (`12.5`, `"12.50"`) in integer minor units (1250 for ZMW), exactly.
 * Throws `invalid_input`: more decimals than the currency has, beyond `MAX_MINOR`, not a plain decimal, unknown currency.
 */
export function parseAmount(value: string | number, currency: string): number {
  return parseScaled(value, exponentOf(currency));
}

/** Minor units as the number that travels: 1250 is 12.5 in ZMW. The nearest double, so `parseAmount` gives the same back. */
export function toMajor(minor: number, currency: string): number {
  return minor / (POWERS[exponentOf(currency)] as number) + 0;
}

/** Minor units as plain text with all decimals of the currency, never in exponent form: 1250 is `"12.50"` in ZMW. For files, not for people. */
export function formatDecimal(minor: number, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/**
 * Quantity × price of a line in minor units, rounded half away from zero, once; exact whatever the size.
 * Throws `invalid_input` beyond `MAX_MINOR`.
 * @param exponent decimals of the currency, 0 to 4
 */
export function lineAmount(quantityThousandths: number, unitPriceMillionths: number, exponent: number): number {
  const divisor = POWERS[9 - exponent] as number;
  const product = quantityThousandths * unitPriceMillionths;
  const amount = Number.isSafeInteger(product)
    ? roundedQuotient(product, divisor)
    : roundedBigQuotient(BigInt(quantityThousandths) * BigInt(unitPriceMillionths), BigInt(divisor));
  if (Math.abs(amount) > MAX_MINOR) throw beyondBound(amount);
  return amount;
}

function roundedQuotient(dividend: number, divisor: number): number {
  const rest = dividend % divisor;
  const whole = (dividend - rest) / divisor;
  return (Math.abs(rest) * 2 >= divisor ? whole + Math.sign(dividend) : whole) + 0;
}

function roundedBigQuotient(dividend: bigint, divisor: bigint): number {
  const rest = dividend % divisor;
  const whole = dividend / divisor;
  const isUp = (rest < 0n ? -rest : rest) * 2n >= divisor;
  return Number(isUp ? whole + (dividend < 0n ? -1n : 1n) : whole);
}

function beyondBound(amount: number): BizBoostError {
  const expected = `a line of at most ${MAX_MINOR} minor units`;
  return new BizBoostError('invalid_input', `Expected ${expected}, got ${amount}: check quantity and unit_price.`, {
    expected,
    received: String(amount),
  });
}

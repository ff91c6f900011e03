import { lineAmount } from '@bizboost/core';
import fc from 'fast-check';

/** A line whose amount must be exact. */
export interface PricedLine {
  readonly quantity: string;
  readonly price: string;
  readonly currency: 'ZMW' | 'JPY' | 'KWD' | 'CLF';
}

const EXPONENTS = { ZMW: 2, JPY: 0, KWD: 3, CLF: 4 } as const;
/** What is beyond the bound of amounts, records refuse. */
const MAX_MINOR = 999_999_999_999_999;

/** Small and large, at every bound, and often half a minor unit from the next amount. */
export const pricedLine: fc.Arbitrary<PricedLine> = fc
  .record({
    quantity: fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: MAX_MINOR })),
    price: fc.oneof(
      fc.integer({ min: -20_000_000, max: 20_000_000 }),
      fc.integer({ min: 0, max: 40_000 }).map((steps) => steps * 500),
      fc.integer({ min: -MAX_MINOR, max: MAX_MINOR }),
    ),
    currency: fc.constantFrom('ZMW' as const, 'JPY' as const, 'KWD' as const, 'CLF' as const),
  })
  .filter(({ quantity, price, currency }) => {
    const amount = (BigInt(quantity) * BigInt(Math.abs(price))) / 10n ** BigInt(9 - EXPONENTS[currency]);
    return amount < BigInt(MAX_MINOR);
  })
  .map(({ quantity, price, currency }) => ({ quantity: plain(quantity, 3), price: plain(price, 6), currency }));

/** What core makes of the line: minor units, negative for a discount. */
export function amountInCore({ quantity, price, currency }: PricedLine): number {
  return lineAmount(scaled(quantity), scaled(price), EXPONENTS[currency]);
}

function scaled(text: string): number {
  return Number(text.replace('.', ''));
}

function plain(scaledValue: number, decimals: number): string {
  const digits = String(Math.abs(scaledValue)).padStart(decimals + 1, '0');
  return `${scaledValue < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

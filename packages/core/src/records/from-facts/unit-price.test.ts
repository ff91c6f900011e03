import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineAmount, MAX_MINOR } from '../../kernel/money.ts';
import { unitPriceOf } from './unit-price.ts';

describe('the unit price of an amount', () => {
  it('comes to the amount of any quantity at any price again (law)', () => {
    const quantities = fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: MAX_MINOR }));
    const prices = fc.oneof(fc.integer({ min: 0, max: 20_000_000 }), fc.integer({ min: 0, max: MAX_MINOR }));
    fc.assert(
      fc.property(quantities, prices, fc.integer({ min: 0, max: 4 }), (quantity, price, exponent) => {
        fc.pre((quantity * price) / 10 ** (9 - exponent) < MAX_MINOR * 0.99);
        const amount = lineAmount(quantity, price, exponent);
        const found = unitPriceOf(quantity, amount, exponent);
        expect(found).toBeDefined();
        expect(lineAmount(quantity, found as number, exponent)).toBe(amount);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    [3_000, 765, 2_550_000],
    [3_000, 1_000, 3_333_000],
    [12_000, 0, 0],
    [1, 1, 10_000_000],
  ])(
    'has the fewest decimals that will do: %i thousandths for %i come to %i millionths each',
    (quantity, amount, price) => {
      expect(unitPriceOf(quantity, amount, 2)).toBe(price);
    },
  );

  it('is none where no price of six decimals, within its bound, comes to the amount', () => {
    expect(unitPriceOf(30_000_000, 3, 2)).toBe(1);
    expect(unitPriceOf(300_000_001, 1_000_000_003, 2)).toBeUndefined();
    expect(unitPriceOf(1, MAX_MINOR, 2)).toBeUndefined();
  });
});

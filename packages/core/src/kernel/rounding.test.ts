import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divide } from './ratio.ts';
import { percentChange, roundRatio } from './rounding.ts';

/** Half away from zero in whole numbers, the dumb way: text of the scaled quotient. */
function expectedRatio(numerator: number, denominator: number, decimals: number): number {
  const top = BigInt(numerator) * 10n ** BigInt(decimals);
  const bottom = BigInt(denominator);
  const size = (a: bigint) => (a < 0n ? -a : a);
  const doubled = (size(top) * 2n) / size(bottom);
  const rounded = doubled / 2n + (doubled % 2n);
  const isNegative = top < 0n !== bottom < 0n && rounded !== 0n;
  return Number(isNegative ? -rounded : rounded) / 10 ** decimals;
}

describe('roundRatio', () => {
  test('rounds half away from zero', () => {
    expect(roundRatio(1, 3, 2)).toBe(0.33);
    expect(roundRatio(2, 3, 2)).toBe(0.67);
    expect(roundRatio(1, 8, 2)).toBe(0.13);
    expect(roundRatio(-1, 8, 2)).toBe(-0.13);
    expect(roundRatio(1, -8, 2)).toBe(-0.13);
    expect(roundRatio(-1, -8, 2)).toBe(0.13);
    expect(roundRatio(100.5, 1, 0)).toBe(101);
    // As doubles 1.005 × 100 is 100.49999999999999; as integers it is a half.
    expect(roundRatio(1_005, 1_000, 2)).toBe(1.01);
  });

  test('is no data for a zero denominator and for what is not finite, and never -0', () => {
    expect(roundRatio(1, 0, 2)).toBeNull();
    expect(roundRatio(0, 0, 2)).toBeNull();
    expect(roundRatio(NaN, 1, 2)).toBeNull();
    expect(roundRatio(1, Infinity, 2)).toBeNull();
    expect(roundRatio(Infinity, 1, 2)).toBeNull();
    expect(Object.is(roundRatio(-1, 1_000, 2), 0)).toBe(true);
    expect(Object.is(roundRatio(0, -5, 2), 0)).toBe(true);
    expect(Object.is(roundRatio(-0.001, 1, 2), 0)).toBe(true);
    expect(Object.is(roundRatio(1, -Number.MAX_SAFE_INTEGER, 6), 0)).toBe(true);
  });

  test('law: equals whole-number arithmetic for integers of any size', () => {
    const whole = fc.oneof(fc.integer({ min: -1_000, max: 1_000 }), fc.maxSafeInteger());
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 0, max: 6 }), (numerator, denominator, decimals) => {
        fc.pre(denominator !== 0);
        expect(roundRatio(numerator, denominator, decimals)).toBe(expectedRatio(numerator, denominator, decimals));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('percentChange', () => {
  test('is percent with one decimal', () => {
    expect(percentChange(110, 100)).toBe(10);
    expect(percentChange(12_345_60, 11_399_40)).toBe(8.3);
    expect(percentChange(0, 100)).toBe(-100);
    expect(percentChange(2_001, 2_000)).toBe(0.1); // 0.05 %: a half, away from zero
    expect(percentChange(1_999, 2_000)).toBe(-0.1);
    expect(Object.is(percentChange(100_000, 100_001), 0)).toBe(true);
  });

  test('has no base in 0, and no data in null', () => {
    expect(percentChange(5, 0)).toBeNull();
    expect(percentChange(null, 5)).toBeNull();
    expect(percentChange(5, null)).toBeNull();
    expect(percentChange(divide(1, 0), 5)).toBeNull();
    expect(percentChange(5, divide(1, 0))).toBeNull();
    expect(percentChange(5, divide(0, 9))).toBeNull();
    expect(percentChange(NaN, 5)).toBeNull();
  });

  test('from a negative base up is positive', () => {
    expect(percentChange(-50, -100)).toBe(50);
    expect(percentChange(50, -100)).toBe(150);
    expect(percentChange(-150, -100)).toBe(-50);
    expect(percentChange(divide(-1, 2), divide(1, -1))).toBe(50);
  });

  test('compares ratios before they are rounded', () => {
    expect(percentChange(divide(1, 3), divide(1, 6))).toBe(100);
    expect(percentChange(divide(41, 1_000), divide(40, 1_000))).toBe(2.5);
    expect(percentChange(divide(9_007_199_254_740_991, 3), divide(9_007_199_254_740_991, 4))).toBe(33.3);
  });

  test('law: equals whole-number arithmetic for integers of any size', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (value, base) => {
        fc.pre(base !== 0);
        const size = BigInt(base < 0 ? -base : base);
        const thousandfold = (BigInt(value) - BigInt(base)) * 1000n;
        const doubled = ((thousandfold < 0n ? -thousandfold : thousandfold) * 2n) / size;
        const rounded = doubled / 2n + (doubled % 2n);
        expect(percentChange(value, base)).toBe(Number(thousandfold < 0n ? -rounded : rounded) / 10 + 0);
      }),
    );
  });
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactSum } from './exact-sum.ts';

test('a sum is itself up to the last safe integer, and cannot be told beyond it', () => {
  expect(exactSum(Number.MAX_SAFE_INTEGER - 1 + 1)).toBe(Number.MAX_SAFE_INTEGER);
  expect(exactSum(Number.MAX_SAFE_INTEGER + 1)).toBeNaN();
  expect(exactSum(-Number.MAX_SAFE_INTEGER - 1)).toBeNaN();
  expect(exactSum(BigInt(Number.MAX_SAFE_INTEGER))).toBe(Number.MAX_SAFE_INTEGER);
  expect(exactSum(BigInt(Number.MAX_SAFE_INTEGER) + 1n)).toBeNaN();
  expect(exactSum(NaN)).toBeNaN();
  expect(exactSum(NaN + 1)).toBeNaN();
});

test('two safe integers are added exactly, or not at all (law)', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (a, b) => {
      const exact = BigInt(a) + BigInt(b);
      const isSafe = exact >= BigInt(Number.MIN_SAFE_INTEGER) && exact <= BigInt(Number.MAX_SAFE_INTEGER);
      expect(exactSum(a + b)).toEqual(isSafe ? Number(exact) : NaN);
      expect(exactSum(exact)).toEqual(exactSum(a + b));
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apportion } from './apportion.ts';

test.for([
  [[1.5, 1.5], 3, [2, 1]],
  [[-0.4, 2.6], 2, [-1, 3]],
  [[0.2, 0.2, 0.6], 1, [0, 0, 1]],
  [[3, -5], -2, [3, -5]],
  [[0.5, 0.5], -1, [0, -1]],
  [[0.5, 0.5], 4, [2, 2]],
  [[], 0, []],
] as const)('%j as integers of sum %d is %j', ([parts, total, rounded]) => {
  expect(apportion(parts, total)).toEqual(rounded);
});

test('law: the integers add up to the total, and none is further from its part than it must be', () => {
  const part = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 40 }), (parts) => {
      const total = Math.round(parts.reduce((sum, one) => sum + one, 0)) + 0;
      const rounded = apportion(parts, total);
      expect(rounded.reduce((sum, one) => sum + one, 0)).toBe(total);
      rounded.forEach((one, index) => {
        expect(Number.isSafeInteger(one)).toBe(true);
        expect(Math.abs(one - (parts[index] as number))).toBeLessThanOrEqual(1);
      });
    }),
  );
});

test('law: integers that add up to the total stay what they are', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 })), (parts) => {
      expect(
        apportion(
          parts,
          parts.reduce((sum, one) => sum + one, 0),
        ),
      ).toEqual(parts);
    }),
  );
});

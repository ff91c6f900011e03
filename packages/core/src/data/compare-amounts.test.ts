import { expect, test } from 'vitest';
import { compareAmounts } from './compare-amounts.ts';

test('amounts are sorted most first, after what cannot be told, before no data', () => {
  const amounts = [0, null, -5, NaN, 12, null, NaN, 12];
  expect(amounts.sort(compareAmounts)).toEqual([NaN, NaN, 12, 12, 0, -5, null, null]);
});

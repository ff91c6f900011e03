import { expect, it } from 'vitest';
import { returnPaceMs } from './return-pace.ts';

it('has a few readers back within two seconds, and a crowd over seven', () => {
  expect([0, 1, 9, 50, 100, 5_000].map(returnPaceMs)).toEqual([2_000, 2_000, 2_000, 4_500, 7_000, 7_000]);
});

it('never calls more readers back sooner', () => {
  const paces = Array.from({ length: 200 }, (_, streams) => returnPaceMs(streams));

  expect(paces).toEqual(paces.toSorted((a, b) => a - b));
});

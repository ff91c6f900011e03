import { assert, property, array, double, integer } from 'fast-check';
import { expect, test } from 'vitest';
import { standingFindings } from './false-discovery.ts';
import { normalShareBelow, studentTwoSided } from './normal.ts';
import { wilsonInterval } from './proportion.ts';
import { median, quantile } from './quantile.ts';
import { randomSource } from './random-source.ts';

const numbers = array(double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 });

test('quantiles lie between the smallest and the largest, and rise with their share', () => {
  assert(
    property(numbers, double({ min: 0, max: 1, noNaN: true }), double({ min: 0, max: 1, noNaN: true }), (all, a, b) => {
      const [low, high] = [quantile(all, Math.min(a, b)), quantile(all, Math.max(a, b))];
      return Math.min(...all) <= low && low <= high && high <= Math.max(...all);
    }),
  );
});

test('the median of an even number is in the middle of two, and of nothing there is none', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test.for([
  [0, 0.5],
  [1.959964, 0.975],
  [-1.281552, 0.1],
  [3, 0.998650102],
])('%f standard deviations have the share %f of a normal distribution below', ([x, share]) => {
  expect(normalShareBelow(x as number)).toBeCloseTo(share as number, 6);
});

test.for([
  [2.228, 10, 0.05],
  [2.086, 20, 0.05],
  [2.75, 30, 0.01],
])('t = %f with %i degrees of freedom has the two-sided chance %f', ([t, degrees, chance]) => {
  expect(studentTwoSided(t as number, degrees as number)).toBeCloseTo(chance as number, 2);
});

test('the interval of a share holds the share, and is all there is where nothing was seen', () => {
  expect(wilsonInterval(0, 0, 1.96)).toEqual({ from: 0, to: 1 });
  const { from, to } = wilsonInterval(41, 52, 1.96);
  expect([from, to].map((one) => one.toFixed(3))).toEqual(['0.660', '0.878']);
});

test('findings stand by their rank: the published example of Benjamini and Hochberg keeps four', () => {
  const chances = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  expect(standingFindings(chances, 0.05)).toEqual([0, 1, 2, 3]);
  expect(standingFindings([0.9, 0.8], 0.05)).toEqual([]);
});

test('the same seed gives the same numbers, all from 0 to below 1', () => {
  assert(
    property(integer(), (seed) => {
      const [one, other] = [randomSource(seed), randomSource(seed)];
      const drawn = Array.from({ length: 20 }, one);
      expect(Array.from({ length: 20 }, other)).toEqual(drawn);
      return drawn.every((number) => number >= 0 && number < 1);
    }),
  );
});

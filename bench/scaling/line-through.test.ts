import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at, lineThrough } from './line-through.ts';

const whole = fc.integer({ min: -1_000, max: 1_000 });
const points = fc.array(fc.tuple(whole, whole), { minLength: 1, maxLength: 12 });

test('a line goes through points that lie on one', () => {
  fc.assert(
    fc.property(whole, whole, fc.uniqueArray(whole, { minLength: 2, maxLength: 9 }), (base, each, places) => {
      const line = lineThrough(places.map((x) => [x, base + each * x] as const));
      for (const x of [0, 16, 1_000]) expect(at(line, x)).toBeCloseTo(base + each * x, 4);
    }),
  );
});

test('no line is nearer to the points than the one through them', () => {
  const missed = (of: (x: number) => number, all: readonly (readonly [number, number])[]): number =>
    all.reduce((sum, [x, y]) => sum + (of(x) - y) ** 2, 0);
  fc.assert(
    fc.property(
      points,
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: -5, max: 5, noNaN: true }),
      (all, up, steeper) => {
        const line = lineThrough(all);
        const nearest = missed((x) => at(line, x), all);
        expect(missed((x) => at(line, x) + up + steeper * x, all)).toBeGreaterThanOrEqual(
          nearest - 1e-3 * (1 + nearest),
        );
      },
    ),
  );
});

test('one point makes a level line', () => {
  expect(lineThrough([[4, 12]])).toEqual({ base: 12, each: 0 });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divide } from '../kernel/ratio.ts';
import { changeParts } from './change-parts.ts';

const pair = (now: readonly [number, number], before: readonly [number, number]) => ({
  now: divide(...now),
  before: divide(...before),
});

test('the part of a group in a sum is its own change', () => {
  const groups = [
    { now: 700, before: 300 },
    { now: 100, before: 250 },
  ];
  expect(changeParts({ now: 800, before: 550 }, groups)).toEqual([400, -150]);
});

test('what everything is divided by makes a sum of thousandths no less a sum', () => {
  const groups = [pair([2_500, 1_000], [500, 1_000]), pair([1_000, 1_000], [0, 1_000])];
  expect(changeParts(pair([3_500, 1_000], [500, 1_000]), groups)).toEqual([2, 1]);
});

test('in a quotient counts that a group does better, and that more goes through a better group', () => {
  // Both groups are as good as ever; the good one grew.
  const moreOfTheBetter = [pair([40, 200], [10, 50]), pair([2, 50], [2, 50])];
  const [better, worse] = changeParts(pair([42, 250], [12, 100]), moreOfTheBetter) as number[];
  expect(better).toBeGreaterThan(0);
  expect((better as number) + (worse as number)).toBeCloseTo(42 / 250 - 12 / 100, 12);
  // Nothing but the first group's own rate changed.
  expect(changeParts(pair([30, 200], [20, 200]), [pair([20, 100], [10, 100]), pair([10, 100], [10, 100])])).toEqual([
    0.05, 0,
  ]);
});

test.for([
  [
    'people who are counted twice',
    { now: 3, before: 1 },
    [
      { now: 2, before: 1 },
      { now: 2, before: 0 },
    ],
  ],
  ['nothing to divide by before', pair([1, 10], [0, 0]), [pair([1, 10], [0, 0])]],
  ['no data in the whole', { now: null, before: 1 }, [{ now: 0, before: 1 }]],
  ['a sum that cannot be told', { now: NaN, before: 1 }, [{ now: NaN, before: 1 }]],
] as const)('%s cannot be taken apart', ([, whole, groups]) => {
  expect(changeParts(whole, groups)).toBe(undefined);
});

test('law: the parts of a quotient add up to its change', () => {
  const count = fc.integer({ min: 0, max: 1_000_000 });
  const group = fc.record({ n1: count, d1: count, n0: count, d0: count });
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 30 }), (groups) => {
      const total = (of: keyof (typeof groups)[number]): number => groups.reduce((sum, one) => sum + one[of], 0);
      const [n1, d1, n0, d0] = [total('n1'), total('d1'), total('n0'), total('d0')];
      fc.pre(d1 > 0 && d0 > 0);
      const parts = changeParts(
        pair([n1, d1], [n0, d0]),
        groups.map((one) => pair([one.n1, one.d1], [one.n0, one.d0])),
      ) as readonly number[];
      const change = n1 / d1 - n0 / d0;
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(change, 6);
    }),
  );
});

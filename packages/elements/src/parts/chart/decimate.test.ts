import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptPoints } from './decimate.ts';

describe('the points of a long line that are drawn', () => {
  it('are all of a short one', () => {
    expect(keptPoints([1, 2, 3], 10)).toEqual([0, 1, 2]);
  });

  it('keep the one peak among ten thousand', () => {
    const values = Array.from({ length: 10_000 }, () => 1);
    values[6_543] = 99;
    expect(keptPoints(values, 300)).toContain(6_543);
  });

  it('are few, in order, with both ends and both extremes (law) (row 55) (state too-many)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1, maxLength: 500 }),
        fc.integer({ min: 4, max: 100 }),
        (values, limit) => {
          const kept = keptPoints(values, limit);
          expect(kept.length).toBeLessThanOrEqual(Math.max(limit, 4));
          expect([...kept].sort((a, b) => a - b)).toEqual([...new Set(kept)]);
          expect(kept[0]).toBe(0);
          expect(kept.at(-1)).toBe(values.length - 1);
          const drawn = kept.map((index) => values[index] ?? 0);
          expect(Math.max(...drawn)).toBe(Math.max(...values));
          expect(Math.min(...drawn)).toBe(Math.min(...values));
        },
      ),
    );
  });

  it('pass over gaps', () => {
    expect(keptPoints([null, 1, null, 2, null, 3, null, 4], 4)).not.toHaveLength(0);
  });
});

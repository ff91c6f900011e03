import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelOf, valueAt } from './heat-map-model.ts';

describe('the steps of a heat map', () => {
  it('are seven, the middle one as usual', () => {
    expect([0, 0.1, 0.3, 0.5, 0.7, 0.9, 1].map(levelOf)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('are as far below as above', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (percent) => {
        expect(levelOf(percent / 100) + levelOf((100 - percent) / 100)).toBe(6);
      }),
    );
  });
});

describe('a value of a week', () => {
  it('is none for what the table has not', () => {
    const week = [[1, null, Number.NaN]];
    expect([valueAt(week, 0, 0), valueAt(week, 0, 1), valueAt(week, 0, 2), valueAt(week, 3, 3)]).toEqual([
      1,
      null,
      null,
      null,
    ]);
  });
});

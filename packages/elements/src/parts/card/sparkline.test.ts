import { describe, expect, it } from 'vitest';
import { sparkPath } from './sparkline.ts';

describe('the small line of a card', () => {
  it('runs from edge to edge, the lowest at the bottom', () => {
    expect(sparkPath([0, 10])).toBe('M0.0 30.0L100.0 2.0');
  });

  it('stands on zero, not on its own lowest value', () => {
    expect(sparkPath([5, 10])).toBe('M0.0 16.0L100.0 2.0');
  });

  it('is none for fewer than two numbers, or for nothing but zeros', () => {
    expect([[], [1], [0, 0], [Number.NaN, 1]].map(sparkPath)).toEqual(['', '', '', '']);
  });
});

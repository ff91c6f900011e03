import { describe, expect, it } from 'vitest';
import { rangePlaces } from './range-bar.ts';

describe('where a range lies on its track', () => {
  it('runs from the lowest to the highest that is shown', () => {
    expect(rangePlaces({ low: 20, high: 60, value: 40, mark: 50, from: 0, to: 100 })).toEqual({
      start: 20,
      length: 40,
      value: 40,
      mark: 50,
    });
  });

  it('stays on the track, whatever the numbers', () => {
    expect(rangePlaces({ low: -20, high: 400, value: 500, mark: -1, from: 0, to: 100 })).toEqual({
      start: 0,
      length: 100,
      value: 100,
      mark: 0,
    });
    expect(rangePlaces({ low: 3, high: 3, value: 3, mark: undefined, from: 3, to: 3 })).toEqual({
      start: 0,
      length: 0,
      value: 0,
      mark: undefined,
    });
  });
});

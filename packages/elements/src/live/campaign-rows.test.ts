import { describe, expect, it } from 'vitest';
import { shopAnswer, STORY_NOW } from '../../../../stories/shop-data.ts';
import { nextSort, ordered, orderOf } from './campaign-rows.ts';

const { campaigns } = shopAnswer({ period: 'today', now: STORY_NOW });
const names = (order: Parameters<typeof ordered>[1]): readonly string[] =>
  ordered(campaigns, order, 'en').map(({ id }) => id);

describe('the order of campaigns', () => {
  it('is that of the answer until somebody asks', () => {
    expect(names(undefined)).toEqual(['42', '43', '44', '45', '46']);
  });

  it('has those without a number last, whichever way', () => {
    expect(names({ column: 'ctr', isDescending: true })).toEqual(['44', '42', '43', '45', '46']);
    expect(names({ column: 'ctr', isDescending: false })).toEqual(['45', '43', '42', '44', '46']);
  });

  it('is by name as the language sorts', () => {
    expect(names({ column: 'name', isDescending: false })).toEqual(['42', '45', '43', '44', '46']);
  });

  it('goes from most to least, then back, then to that of the answer', () => {
    const once = nextSort('', 'clicks');
    const twice = nextSort(once, 'clicks');
    expect([once, twice, nextSort(twice, 'clicks')]).toEqual(['-clicks', 'clicks', '']);
    expect(nextSort(once, 'name')).toBe('name');
    expect(orderOf(once)).toEqual({ column: 'clicks', isDescending: true });
    expect(orderOf(twice)).toEqual({ column: 'clicks', isDescending: false });
  });

  it.each(['', 'id', '--ctr', 'ctr-', 'constructor', 'names'])('is none by %j, which is no column', (sort) => {
    expect(orderOf(sort)).toBeUndefined();
  });
});

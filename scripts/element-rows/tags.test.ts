import { describe, expect, it } from 'vitest';
import { tagsIn } from './tags.mjs';

describe('the tags of a title', () => {
  it('name rows and states', () => {
    expect(tagsIn('never jumps (row 20)')).toEqual(['20']);
    expect(tagsIn('gives all back (rows 47, 48)')).toEqual(['47', '48']);
    expect(tagsIn('waits (state offline) and wakes (states wake, lost-link) (row 51)')).toEqual([
      'offline',
      'wake',
      'lost-link',
      '51',
    ]);
  });

  it('are told once', () => {
    expect(tagsIn('one (row 3) and two (rows 3, 4)')).toEqual(['3', '4']);
  });

  it('are none of what only looks alike', () => {
    expect(tagsIn('a row of three (rows of three), the state of (a) row 3, f(row, 3)')).toEqual([]);
  });
});

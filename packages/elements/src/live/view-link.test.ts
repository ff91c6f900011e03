import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkTo, readView, wordView } from './view-link.ts';

const WHOLE = { period: '2026-11-01..2026-11-30', tables: ['revenue', 'channels'], sort: '-ctr' };

describe('a view in an address', () => {
  it('is short, and read as it was written', () => {
    expect(wordView(WHOLE)).toBe('2026-11-01..2026-11-30*revenue.channels*-ctr');
    expect(readView(wordView(WHOLE))).toEqual(WHOLE);
    expect(wordView({ period: 'week', tables: [], sort: '' })).toBe('week');
  });

  it.each(['', 'yesterday', '2026-02-30..2026-03-01', '2026-03-02..2026-03-01', '1900-01-01..2026-01-01', '__proto__'])(
    'has no period by the name of %j',
    (text) => {
      expect(readView(text).period).toBe('');
    },
  );

  it('may be any text, and throws never', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        readView(text);
      }),
    );
  });

  it('stands under its key, and leaves all else of the address as it is written', () => {
    const page = 'https://shop.example/desk?q=a%20b&empty&board=week&x=1+2#top';
    expect(linkTo(page, 'board', wordView(WHOLE))).toBe(
      'https://shop.example/desk?q=a%20b&empty&x=1+2&board=2026-11-01..2026-11-30*revenue.channels*-ctr#top',
    );
    expect(linkTo('https://shop.example/', 'board', 'today')).toBe('https://shop.example/?board=today');
  });

  it('is read back from there whatever it is', () => {
    const link = new URL(linkTo('https://shop.example/?a=b', 'board', wordView(WHOLE)));
    expect(readView(link.searchParams.get('board') ?? '')).toEqual(WHOLE);
  });
});

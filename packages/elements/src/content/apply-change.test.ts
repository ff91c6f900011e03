import { describe, expect, it } from 'vitest';
import { applyChange, changesItself } from './apply-change.ts';
import type { Change } from './change-words.ts';
import { EMPTY_DRAFT, type DraftFields } from './draft-fields.ts';

const draft: DraftFields = { ...EMPTY_DRAFT, channel: 'instagram', caption: 'x'.repeat(150), hashtags: '#a #b #c #d' };
const change = (code: string, params: Change['params'] = {}): Change => ({ code, params, text: '', expected_gain: 10 });
const ground = { timezone: 'Africa/Lusaka', rising: ['#payday', '#new', '#more'] };

describe('a suggestion', () => {
  it.each<[Change, Partial<DraftFields>]>([
    [change('time', { at: '2026-03-06T17:00:00.000Z', hour: 19 }), { when: '2026-03-06T19:00' }],
    [change('media', { media: 'video' }), { media: 'video' }],
    [change('add_hashtags', { count: 2 }), { hashtags: '#a #b #c #d #payday #new' }],
    [change('fewer_hashtags', { count: 3 }), { hashtags: '#a #b #c' }],
  ])('is applied to its field: %o', (suggested, changed) => {
    expect(applyChange(draft, suggested, ground)).toEqual({ fields: { ...draft, ...changed } });
    expect(changesItself(draft, suggested, ground)).toBe(true);
  });

  it.each<[Change, object]>([
    [change('shorter_caption', { length: 100 }), { field: 'caption', select: [100, 150] }],
    [change('add_question'), { field: 'caption', select: [150, 150] }],
    [change('something_new'), { field: 'caption', select: [150, 150] }],
  ])('leads to the words that only their author can write: %o', (suggested, goTo) => {
    expect(applyChange(draft, suggested, ground)).toEqual({ fields: draft, goTo });
    expect(changesItself(draft, suggested, ground)).toBe(false);
  });

  it('leads to the hashtags where none is rising', () => {
    expect(applyChange(draft, change('add_hashtags'), { ...ground, rising: [] }).goTo).toEqual({ field: 'hashtags' });
  });
});

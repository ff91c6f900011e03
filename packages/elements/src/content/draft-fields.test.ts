import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOf, EMPTY_DRAFT, faultsOf, fieldsOf, hashtagsOf, postOf, type DraftFields } from './draft-fields.ts';

const LUSAKA = 'Africa/Lusaka';
const NOW = Date.parse('2026-03-02T12:05:11Z');
const draft = (more: Partial<DraftFields>): DraftFields => ({
  ...EMPTY_DRAFT,
  channel: 'instagram',
  caption: 'Wrap dress in a new print.',
  ...more,
});

describe('hashtags', () => {
  it('are taken however they are typed, each once', () => {
    expect(hashtagsOf('#Chitenge lusaka, ##chitenge;new  ')).toEqual(['chitenge', 'lusaka', 'new']);
    expect(hashtagsOf(' , ')).toEqual([]);
  });
});

describe('what is asked about a draft', () => {
  it('has its time by the business’s clock, and none where it goes out now', () => {
    expect(draftOf(draft({ when: '2026-03-05T18:00' }), LUSAKA, NOW).scheduled_at).toBe('2026-03-05T18:00:00+02:00');
    expect(draftOf(draft({}), LUSAKA, NOW)).not.toHaveProperty('scheduled_at');
    expect(draftOf(draft({ when: '2026-03-01T18:00' }), LUSAKA, NOW)).not.toHaveProperty('scheduled_at');
  });
});

describe('the faults of a draft', () => {
  it.each<[string, Partial<DraftFields>, ReturnType<typeof faultsOf>]>([
    ['none', {}, {}],
    ['no channel', { channel: '' }, { channel: 'fault.channel' }],
    ['nothing at all', { caption: ' ' }, { caption: 'fault.empty' }],
    ['a picture without words', { caption: '', media: 'image' }, {}],
    ['too many words', { caption: 'x'.repeat(20_001) }, { caption: 'fault.caption' }],
    [
      'too many hashtags',
      { hashtags: Array.from({ length: 101 }, (_, n) => `#t${n}`).join(' ') },
      { hashtags: 'fault.hashtags' },
    ],
    ['a time that is none', { when: 'soon' }, { when: 'fault.when' }],
    ['a time that has passed', { when: '2026-03-02T14:05' }, { when: 'fault.past' }],
    ['a time to come', { when: '2026-03-02T14:06' }, {}],
  ])('are those of %s', (_, fields, faults) => {
    expect(faultsOf(draft(fields), LUSAKA, NOW)).toEqual(faults);
  });

  it('are told of half a time', () => {
    expect(faultsOf(draft({}), LUSAKA, NOW, true)).toEqual({ when: 'fault.when' });
  });
});

describe('a finished post', () => {
  it('is scheduled for its time', () => {
    expect(postOf(draft({ when: '2026-03-05T18:00', hashtags: '#new', media: 'video' }), LUSAKA, NOW, 'p1')).toEqual({
      kind: 'post',
      id: 'p1',
      channel: 'instagram',
      media: 'video',
      status: 'scheduled',
      scheduled_at: '2026-03-05T18:00:00+02:00',
      caption: 'Wrap dress in a new print.',
      hashtags: ['new'],
    });
  });

  it('is published now without one', () => {
    expect(postOf(draft({ caption: ' ', media: 'image' }), LUSAKA, NOW, 'p1')).toEqual({
      kind: 'post',
      id: 'p1',
      channel: 'instagram',
      media: 'image',
      status: 'published',
      published_at: '2026-03-02T14:05:11+02:00',
    });
  });
});

describe('a draft that a page hands over', () => {
  it('stands in the form as it is', () => {
    const given = {
      channel: 'facebook',
      caption: 'Hello',
      hashtags: ['a', '#b'],
      scheduled_at: '2026-03-05T16:00:00Z',
    };
    expect(fieldsOf(given, LUSAKA, EMPTY_DRAFT)).toEqual({
      channel: 'facebook',
      media: 'none',
      caption: 'Hello',
      hashtags: '#a #b',
      when: '2026-03-05T18:00',
    });
  });

  it('may be anything', () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        const fields = fieldsOf(given, LUSAKA, EMPTY_DRAFT);
        expect(typeof fields.caption).toBe('string');
        expect(faultsOf(fields, LUSAKA, NOW)).toBeTypeOf('object');
      }),
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Language } from '../../kit/language.ts';
import { channelInk, channelName } from './channel.ts';

const english = new Language('en');

describe('a channel’s colour', () => {
  it('is its own, whatever else a business sells on', () => {
    const alone = channelInk(['whatsapp']).get('whatsapp');
    expect(channelInk(['stall', 'facebook', 'whatsapp', 'agent']).get('whatsapp')).toBe(alone);
  });

  it('is a colour also for names that every object has', () => {
    for (const ink of channelInk(['valueOf', 'constructor', '__proto__']).values()) expect(ink).toBeOneOf([5, 6, 7]);
  });

  it('is one of the eight, whatever the channels, in whatever order (law)', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 12 }), (names) => {
        const inks = channelInk(names);
        expect([...inks.keys()].sort()).toEqual([...names].sort());
        for (const ink of inks.values()) expect(ink).toBeOneOf([1, 2, 3, 4, 5, 6, 7, 8]);
        expect(channelInk([...names].reverse())).toEqual(inks);
      }),
    );
  });
});

describe('a channel’s name', () => {
  it.each([
    ['whatsapp', 'WhatsApp'],
    ['pop_up.stall', 'Pop up stall'],
    ['unknown', 'Unknown'],
    ['', ''],
  ])('%s is called %s', (name, called) => expect(channelName(name, english)).toBe(called));
});

import { describe, expect, it, vi } from 'vitest';
import { Language } from '../language.ts';
import { addMessages, localeChain, onMessages } from './catalog.ts';
import { en } from './en.ts';
import type { Messages } from './messages.ts';

describe('the chain of languages', () => {
  it('goes from the region to the language to English (row 42)', () => {
    expect(localeChain('es-PE')).toEqual(['es-PE', 'es', 'en']);
    expect(localeChain('en-ZM')).toEqual(['en-ZM', 'en']);
  });

  it.each(['', '∞', 'not a language', 'e'])('is English for %j, which is none', (tag) => {
    expect(localeChain(tag)).toEqual(['en']);
  });
});

describe('sentences', () => {
  it('fill their holes, numbers as the language writes them', () => {
    expect(new Language('en').say('campaigns.more', { count: 1_200 })).toBe('and 1,200 more campaigns');
    expect(new Language('en').say('campaigns.more', { count: 1 })).toBe('and 1 more campaign');
  });

  it('keep a hole that nobody filled, so that it is found', () => {
    expect(new Language('en').say('card.peak')).toBe('Peak at {time}');
  });

  it('come from the nearest language that has them, plural by that language', () => {
    addMessages('pl', {
      'campaigns.more': { one: '{count} kampania', few: '{count} kampanie', many: '{count} kampanii' },
    });
    const polish = new Language('pl-PL');

    expect([1, 3, 5].map((count) => polish.say('campaigns.more', { count }))).toEqual([
      '1 kampania',
      '3 kampanie',
      '5 kampanii',
    ]);
    expect(polish.say('card.revenue')).toBe('Revenue');
  });

  it('can be replaced one by one (row 42)', () => {
    addMessages('en-AU', { 'card.revenue': 'Takings' });

    expect(new Language('en-AU').say('card.revenue')).toBe('Takings');
    expect(new Language('en-AU').say('card.engagements')).toBe(en['card.engagements']);
    expect(new Language('en-GB').say('card.revenue')).toBe('Revenue');
  });

  it('are loaded when first needed, once, and listeners hear of it (row 42)', async () => {
    const load = vi.fn<() => Promise<Messages>>(() => Promise.resolve({ 'card.revenue': 'Mapato' }));
    addMessages('sw', load);
    expect(load).not.toHaveBeenCalled();

    const heard = vi.fn<() => void>();
    const stop = onMessages(heard);
    expect(new Language('sw').say('card.revenue')).toBe('Revenue');
    await vi.waitFor(() => expect(heard).toHaveBeenCalled());
    stop();

    expect(new Language('sw').say('card.revenue')).toBe('Mapato');
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('stay English where a language cannot be loaded', async () => {
    addMessages('xh', () => Promise.reject(new Error('no network')));
    const language = new Language('xh');
    await Promise.resolve();

    expect(language.say('card.revenue')).toBe('Revenue');
  });

  it('are found by codes put together from data, else the data is shown', () => {
    expect(new Language('en').sayIfKnown('channel.whatsapp', 'whatsapp')).toBe('WhatsApp');
    expect(new Language('en').sayIfKnown('channel.constructor', 'constructor')).toBe('constructor');
  });
});

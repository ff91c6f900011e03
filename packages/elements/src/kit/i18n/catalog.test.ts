import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Language } from '../language.ts';
import { addMessages, localeChain, onMessages } from './catalog.ts';
import { enLive } from './en-live.ts';
import { liveEnglish } from './live-english.ts';
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
    expect(new Language('en', liveEnglish).say('campaigns.more', { count: 1_200 })).toBe('and 1,200 more campaigns');
    expect(new Language('en', liveEnglish).say('campaigns.more', { count: 1 })).toBe('and 1 more campaign');
  });

  it('keep a hole that nobody filled, so that it is found', () => {
    expect(new Language('en', liveEnglish).say('card.peak')).toBe('Peak at {time}');
  });

  it('lets no name turn the rest of a sentence around', () => {
    expect(new Language('en', liveEnglish).say('chart.value', { name: '\u202Eevil\u202A', value: '9%' })).toBe(
      new Language('en', liveEnglish).say('chart.value', { name: 'evil', value: '9%' }),
    );
  });

  it('from right to left leave what fills them its own direction: “#sale” and “−9%” stay as they are', () => {
    addMessages('he', { 'chart.value': 'של {name}: {value}' });

    const sentence = new Language('he', liveEnglish).say('chart.value', { name: '#sale', value: '−9%' });

    expect(sentence).toBe('של \u2066#sale\u2069: \u2066−9%\u2069');
    const nested = new Language('he', liveEnglish).say('chart.value', { name: 'חנות', value: sentence });
    expect(nested).toBe(`של חנות: ${sentence}`);
  });

  it('come from the nearest language that has them, plural by that language', () => {
    addMessages('pl', {
      'campaigns.more': { one: '{count} kampania', few: '{count} kampanie', many: '{count} kampanii' },
    });
    const polish = new Language('pl-PL', liveEnglish);

    expect([1, 3, 5].map((count) => polish.say('campaigns.more', { count }))).toEqual([
      '1 kampania',
      '3 kampanie',
      '5 kampanii',
    ]);
    expect(polish.say('card.revenue')).toBe('Revenue');
  });

  it('can be replaced one by one (row 42)', () => {
    addMessages('en-AU', { 'card.revenue': 'Takings' });

    expect(new Language('en-AU', liveEnglish).say('card.revenue')).toBe('Takings');
    expect(new Language('en-AU', liveEnglish).say('card.engagements')).toBe(enLive['card.engagements']);
    expect(new Language('en-GB', liveEnglish).say('card.revenue')).toBe('Revenue');
  });

  it('are loaded when first needed, once, and listeners hear of it (row 42)', async () => {
    const load = vi.fn<() => Promise<Messages>>(() => Promise.resolve({ 'card.revenue': 'Mapato' }));
    addMessages('sw', load);
    expect(load).not.toHaveBeenCalled();

    const heard = vi.fn<() => void>();
    const stop = onMessages(heard);
    expect(new Language('sw', liveEnglish).say('card.revenue')).toBe('Revenue');
    await vi.waitFor(() => expect(heard).toHaveBeenCalled());
    stop();

    expect(new Language('sw', liveEnglish).say('card.revenue')).toBe('Mapato');
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('are loaded in the parts that are needed: what no element can say is not fetched', async () => {
    const common = vi.fn<() => Promise<Messages>>(() => Promise.resolve({ 'error.retry': 'Zama futhi' }));
    const live = vi.fn<() => Promise<Messages>>(() => Promise.resolve({ 'card.revenue': 'Imali engenayo' }));
    addMessages('zu', common, 'none.spoken');
    addMessages('zu', live, 'dashboard.title');

    const said = (): string => new Language('zu').say('error.retry');
    await vi.waitFor(() => expect(said()).toBe('Zama futhi'));
    expect(live).not.toHaveBeenCalled();

    const dashboard = (): string => new Language('zu-ZA', liveEnglish).say('card.revenue');
    await vi.waitFor(() => expect(dashboard()).toBe('Imali engenayo'));
    expect([common, live].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  it.each(['first', 'last'])('of a host’s whole language come before those of a part, there %s', async (which) => {
    const locale = which === 'first' ? 'bem' : 'loz';
    const part = (): Promise<Messages> =>
      Promise.resolve({ 'card.revenue': 'of the part', 'card.peak': 'of the part' });
    const whole = (): Promise<Messages> => Promise.resolve({ 'card.revenue': 'of the host' });
    const load = async (one: () => Promise<Messages>, isPart: boolean): Promise<void> => {
      const heard = vi.fn<() => void>();
      if (isPart) addMessages(locale, one, 'dashboard.title');
      else addMessages(locale, one);
      const stop = onMessages(heard);
      new Language(locale, liveEnglish).say('card.revenue');
      await vi.waitFor(() => expect(heard).toHaveBeenCalled());
      stop();
    };
    await load(which === 'first' ? whole : part, which !== 'first');
    await load(which === 'first' ? part : whole, which === 'first');

    const language = new Language(locale, liveEnglish);
    expect(language.say('card.revenue')).toBe('of the host');
    expect(language.say('card.peak')).toBe('of the part');
  });

  it.each([
    ['cannot be loaded', 'xh', () => Promise.reject(new Error('no network'))],
    ['cannot even be asked for', 'ts', raise],
  ])('stay English where a language %s', async (_, locale, load) => {
    addMessages(locale, load);
    const language = new Language(locale, liveEnglish);
    await Promise.resolve();

    expect(language.say('card.revenue')).toBe('Revenue');
  });

  it('are asked for again by the next element that needs them, after a failure, and no more once they came', async () => {
    const load = vi.fn<() => Promise<Messages>>(() => Promise.resolve({ 'card.revenue': 'Ndalama' }));
    load.mockRejectedValueOnce(new Error('no network'));
    addMessages('ny', load);
    const revenue = (): string => new Language('ny', liveEnglish).say('card.revenue');

    expect(revenue()).toBe('Revenue');
    expect(load).toHaveBeenCalledTimes(1);
    await vi.waitFor(() => expect(revenue()).toBe('Ndalama'));
    expect(load).toHaveBeenCalledTimes(2);
    expect(revenue()).toBe('Ndalama');
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('are asked for again when the network is back', async () => {
    const page = new EventTarget();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    onTestFinished(() => void vi.unstubAllGlobals());
    const load = vi.fn<() => Promise<Messages>>(() => Promise.resolve({ 'card.revenue': 'Letseno' }));
    load.mockRejectedValueOnce(new Error('no network'));
    addMessages('st', load);
    let language = new Language('st', liveEnglish);
    onTestFinished(onMessages(() => (language = new Language('st', liveEnglish))));
    await vi.waitFor(() => expect(load.mock.settledResults[0]?.type).toBe('rejected'));

    page.dispatchEvent(new Event('online'));

    await vi.waitFor(() => expect(language.say('card.revenue')).toBe('Letseno'));
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('are found by codes put together from data, else the data is shown', () => {
    expect(new Language('en', liveEnglish).sayIfKnown('channel.whatsapp', 'whatsapp')).toBe('WhatsApp');
    expect(new Language('en', liveEnglish).sayIfKnown('channel.constructor', 'constructor')).toBe('constructor');
  });
});

function raise(): Promise<Messages> {
  throw new Error('no address');
}

import { expect, it } from 'vitest';
import { en } from '../kit/i18n/en.ts';
import { enAdvice } from '../kit/i18n/en-advice.ts';
import { Language } from '../kit/language.ts';
import { changeWords, gainWords } from './change-words.ts';
import { gainOf, signedGain } from './gain-words.ts';

const english = new Language('en', { ...en, ...enAdvice });
const german = new Language('de', { ...en, ...enAdvice });

it('gains are told in percent, and from twice as much on in times, which one can picture', () => {
  expect([18.4, 99.4, 0, -25].map((percent) => gainOf(percent, english))).toEqual([
    { way: 'more', size: '18%' },
    { way: 'more', size: '99%' },
    { way: 'more', size: '0%' },
    { way: 'less', size: '25%' },
  ]);
  expect([100, 148, 589, 2_400].map((percent) => gainOf(percent, english).size)).toEqual(['2', '2.5', '7', '25']);
  expect([18, -7, 148].map((percent) => signedGain(percent, german))).toEqual(['+18\u00a0%', '−7\u00a0%', '×2,5']);
});

it('what a change brings is a sentence either way', () => {
  const change = { code: 'add_question', params: {}, text: 'Ask a question.', expected_gain: 20.4 };
  expect(changeWords(change, english, 'UTC')).toBe('Ask a question');
  expect(gainWords(change, english)).toBe('20% more to expect');
  expect(gainWords({ ...change, expected_gain: 589 }, english)).toBe('about 7 times as much to expect');
});

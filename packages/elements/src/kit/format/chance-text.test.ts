import { expect, it } from 'vitest';
import { en } from '../i18n/en.ts';
import { enAdvice } from '../i18n/en-advice.ts';
import { Language } from '../language.ts';
import { chanceParams, ofHundred } from './chance-text.ts';

const english = new Language('en', { ...en, ...enAdvice });

it('a chance is told in hundredths, and never as certain', () => {
  expect([0, 0.004, 0.01, 0.5, 0.934, 0.99, 0.996, 1].map((chance) => ofHundred(chance, english))).toEqual([
    'fewer than 1',
    'fewer than 1',
    '1',
    '50',
    '93',
    '99',
    'more than 99',
    'more than 99',
  ]);
});

it('once in a hundred is no plural', () => {
  const say = (chance: number): string => english.say('heat.chance', chanceParams(chance, english));
  expect([0.001, 0.01, 0.02, 1].map(say)).toEqual([
    'fewer than 1 time in 100',
    '1 time in 100',
    '2 times in 100',
    'more than 99 times in 100',
  ]);
});

import { expect, it } from 'vitest';
import { ofHundred } from './chance-text.ts';

it('a chance is told in hundredths, and never as certain', () => {
  expect([0, 0.004, 0.01, 0.5, 0.934, 0.99, 0.996, 1].map((chance) => ofHundred(chance, 'en'))).toEqual([
    '<1',
    '<1',
    '1',
    '50',
    '93',
    '99',
    '>99',
    '>99',
  ]);
});

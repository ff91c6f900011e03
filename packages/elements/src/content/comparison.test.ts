import type { Prediction } from '@bizboost/core/contract';
import { describe, expect, it } from 'vitest';
import { en } from '../kit/i18n/en.ts';
import { enAdvice } from '../kit/i18n/en-advice.ts';
import { enCompose } from '../kit/i18n/en-compose.ts';
import { Language } from '../kit/language.ts';
import { comparisonWords } from './comparison.ts';

const english = new Language('en', { ...en, ...enAdvice, ...enCompose });
const scored = (...scores: number[]): readonly Prediction[] =>
  scores.map((score) => ({ predicted_engagement: score }) as Prediction);
const words = (outlook: Parameters<typeof comparisonWords>[0]): string => comparisonWords(outlook, ['A', 'B'], english);

describe('two drafts', () => {
  it('are told apart by how likely one is to do better', () => {
    const comparison = { better: 1, probability: 0.64, confidence: 'medium' as const };
    expect(words({ predictions: scored(50, 60), comparison })).toBe('Draft B should do better: 64 times in 100.');
  });

  it('are too close to call near even', () => {
    const comparison = { better: 0, probability: 0.52, confidence: 'low' as const };
    expect(words({ predictions: scored(51, 50), comparison })).toBe(
      'Too close to call: draft A comes out ahead 52 times in 100.',
    );
  });

  it('are told by their scores where nobody compared them', () => {
    expect(words({ predictions: scored(52, 64) })).toBe('Draft B scores higher: 64 beside 52.');
    expect(words({ predictions: scored(52, 52) })).toBe('Both drafts score 52.');
    expect(words({ predictions: scored(52) })).toBe('');
  });
});

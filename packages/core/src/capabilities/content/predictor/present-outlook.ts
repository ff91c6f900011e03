import type { Prediction } from '../contract.ts';
import type { Factor } from '../model/factors.ts';
import { rounded } from '../rounded.ts';
import { confidenceOfChance } from './confidence.ts';
import type { DraftChange } from './draft-changes.ts';
import type { Grounds } from './grounds.ts';
import type { Outlook } from './outlook.ts';
import { toldChance } from './told-chance.ts';

/** Before there is a post to go by. */
export const NO_PREDICTION: Prediction = {
  predicted_engagement: 50,
  expected: null,
  interval: null,
  probability_above_usual: 0.5,
  confidence: 'low',
  basis: 'none',
  factors: [],
  suggestions: [],
};

/** An outlook in words of the contract. */
export function presentOutlook(
  outlook: Outlook,
  { isOwn, most }: Pick<Grounds, 'isOwn' | 'most'>,
  changes: readonly DraftChange[],
): Prediction {
  return {
    predicted_engagement: rounded(outlook.percentile, 0),
    expected: engagementsOf(outlook.predicted),
    interval: { low: engagementsOf(outlook.low), high: engagementsOf(outlook.high) },
    probability_above_usual: toldChance(outlook.chance),
    confidence: confidenceOfChance(outlook.chance, most),
    basis: isOwn ? 'own' : 'general',
    factors: presentFactors(outlook.factors),
    suggestions: changes.map(({ code, params, gain }) => ({
      code,
      params: { ...params },
      text: changeText(code, params),
      expected_gain: rounded((gain - 1) * 100, 1),
    })),
  };
}

function engagementsOf(logEngagement: number): number {
  return rounded(Math.max(0, Math.expm1(logEngagement)), 0);
}

/** Smaller ones say nothing. */
const LEAST_PERCENT = 1;

function presentFactors(factors: readonly Factor[]): Prediction['factors'] {
  return factors
    .filter(({ aspect }) => aspect !== 'base')
    .map(({ aspect, share }) => ({ code: aspect, contribution: rounded((Math.exp(share) - 1) * 100, 1) }))
    .filter(({ contribution }) => Math.abs(contribution) >= LEAST_PERCENT)
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}

const MEDIA_WORDS: Readonly<Record<string, string>> = {
  none: 'Try text alone',
  image: 'Try a picture',
  video: 'Try a video',
  link: 'Try a link',
  carousel: 'Try several pictures',
};

function changeText(code: string, params: DraftChange['params']): string {
  switch (code) {
    case 'time':
      return `Post it at one of your better times, about ${String(params['hour']).padStart(2, '0')}:00.`;
    case 'media':
      return `${MEDIA_WORDS[String(params['media'])] ?? 'Try another kind'} instead.`;
    case 'add_question':
      return 'Ask a question.';
    case 'add_hashtags':
      return 'Add a hashtag or two.';
    case 'fewer_hashtags':
      return `Use about ${params['count']} hashtags.`;
    default:
      return `Shorten the caption to about ${params['length']} characters.`;
  }
}

import type { Prediction, TrackRecord } from '@bizboost/core/contract';
import { chanceParams } from '../kit/format/chance-text.ts';
import type { Language } from '../kit/language.ts';

/** What a prediction is drawn from, held against, and how right such predictions were. */
export function predictionEvidence(
  prediction: Prediction,
  record: TrackRecord | undefined,
  language: Language,
): readonly string[] {
  const { basis, expected, interval, confidence } = prediction;
  if (basis === 'none') return [language.say('basis.none')];
  const number = (value: number): string => language.number(value, { unit: 'count' });
  return [
    ...(basis === 'general' ? [] : [language.say('why.score', { score: prediction.predicted_engagement })]),
    ...(expected === null || interval === null
      ? []
      : [
          language.say('why.range', {
            expected: number(expected),
            low: number(interval.low),
            high: number(interval.high),
          }),
        ]),
    ...(basis === 'general'
      ? [language.say('why.general')]
      : [
          language.say('why.above', chanceParams(prediction.probability_above_usual, language)),
          ...recordWords(record, confidence, language),
        ]),
    ...(prediction.suggestions.length === 0 ? [] : changeWords(record, language)),
  ];
}

/** A confidence is of what is foretold of a post as it is; a change is a call between two posts, and those are right less often. */
function changeWords(record: TrackRecord | undefined, language: Language): string[] {
  if (record === undefined || record.pairs.said === 0) return [];
  return [language.say('why.pairs', { held: record.pairs.held, said: record.pairs.said })];
}

function recordWords(
  record: TrackRecord | undefined,
  confidence: Prediction['confidence'],
  language: Language,
): string[] {
  if (record === undefined || record.predictions.said === 0) return [language.say('why.no_score')];
  const { predictions, high_confidence: high, intervals } = record;
  return [
    confidence === 'high' && high.said > 0
      ? language.say('why.high', { count: predictions.said, held: high.held, said: high.said })
      : language.say('why.predictions', { count: predictions.said, held: predictions.held, said: predictions.said }),
    ...(intervals.said === 0 ? [] : [language.say('why.ranges', { held: intervals.held, said: intervals.said })]),
  ];
}

/** `About 48 engagements`, or nothing before there is any post. */
export function expectedWords({ expected }: Prediction, language: Language): string {
  return expected === null ? language.say('basis.none') : language.say('times.about', { count: expected });
}

/** `Four times in five between 20 and 110`. */
export function rangeWords({ interval }: Prediction, language: Language): string {
  if (interval === null) return '';
  const number = (value: number): string => language.number(value, { unit: 'count' });
  return language.say('score.range', { low: number(interval.low), high: number(interval.high) });
}

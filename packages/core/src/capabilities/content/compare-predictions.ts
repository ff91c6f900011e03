import { normalShareBelow, Z_80 } from '../../kernel/statistics/normal.ts';
import type { DraftComparison, Prediction } from './contract.ts';
import { confidenceOfChance } from './predictor/confidence.ts';
import { toldChance } from './predictor/told-chance.ts';

/**
 * Which of two predictions is likely to come out better, by their ranges alone: for predictors that do not compare by themselves. On the log
 * scale each is taken for a normal distribution of which its range holds 80%. `undefined` where either has no range.
 */
export function comparePredictions(one: Prediction, other: Prediction): DraftComparison | undefined {
  const [first, second] = [spreadOf(one), spreadOf(other)];
  if (first === undefined || second === undefined) return undefined;
  const deviation = Math.hypot(first.deviation, second.deviation);
  const difference = first.mean - second.mean;
  const chance = deviation === 0 ? 0.5 + Math.sign(difference) / 2 : normalShareBelow(difference / deviation);
  const probability = Math.max(chance, 1 - chance);
  const isOwn = one.basis === 'own' && other.basis === 'own';
  return {
    better: chance >= 0.5 ? 0 : 1,
    probability: toldChance(probability),
    confidence: isOwn ? confidenceOfChance(probability) : 'low',
  };
}

function spreadOf({ expected, interval }: Prediction): { mean: number; deviation: number } | undefined {
  if (expected == null || interval == null) return undefined;
  const width = Math.log1p(interval.high) - Math.log1p(interval.low);
  return { mean: Math.log1p(expected), deviation: width / (2 * Z_80) };
}

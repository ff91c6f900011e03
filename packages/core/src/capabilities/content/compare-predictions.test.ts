import { expect, test } from 'vitest';
import { comparePredictions } from './compare-predictions.ts';
import type { Prediction } from './contract.ts';
import { NO_PREDICTION } from './predictor/present-outlook.ts';

const about = (expected: number, basis: Prediction['basis'] = 'own'): Prediction => ({
  ...NO_PREDICTION,
  basis,
  expected,
  interval: { low: expected / 4, high: expected * 4 },
});

test('the one that expects more is likelier to do better, the surer the further they are apart', () => {
  const [near, far] = [comparePredictions(about(60), about(50))!, comparePredictions(about(50), about(400))!];
  expect(near).toMatchObject({ better: 0, confidence: 'low' });
  expect(far).toMatchObject({ better: 1, confidence: 'high' });
  expect(near.probability).toBeGreaterThan(0.5);
  expect(far.probability).toBeGreaterThan(0.85);
  expect(comparePredictions(about(1), about(1e9))!.probability).toBe(0.99);
});

test('equal ones are even, and what is not the business’s own is of low confidence', () => {
  expect(comparePredictions(about(50), about(50))).toMatchObject({ probability: 0.5, confidence: 'low' });
  expect(comparePredictions(about(1, 'general'), about(900))).toMatchObject({ better: 1, confidence: 'low' });
});

test('without a range there is nothing to compare', () => {
  expect(comparePredictions(NO_PREDICTION, about(50))).toBeUndefined();
});

import { expect, test } from 'vitest';
import { randomSource } from '../../../kernel/statistics/random-source.ts';
import { samplePosts } from '../../../testing/sample-posts.ts';
import { outcomesOf } from '../traits/history-walk.ts';
import { TRAIT_NAMES } from '../traits/trait-names.ts';
import { deviationPredictor, fitEngagement } from './engagement-model.ts';
import { factorsOf } from './factors.ts';
import { fitLinear, linearShares, predictLinear } from './linear-model.ts';
import { PRIOR } from './prior.ts';
import { fitTrees, predictTrees, treesShares } from './trees-model.ts';
import { fitWords, wordsPredictor } from './words-model.ts';

const random = randomSource(3);
const examples = Array.from({ length: 400 }, () => {
  const traits = [random(), random() * 100, random() < 0.5 ? 1 : 0, 7];
  return { traits, target: 2 * traits[0]! - 0.03 * traits[1]! + traits[2]!, weight: 1 };
});

test('a linear model finds the truth where there is no noise, whatever the scales, and leaves out what never differs', () => {
  const model = fitLinear(examples, 1e-6);
  for (const { traits, target } of examples.slice(0, 20)) expect(predictLinear(model, traits)).toBeCloseTo(target, 4);
  expect(model.coefficients[3]).toBe(0);
});

test('a stronger penalty holds coefficients closer to nothing', () => {
  const size = (penalty: number): number => Math.hypot(...fitLinear(examples, penalty).coefficients);
  expect(size(1_000)).toBeLessThan(size(10));
});

test('shares add up to the prediction, of linear models and of trees', () => {
  const linear = fitLinear(examples, 1);
  const trees = fitTrees(examples, { trees: 10, leafSize: 5, seed: 1 });
  for (const { traits } of examples.slice(0, 20)) {
    const shares = linearShares(linear, traits);
    expect(shares.reduce((sum, one) => sum + one, linear.intercept)).toBeCloseTo(predictLinear(linear, traits), 9);
    const ofTrees = treesShares(trees, traits);
    expect(ofTrees.shares.reduce((sum, one) => sum + one, ofTrees.base)).toBeCloseTo(predictTrees(trees, traits), 9);
  }
});

test('trees find what is not straight, and never leave a leaf too small', () => {
  const bent = examples.map((one) => ({ ...one, target: Math.abs(one.traits[1]! - 50) > 25 ? 1 : 0 }));
  const model = fitTrees(bent, { trees: 30, leafSize: 8, seed: 1 });
  const said = (x: number): number => predictTrees(model, [0.5, x, 0, 7]);
  expect(said(50)).toBeLessThan(0.35);
  expect(said(95)).toBeGreaterThan(0.65);
  expect(predictTrees(fitTrees([], { trees: 3, leafSize: 8, seed: 1 }), [1])).toBe(0);
});

test('words that go with more engagement are found, and words seen once say nothing', () => {
  const posts = Array.from({ length: 200 }, (_, index) => ({
    terms: index % 4 === 0 ? ['sale', 'cloth', `only-${index}`] : ['cloth', 'monday'],
    target: index % 4 === 0 ? 1 : 0,
    weight: 1,
  }));
  const model = fitWords(posts, 1);
  expect(model.terms).not.toContain('only-0');
  const predict = wordsPredictor(model);
  expect(predict(['sale', 'cloth'])).toBeGreaterThan(0.8);
  expect(predict(['cloth', 'monday'])).toBeLessThan(0.2);
  expect(predict(['never', 'seen'])).toBeCloseTo(model.intercept);
});

test('the prior has a coefficient for each trait that posts are described by', () => {
  expect(PRIOR.coefficients).toHaveLength(TRAIT_NAMES.length);
  expect(PRIOR.means).toHaveLength(TRAIT_NAMES.length);
  expect(PRIOR.scales).toHaveLength(TRAIT_NAMES.length);
});

test('factors add up to what is predicted, for a short history and for a long one', () => {
  for (const count of [10, 300]) {
    const outcomes = outcomesOf(samplePosts({ posts: count, effect: ({ media }) => (media === 'video' ? 1 : 0) }));
    const model = fitEngagement(outcomes);
    expect(model.own !== undefined).toBe(count === 300);
    for (const outcome of outcomes.slice(-10)) {
      const whole = factorsOf(model, outcome).reduce((sum, { share }) => sum + share, 0);
      expect(whole).toBeCloseTo(deviationPredictor(model)(outcome), 9);
    }
  }
});

test('a model is the same after it was kept as JSON', () => {
  const outcomes = outcomesOf(samplePosts({ posts: 200 }));
  const model = fitEngagement(outcomes);
  const kept = JSON.parse(JSON.stringify(model)) as typeof model;
  for (const outcome of outcomes.slice(-5))
    expect(deviationPredictor(kept)(outcome)).toBe(deviationPredictor(model)(outcome));
});

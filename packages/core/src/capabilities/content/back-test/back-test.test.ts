import { expect, test } from 'vitest';
import { samplePosts } from '../../../testing/sample-posts.ts';
import { backTest } from './back-test.ts';
import { intervalByBootstrap } from './bootstrap.ts';
import { areaUnderCurve, pairsInOrder } from './ranking.ts';

const HOUR_MS = 3_600_000;

test('the area under the curve is 1 for the right order, 0 for the wrong one, a half for none', async () => {
  const came = [1, 2, 3, 4];
  expect(areaUnderCurve([1, 2, 3, 4], came)).toBe(1);
  expect(areaUnderCurve([4, 3, 2, 1], came)).toBe(0);
  expect(areaUnderCurve([7, 7, 7, 7], came)).toBe(0.5);
  expect(areaUnderCurve([1, 2], [5, 5])).toBeNull();
});

test('only pairs within a week count, and those that came alike do not', async () => {
  const times = [0, HOUR_MS, 400 * HOUR_MS];
  expect(pairsInOrder([1, 2, 0], [1, 2, 9], times)).toBe(1);
  expect(pairsInOrder([1, 2, 0], [3, 3, 9], times)).toBeNull();
});

test('intervals hold the value, also of few pages and of measures that depend on the order of time', async () => {
  const page = Array.from({ length: 200 }, (_, index) => ({
    at: index * HOUR_MS,
    said: index % 7,
    came: (index % 7) + ((index * 13) % 5),
  }));
  const measure = (sample: readonly (typeof page)[number][]): number | null =>
    pairsInOrder(
      sample.map(({ said }) => said),
      sample.map(({ came }) => came),
      sample.map(({ at }) => at),
    );
  const { value, low, high } = intervalByBootstrap([page], measure)!;
  expect([low <= value, value <= high, high - low < 0.2]).toEqual([true, true, true]);
  expect(intervalByBootstrap([page], measure)).toEqual({ value, low, high });
  expect(intervalByBootstrap([], measure)).toBeUndefined();
});

test('on pages whose truth is known our method finds it and the naive ones find less', async () => {
  const pages = Array.from({ length: 6 }, (_, seed) => ({
    business: `page-${seed}`,
    posts: samplePosts({
      posts: 150,
      seed: seed + 1,
      effect: ({ media, caption }) => (media === 'video' ? 0.8 : 0) + (caption.includes('?') ? 0.8 : 0),
    }),
  }));
  const { rows, pages: tested, high } = await backTest(pages);
  const row = (measure: string) => rows.find((one) => one.measure === measure)!.values;
  expect(tested).toBe(6);
  expect(row('area under the curve').ours!.value).toBeGreaterThan(0.7);
  expect(row('area under the curve').ours!.value).toBeGreaterThan(row('area under the curve')['naive mean']!.value);
  expect(row('error on the log scale').ours!.value).toBeLessThan(row('error on the log scale').constant!.value);
  expect(high.held / high.said).toBeGreaterThan(0.72);
});

test('pages of few posts are left out, and nothing is told of nothing', async () => {
  expect(await backTest([{ business: 'small', posts: samplePosts({ posts: 20 }) }])).toMatchObject({
    pages: 0,
    posts: 0,
  });
  expect(await backTest([])).toMatchObject({ pages: 0, rows: [] });
});

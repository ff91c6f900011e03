import { expect, test } from 'vitest';
import { shareOfTries } from './share-of-tries.ts';

test('three tries that all held do not say that the fourth must', () => {
  const { value, low, high } = shareOfTries([{ said: 3, held: 3 }])!;
  expect([value, high]).toEqual([1, 1]);
  expect(low).toBeLessThan(0.5);
});

test('so it is of many pages with few tries, too', () => {
  const pages = Array.from({ length: 8 }, () => ({ said: 1, held: 1 }));
  expect(shareOfTries(pages)!.low).toBeLessThan(0.7);
});

test('where pages differ, it is wider than its tries alone would be', () => {
  const pages = Array.from({ length: 10 }, (_, index) => ({ said: 100, held: index < 5 ? 90 : 50 }));
  const { value, low, high } = shareOfTries(pages)!;
  expect(value).toBe(0.7);
  expect(high - low).toBeGreaterThan(0.15);
});

test('nothing is told of nothing', () => {
  expect(shareOfTries([])).toBeUndefined();
  expect(shareOfTries([{ said: 0, held: 0 }])).toBeUndefined();
});

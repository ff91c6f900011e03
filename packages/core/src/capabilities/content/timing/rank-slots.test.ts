import { expect, test } from 'vitest';
import { samplePosts } from '../../../testing/sample-posts.ts';
import { outcomesOf } from '../traits/history-walk.ts';
import { hourOf, weekdayOf } from '../traits/own-traits.ts';
import { GENERAL_TIMES } from './general-times.ts';
import { rankSlots } from './rank-slots.ts';

const isFridayEvening = (localAt: number): boolean =>
  weekdayOf(localAt) === 4 && hourOf(localAt) >= 18 && hourOf(localAt) < 21;

function timingOf(page: Parameters<typeof samplePosts>[0]) {
  const outcomes = outcomesOf(samplePosts(page));
  return rankSlots(outcomes, outcomes.at(-1)!.post.at);
}

test('a slot that does better is found, with high confidence, and named first', () => {
  const isEvening = (localAt: number): boolean => hourOf(localAt) >= 18 && hourOf(localAt) < 21;
  const timing = timingOf({
    posts: 1_200,
    perDay: 8,
    effect: ({ localAt }) => (isEvening(localAt) ? 0.8 : 0) + (isFridayEvening(localAt) ? 0.8 : 0),
  });
  expect(timing?.grain).toBe('block');
  expect(timing?.best[0]).toMatchObject({ days: [4], from: 18, until: 21, confidence: 'high' });
  expect(timing?.best[0]!.factor).toBeGreaterThan(1.5);
});

test('where time makes no difference, nothing is told with high confidence, whatever the seed', () => {
  const told = Array.from({ length: 20 }, (_, seed) => timingOf({ posts: 300, seed: seed + 1, perDay: 3 })!);
  const high = told.flatMap(({ best }) => best.filter(({ confidence }) => confidence === 'high'));
  expect(high.length).toBeLessThanOrEqual(4);
});

test('the level and its drift are no matter of time, and neither is money', () => {
  const grown = timingOf({
    posts: 400,
    perDay: 3,
    effect: ({ at }) => (at - Date.UTC(2026, 0, 5)) / (30 * 86_400_000),
  });
  expect(grown!.best.filter(({ confidence }) => confidence === 'high')).toHaveLength(0);
  const posts = samplePosts({ posts: 400, perDay: 4 }).map((post) =>
    isFridayEvening(post.localAt) ? { ...post, isPaid: true, engagements: post.engagements * 20 } : post,
  );
  const paid = rankSlots(outcomesOf(posts), posts.at(-1)!.at)!;
  expect(paid.best.some(({ days, from }) => days[0] === 4 && from === 18)).toBe(false);
});

test('thin data give coarse slots, and too thin ones none', () => {
  expect(timingOf({ posts: 45, perDay: 1 })?.grain).toBe('weekend_block');
  expect(timingOf({ posts: 12 })).toBeUndefined();
  expect(rankSlots([], 0)).toBeUndefined();
});

test('what holds for most pages is never told with more than low confidence', () => {
  expect(GENERAL_TIMES.best).toHaveLength(3);
  expect([...GENERAL_TIMES.best, ...GENERAL_TIMES.worst].every(({ confidence }) => confidence === 'low')).toBe(true);
});

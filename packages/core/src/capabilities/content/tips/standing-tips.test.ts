import { expect, test } from 'vitest';
import { samplePosts } from '../../../testing/sample-posts.ts';
import { outcomesOf } from '../traits/history-walk.ts';
import { standingTips } from './standing-tips.ts';

const tipsOf = (page: Parameters<typeof samplePosts>[0]) => standingTips(outcomesOf(samplePosts(page)));

test('what does better is told, with its evidence and a cautious effect', () => {
  const [first] = tipsOf({ posts: 300, effect: ({ media }) => (media === 'video' ? 1 : 0) });
  expect(first?.code).toBe('video');
  expect(first!.effect).toBeGreaterThan(1.3);
  expect(first!.effect).toBeLessThan(first!.interval.to);
  expect(first!.withCount + first!.withoutCount).toBeGreaterThan(280);
});

test('chance alone seldom makes a tip, though many are tried', () => {
  const pages = Array.from({ length: 40 }, (_, seed) => tipsOf({ posts: 200, seed: seed + 1 }));
  expect(pages.filter((tips) => tips.length > 0).length).toBeLessThanOrEqual(12);
});

test('paid posts make no tip', () => {
  const posts = samplePosts({ posts: 200 }).map((post) =>
    post.media === 'link' ? { ...post, isPaid: true, engagements: post.engagements * 30 } : post,
  );
  expect(standingTips(outcomesOf(posts)).map(({ code }) => code)).not.toContain('link');
});

test('there are no tips before there are thirty posts to draw them from', () => {
  expect(tipsOf({ posts: 25, effect: ({ media }) => (media === 'video' ? 3 : 0) })).toEqual([]);
});

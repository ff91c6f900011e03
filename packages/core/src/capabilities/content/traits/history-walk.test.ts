import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { samplePosts } from '../../../testing/sample-posts.ts';
import { MATURE_MS } from '../posts/published-post.ts';
import { HistoryWalk, outcomesOf } from './history-walk.ts';
import { TRAIT_ASPECTS, TRAIT_NAMES } from './trait-names.ts';

test('nothing leaks from the future: what comes of later or immature posts changes no description', () => {
  assert(
    property(integer({ min: 1, max: 1_000 }), integer({ min: 5, max: 55 }), (seed, place) => {
      const posts = samplePosts({ posts: 60, seed, perDay: 3 });
      const at = posts[place]!.at;
      const changed = posts.map((post) =>
        post.at > at - MATURE_MS ? { ...post, engagements: post.engagements + 1_000_000 } : post,
      );
      const until = (all: typeof posts) =>
        outcomesOf(all)
          .filter(({ post }) => post.at <= at)
          .map(({ level, traits }) => ({ level, traits }));
      expect(until(changed)).toEqual(until(posts));
    }),
    { numRuns: 40 },
  );
});

test('every number of a row has a name and says what it is about, and none is missing', () => {
  for (const { traits } of outcomesOf(samplePosts({ posts: 40 }))) {
    expect(traits).toHaveLength(TRAIT_NAMES.length);
    expect(traits.every(Number.isFinite)).toBe(true);
  }
  expect(TRAIT_ASPECTS).toHaveLength(TRAIT_NAMES.length);
});

test('a channel without a mature post has nothing to go by', () => {
  const walk = new HistoryWalk();
  const [first, second] = samplePosts({ posts: 2, perDay: 1 });
  expect(walk.take(first!)).toBeUndefined();
  const known = (at: number) => walk.knownAt(at).describe({ ...second!, at });
  expect(known(first!.at + MATURE_MS - 1)).toBeUndefined();
  const later = first!.at + 9 * MATURE_MS;
  expect(walk.knownAt(later).describe({ ...second!, channel: 'instagram' })).toBeUndefined();
  expect(known(later)?.level).toBeCloseTo(Math.log1p(first!.engagements));
});

test('levels follow a page that grows, and each channel has its own', () => {
  const grown = samplePosts({ posts: 200, noise: 0.1, effect: ({ at }) => (at > Date.UTC(2026, 1, 20) ? 2 : 0) });
  const levels = outcomesOf(grown).map(({ level }) => level);
  expect(levels.at(-1)! - levels[50]!).toBeGreaterThan(1.8);
  const mixed = samplePosts({ posts: 100, noise: 0.1 }).map((post, index) =>
    index % 2 === 0 ? post : { ...post, channel: 'instagram', engagements: 10 * post.engagements },
  );
  const byChannel = outcomesOf(mixed)
    .slice(-2)
    .sort((a, b) => a.level - b.level);
  expect(byChannel[1]!.level - byChannel[0]!.level).toBeCloseTo(Math.log(10), 0);
});

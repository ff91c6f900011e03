import { expect, test } from 'vitest';
import { samplePosts } from '../../../testing/sample-posts.ts';
import { logEngagement, MATURE_MS } from '../posts/published-post.ts';
import { outcomesOf } from '../traits/history-walk.ts';
import { errorBounds, ErrorMemory } from './error-spread.ts';
import { replay } from './replay.ts';

const outcomes = outcomesOf(samplePosts({ posts: 400, effect: ({ media }) => (media === 'video' ? 1.2 : 0) }));

test('what would have been said depends on nothing that came after', () => {
  const place = 300;
  const at = outcomes[place]!.post.at;
  const changed = outcomes.map((outcome) =>
    outcome.post.at > at - MATURE_MS ? { ...outcome, deviation: outcome.deviation + 5 } : outcome,
  );
  const said = (all: typeof outcomes) =>
    replay(all)
      .filter(({ outcome }) => outcome.post.at <= at)
      .map(({ predicted, usual, low, high, chance }) => ({ predicted, usual, low, high, chance }));
  expect(said(changed).slice(0, 100)).toEqual(said(outcomes).slice(0, 100));
});

test('four results in five lie within the interval, and chances mean what they say', () => {
  const retold = replay(outcomes);
  const within = retold.filter(({ outcome, low, high }) => {
    const came = logEngagement(outcome.post);
    return came >= low && came <= high;
  });
  expect(within.length / retold.length).toBeGreaterThan(0.74);
  expect(within.length / retold.length).toBeLessThan(0.9);
  const sure = retold.filter(({ chance }) => chance! > 0.75);
  const came = sure.filter(({ outcome, usual }) => logEngagement(outcome.post) > usual!);
  expect(sure.length).toBeGreaterThan(20);
  expect(came.length / sure.length).toBeGreaterThan(0.75);
});

test('without errors of its own a page has those of most pages, and they fade as its own become many', () => {
  const { low, high } = errorBounds(new ErrorMemory().spread());
  expect([low < -0.8, high > 0.8]).toEqual([true, true]);
  const own = errorBounds(new ErrorMemory(Array.from({ length: 500 }, (_, index) => (index % 3) / 10 - 0.1)).spread());
  expect(own.high - own.low).toBeLessThan((high - low) / 2);
});

test('a short history is replayed without trouble', () => {
  expect(replay([])).toEqual([]);
  expect(replay(outcomes.slice(0, 3)).every(({ usual }) => usual === undefined)).toBe(true);
});

import { expect, test } from 'vitest';
import { loadStopWords } from '../text/stop-words.ts';
import { risingTopics, type TopicPost } from './rising-topics.ts';

const DAY_MS = 24 * 3_600_000;
const NOW = Date.UTC(2026, 5, 1);
const OPTIONS = { windowMs: 7 * DAY_MS, most: 5, stopWordsOf: await loadStopWords() };

/** Ten posts a day for ten weeks. */
function posts(captionOf: (daysAgo: number, index: number) => string, authors = 1): TopicPost[] {
  return Array.from({ length: 700 }, (_, index) => {
    const daysAgo = Math.floor(index / 10);
    const text = captionOf(daysAgo, index);
    const hashtags = [...text.matchAll(/#(\w+)/g)].map((match) => match[1]!);
    const id = `p${index}`;
    return {
      id,
      at: NOW - daysAgo * DAY_MS - 1_000 * (index % 10),
      author: `a${index % authors}`,
      caption: text,
      hashtags,
    };
  });
}

test('what has more posts than before rises, with its counts and examples', () => {
  const all = posts((daysAgo, index) => (daysAgo < 5 && index % 3 === 0 ? 'chitenge fair in town' : 'our usual cloth'));
  const [first] = risingTopics(all, NOW, OPTIONS);
  expect(first?.topic).toMatch(/fair|chitenge/);
  expect(first).toMatchObject({ authors: 1, count: expect.any(Number) });
  expect(first!.count).toBeGreaterThanOrEqual(5);
  expect(first!.count).toBeGreaterThan(5 * first!.expected);
  expect(first!.examples).toHaveLength(3);
  expect(first!.relevance).toBeGreaterThan(0.5);
  expect(first!.relevance).toBeLessThan(1);
});

test('a word that is always used never rises, however often', () => {
  expect(
    risingTopics(
      posts(() => 'fresh bread every morning #bakery'),
      NOW,
      OPTIONS,
    ),
  ).toEqual([]);
});

test('what rose some weeks ago and stayed is known by now', () => {
  const all = posts((daysAgo) => (daysAgo < 21 ? 'big winter sale' : 'our usual cloth'));
  expect(risingTopics(all, NOW, OPTIONS)).toEqual([]);
});

test('a hashtag and the word in it are told once, and a pair once with its words', () => {
  const all = posts((daysAgo) => (daysAgo < 6 ? 'free delivery #delivery' : 'our usual cloth'));
  const told = risingTopics(all, NOW, OPTIONS).map(({ topic }) => topic);
  expect(told.filter((topic) => topic.includes('delivery'))).toHaveLength(1);
});

test('one author alone makes no trend where there are several', () => {
  const all = posts((daysAgo, index) => (daysAgo < 6 && index % 10 === 0 ? 'buy my crypto' : 'our usual cloth'), 10);
  expect(risingTopics(all, NOW, OPTIONS)).toEqual([]);
});

test('fewer than five posts are no trend, and posts of the future do not count', () => {
  const few = posts((daysAgo, index) => (daysAgo < 1 && index < 4 ? 'sudden news' : 'our usual cloth'));
  expect(risingTopics(few, NOW, OPTIONS)).toEqual([]);
  const later = posts((daysAgo) => (daysAgo < 5 ? 'later news' : 'our usual cloth'));
  expect(risingTopics(later, NOW - 6 * DAY_MS, OPTIONS)).toEqual([]);
});

test('nothing said is nothing rising', () => {
  expect(risingTopics([], NOW, OPTIONS)).toEqual([]);
});

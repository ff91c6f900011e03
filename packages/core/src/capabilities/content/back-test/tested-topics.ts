import type { Held } from '../advice/held.ts';
import { countTopics, risingTopics, type TopicPost } from '../topics/rising-topics.ts';
import type { StopWordsOf } from '../text/stop-words.ts';
import { wordsOf } from '../text/words.ts';

/** How often topics told as rising went on rising, and how often the most used ones did. */
export interface TestedTopics {
  readonly rising: Held;
  readonly mostUsed: Held;
}

const DAY_MS = 24 * 3_600_000;
/** Windows so long that they hold about so many posts, from a day to four weeks. */
const POSTS_OF_WINDOW = 40;
const BEFORE_WINDOWS = 8;
const FEWEST_POSTS = 10;
const TOLD = 5;
/** A topic still rises where its share in the next window is so many times that of the windows before. */
const STILL_RISING = 1.5;

/** Looks at each window of the past as if it were now. Posts in the order of time. */
export function testTopics(posts: readonly TopicPost[], stopWordsOf: StopWordsOf): TestedTopics {
  const counts = { rising: { said: 0, held: 0 }, mostUsed: { said: 0, held: 0 } };
  const [first, last] = [posts[0], posts.at(-1)];
  if (first === undefined || last === undefined) return counts;
  const windowMs = windowOf(posts.length, last.at - first.at);
  for (let now = first.at + 4 * windowMs; now <= last.at - windowMs; now += windowMs) {
    const between = (from: number, to: number): TopicPost[] => posts.filter(({ at }) => at > from && at <= to);
    const next = between(now, now + windowMs);
    const current = between(now - windowMs, now);
    const before = between(now - (1 + BEFORE_WINDOWS) * windowMs, now - windowMs);
    if (Math.min(next.length, current.length, before.length) < FEWEST_POSTS) continue;
    const stopWords = stopWordsOf(posts.slice(0, 2_000).map(({ caption }) => wordsOf(caption)));
    const [usedNext, usedBefore] = [countTopics(next, stopWords), countTopics(before, stopWords)];
    const isRising = (topic: string): boolean => {
      const share = (usedNext.topics.get(topic)?.posts.length ?? 0) / next.length;
      return share > 0 && share > STILL_RISING * ((usedBefore.topics.get(topic)?.posts.length ?? 0) / before.length);
    };
    const note = (count: { said: number; held: number }, topic: string): void => {
      count.said++;
      if (isRising(topic)) count.held++;
    };
    const known = posts.filter(({ at }) => at <= now);
    for (const { topic } of risingTopics(known, now, { windowMs, most: TOLD, stopWordsOf })) note(counts.rising, topic);
    const used = [...countTopics(current, stopWords).topics].sort((a, b) => b[1].posts.length - a[1].posts.length);
    for (const [topic] of used.slice(0, TOLD)) note(counts.mostUsed, topic);
  }
  return counts;
}

function windowOf(posts: number, spanMs: number): number {
  const days = (spanMs * POSTS_OF_WINDOW) / posts / DAY_MS;
  return Math.min(28, Math.max(1, Math.round(days))) * DAY_MS;
}

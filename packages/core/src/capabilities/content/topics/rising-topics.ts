import type { StopWordsOf } from '../text/stop-words.ts';
import { isTelling, wordsOf } from '../text/words.ts';

/** A post by what it says and who wrote it. */
export interface TopicPost {
  readonly id: string;
  readonly at: number;
  readonly author: string;
  readonly caption: string;
  readonly hashtags: readonly string[];
}

/** A hashtag, a word or a pair of words that more posts have than usual. */
export interface RisingTopic {
  /** Hashtags with their `#`, in small letters. */
  readonly topic: string;
  /** 0 to 1: how far above its usual, 0.5 at twice the surprise that is asked for. */
  readonly relevance: number;
  /** Posts that have it, of this window, and how many the time before lets expect. */
  readonly count: number;
  readonly expected: number;
  readonly authors: number;
  /** Ids of the newest posts that have it, at most three. */
  readonly examples: readonly string[];
}

export interface TopicsOptions {
  /** Length of the window that is looked at, and of those it is compared with. */
  readonly windowMs: number;
  /** Most topics told. */
  readonly most: number;
  readonly stopWordsOf: StopWordsOf;
}

/** How many windows before are looked at; each counts half as much as the one after it. */
const BASELINE_WINDOWS = 8;
const FADE = 0.5;
const FEWEST_POSTS = 5;
/** Where posts have several authors, one alone makes no trend. */
const FEWEST_AUTHORS = 2;
/** Standard errors above what was expected, from which a rise is told. */
const LEAST_SURPRISE = 2;
/** As if every topic had been seen this often before: new words do not win by being new alone. */
const CAUTION = 0.5;
/** A topic that stood out in both windows before is known by now: it rests. */
const COOLDOWN_WINDOWS = 2;
const EXAMPLES = 3;

/**
 * What is rising now against its own past: the surprise of its count, in standard errors of a Poisson count whose rate fades by windows. So a word
 * that is always used never rises, however often it is used. Posts in any order.
 */
export function risingTopics(posts: readonly TopicPost[], now: number, options: TopicsOptions): RisingTopic[] {
  const windows = windowsOf(posts, now, options.windowMs);
  const stopWords = options.stopWordsOf(windows.flat().map(({ caption }) => wordsOf(caption)));
  const counted = windows.map((window) => countTopics(window, stopWords));
  const severalAuthors = new Set(posts.map(({ author }) => author)).size > 1;
  const risen = surprises(counted, 0, severalAuthors);
  const known = Array.from({ length: COOLDOWN_WINDOWS }, (_, back) => surprises(counted, back + 1, severalAuthors));
  const fresh = [...risen].filter(([topic]) => !known.every((before) => before.has(topic)));
  fresh.sort(([, a], [, b]) => b.surprise - a.surprise);
  return withoutParts(fresh)
    .slice(0, options.most)
    .map(([topic, { surprise, expected, use }]) => ({
      topic,
      relevance: surprise / (surprise + 2 * LEAST_SURPRISE),
      count: use.posts.length,
      expected,
      authors: use.authors.size,
      examples: [...use.posts]
        .sort((a, b) => b.at - a.at)
        .slice(0, EXAMPLES)
        .map(({ id }) => id),
    }));
}

/** Who used a topic in a window. */
export interface Use {
  readonly posts: TopicPost[];
  readonly authors: Set<string>;
}

export interface Counted {
  readonly size: number;
  readonly topics: ReadonlyMap<string, Use>;
}

interface Surprise {
  readonly surprise: number;
  readonly expected: number;
  readonly use: Use;
}

/** The window that ends now first, then those before it, as many as any question needs. */
function windowsOf(posts: readonly TopicPost[], now: number, windowMs: number): TopicPost[][] {
  const windows = Array.from({ length: 1 + COOLDOWN_WINDOWS + BASELINE_WINDOWS }, (): TopicPost[] => []);
  for (const post of posts) if (post.at <= now) windows[Math.floor((now - post.at) / windowMs)]?.push(post);
  return windows;
}

/** Which posts have which topics. */
export function countTopics(posts: readonly TopicPost[], stopWords: ReadonlySet<string>): Counted {
  const topics = new Map<string, Use>();
  for (const post of posts) {
    for (const topic of topicsOf(post, stopWords)) {
      const use = topics.get(topic) ?? { posts: [], authors: new Set<string>() };
      topics.set(topic, use);
      use.posts.push(post);
      use.authors.add(post.author);
    }
  }
  return { size: posts.length, topics };
}

/** Hashtags, words and pairs of words of a post, each once. */
function topicsOf({ caption, hashtags }: TopicPost, stopWords: ReadonlySet<string>): ReadonlySet<string> {
  const words = wordsOf(caption);
  const isTopic = (word: string): boolean =>
    isTelling(word) && !stopWords.has(word) && !word.startsWith('@') && !/^[\d_'’]+$/.test(word);
  const topics = new Set(hashtags.map((tag) => `#${tag.toLowerCase()}`));
  for (const [index, word] of words.entries()) {
    if (!isTopic(word)) continue;
    topics.add(word);
    const next = words[index + 1];
    if (next !== undefined && isTopic(next) && !word.startsWith('#') && !next.startsWith('#'))
      topics.add(`${word} ${next}`);
  }
  return topics;
}

/** What rose in a window against those before it. */
function surprises(windows: readonly Counted[], place: number, severalAuthors: boolean): Map<string, Surprise> {
  const [window, before] = [windows[place] as Counted, windows.slice(place + 1, place + 1 + BASELINE_WINDOWS)];
  const weights = before.map((_, index) => FADE ** index);
  const size = before.reduce((sum, one, index) => sum + (weights[index] as number) * one.size, 0);
  const risen = new Map<string, Surprise>();
  if (size === 0) return risen;
  for (const [topic, use] of window.topics) {
    if (use.posts.length < FEWEST_POSTS || (severalAuthors && use.authors.size < FEWEST_AUTHORS)) continue;
    const seen = before.reduce(
      (sum, one, index) => sum + (weights[index] as number) * (one.topics.get(topic)?.posts.length ?? 0),
      0,
    );
    const expected = ((seen + CAUTION) / size) * window.size;
    const surprise = (use.posts.length - expected) / Math.sqrt(expected + 1);
    if (surprise >= LEAST_SURPRISE) risen.set(topic, { surprise, expected, use });
  }
  return risen;
}

/** Without words that only rose as part of a pair, or pairs whose word says the same, whichever stands higher; a hashtag and its word are one. */
function withoutParts(topics: readonly (readonly [string, Surprise])[]): (readonly [string, Surprise])[] {
  const kept: (readonly [string, Surprise])[] = [];
  for (const one of topics) {
    const parts = partsOf(one[0]);
    const isTold = kept.some(([topic]) => partsOf(topic).some((part) => parts.includes(part)));
    if (!isTold) kept.push(one);
  }
  return kept;
}

function partsOf(topic: string): string[] {
  return topic.replace('#', '').split(' ');
}

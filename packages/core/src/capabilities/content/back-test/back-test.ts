import type { Held } from '../advice/held.ts';
import { replayTimes } from '../advice/replay-times.ts';
import { replayTips } from '../advice/replay-tips.ts';
import type { PublishedPost } from '../posts/published-post.ts';
import { loadStopWords, type StopWordsOf } from '../text/stop-words.ts';
import { outcomesOf } from '../traits/history-walk.ts';
import { intervalByBootstrap, type Estimate } from './bootstrap.ts';
import { shareOfTries } from './share-of-tries.ts';
import { areaUnderCurve, pairsInOrder } from './ranking.ts';
import { METHODS, testedPosts, type Method, type TestedPost } from './tested-posts.ts';
import { testTopics } from './tested-topics.ts';

/** One business's posts, or one page's of a data set. */
export interface BackTestPage {
  readonly business: string;
  /** Oldest first, and old enough for their totals to have settled. */
  readonly posts: readonly PublishedPost[];
}

/** How one measure came out for each method; those that have none are left out. */
export interface BackTestRow {
  readonly task: 'prediction' | 'timing' | 'tips' | 'topics';
  readonly measure: string;
  /** By method: the mean over pages, and 95% of what it may be. */
  readonly values: Readonly<Partial<Record<Method | 'most used', Estimate>>>;
  /** Of what either held or did not: how often that was tried, all pages together. */
  readonly tries?: number;
}

/** How right advice would have been on the past. */
export interface BackTestReport {
  /** Pages with posts enough, and all their posts. */
  readonly pages: number;
  readonly posts: number;
  readonly tested: number;
  readonly rows: readonly BackTestRow[];
  /** Calls of high confidence, above or below the usual, among the tested posts. */
  readonly high: Held & { readonly tested: number };
}

const FEWEST_POSTS = 50;
const FEWEST_TESTED = 10;

/** Everything that is asked of one page, tried on its past. */
export interface TestedPage {
  readonly posts: number;
  readonly tested: readonly TestedPost[];
  readonly times: ReturnType<typeof replayTimes>;
  readonly tips: Held;
  readonly topics: ReturnType<typeof testTopics>;
}

/**
 * Tries advice on the past, in the order of time: the older seven tenths of each page's posts are known, the newer three tenths judge,
 * and whatever is said of a post is said from posts that were a day old before it. Pages of fewer than fifty posts are left out.
 * Intervals are by bootstrap over pages where there are five or more, else over the tested posts; those of shares are never narrower than so many tries
 * allow.
 */
export async function backTest(pages: readonly BackTestPage[]): Promise<BackTestReport> {
  const stopWordsOf = await loadStopWords();
  return reportOf(pages.flatMap((page) => testPage(page, stopWordsOf) ?? []));
}

/** What pages that were tested come to, together. */
export function reportOf(tested: readonly TestedPage[]): BackTestReport {
  const high = tested.flatMap((page) => page.tested.flatMap((post) => post.high ?? []));
  return {
    pages: tested.length,
    posts: tested.reduce((sum, page) => sum + page.posts, 0),
    tested: tested.reduce((sum, page) => sum + page.tested.length, 0),
    rows: [...predictionRows(tested), ...heldRows(tested)],
    high: {
      said: high.length,
      held: high.filter(Boolean).length,
      tested: tested.reduce((sum, page) => sum + page.tested.length, 0),
    },
  };
}

/** Tries advice on one page's past; `undefined` for a page of too few posts. */
export function testPage({ posts }: BackTestPage, stopWordsOf: StopWordsOf): TestedPage | undefined {
  const outcomes = outcomesOf(posts);
  if (outcomes.length < FEWEST_POSTS) return undefined;
  const tested = testedPosts(outcomes);
  if (tested.length < FEWEST_TESTED) return undefined;
  return {
    posts: posts.length,
    tested,
    times: replayTimes(outcomes),
    tips: replayTips(outcomes),
    topics: testTopics(
      posts.map((post) => ({ ...post, author: '' })),
      stopWordsOf,
    ),
  };
}

type Score = (posts: readonly TestedPost[], method: Method) => number | null;

const areaOf: Score = (posts, method) =>
  areaUnderCurve(
    posts.map(({ said }) => said[method]),
    posts.map(({ came }) => came),
  );
const pairsOf: Score = (posts, method) =>
  pairsInOrder(
    posts.map(({ said }) => said[method]),
    posts.map(({ came }) => came),
    posts.map(({ at }) => at),
  );
const errorOf: Score = (posts, method) =>
  method === 'points' ? null : meanOf(posts.map(({ said, came }) => Math.abs(said[method] - came)));
const coverOf: Score = (posts, method) =>
  method === 'ours' ? meanOf(posts.map(({ isWithin }) => (isWithin ? 1 : 0))) : null;

const SCORES: readonly (readonly [measure: string, score: Score])[] = [
  ['area under the curve', areaOf],
  ['pairs within a week in order', pairsOf],
  ['error on the log scale', errorOf],
  ['within the 80% interval', coverOf],
];

function predictionRows(pages: readonly TestedPage[]): BackTestRow[] {
  const rows = SCORES.map(([measure, score]): BackTestRow => {
    const values = METHODS.flatMap((method) => {
      const estimate = intervalByBootstrap(
        pages.map(({ tested }) => tested),
        (posts) => score(posts, method),
      );
      return estimate === undefined ? [] : [[method, estimate] as const];
    });
    return { task: 'prediction', measure, values: Object.fromEntries(values) };
  });
  return [...rows, highRow(pages), shareOfHighRow(pages), betterRow(pages)].filter(
    ({ values }) => Object.keys(values).length > 0,
  );
}

/** Pooled over pages, since many have few such calls. */
function highRow(pages: readonly TestedPage[]): BackTestRow {
  const counts = pages.map(({ tested }) => heldOf(tested.flatMap(({ high }) => high ?? [])));
  return rowOfCounts('prediction', 'high confidence was right', counts);
}

function shareOfHighRow(pages: readonly TestedPage[]): BackTestRow {
  const counts = pages.map(({ tested }) => heldOf(tested.map(({ high }) => high !== undefined)));
  return rowOfCounts('prediction', 'posts told with high confidence', counts);
}

/** Pages whose error is smaller than the constant's. */
function betterRow(pages: readonly TestedPage[]): BackTestRow {
  const counts = pages.map(({ tested }) => {
    const [ours, constant] = [errorOf(tested, 'ours') ?? 0, errorOf(tested, 'constant') ?? 0];
    return heldOf([ours < constant]);
  });
  return rowOfCounts('prediction', 'pages with less error than the constant', counts);
}

function heldRows(pages: readonly TestedPage[]): BackTestRow[] {
  const of = (pick: (page: TestedPage) => Held): Held[] => pages.map(pick);
  const topics = rowOfCounts(
    'topics',
    'still rising in the next window',
    of(({ topics: { rising } }) => rising),
  );
  const mostUsed = rowOfCounts(
    'topics',
    '',
    of(({ topics: { mostUsed: used } }) => used),
  );
  const rows: BackTestRow[] = [
    rowOfCounts(
      'timing',
      'best slots above the average later',
      of(({ times }) => times.best),
    ),
    rowOfCounts(
      'timing',
      'slots of high confidence above it',
      of(({ times }) => times.bestHigh),
    ),
    rowOfCounts(
      'timing',
      'worst slots below it',
      of(({ times }) => times.worst),
    ),
    rowOfCounts(
      'timing',
      'advised slots that could be checked',
      of(({ times }) => ({ said: times.advised, held: times.best.said })),
    ),
    rowOfCounts(
      'tips',
      'sign holds in later posts',
      of(({ tips }) => tips),
    ),
    rowOfCounts(
      'tips',
      'pages with a tip',
      of(({ tips }) => ({ said: 1, held: tips.said > 0 ? 1 : 0 })),
    ),
    { ...topics, values: { ...topics.values, ...(mostUsed.values.ours && { 'most used': mostUsed.values.ours }) } },
  ];
  return rows.filter(({ values }) => Object.keys(values).length > 0);
}

function rowOfCounts(task: BackTestRow['task'], measure: string, counts: readonly Held[]): BackTestRow {
  const estimate = shareOfTries(counts);
  if (estimate === undefined) return { task, measure, values: {} };
  return { task, measure, values: { ours: estimate }, tries: counts.reduce((sum, { said }) => sum + said, 0) };
}

function heldOf(right: readonly boolean[]): Held {
  return { said: right.length, held: right.filter(Boolean).length };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

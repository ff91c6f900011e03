import {
  builtInMetrics,
  segmentsOf,
  type BusinessId,
  type DistinctQuery,
  type Fact,
  type FindQuery,
  type Interval,
  type RecordsQuery,
  type Segment,
  type SumsQuery,
  type View,
} from '@bizboost/core';
import {
  randomDistinctQuery,
  randomRecordsQuery,
  randomSegments,
  randomSumsQuery,
  type QueryWorld,
} from '../../../packages/core/src/testing/data-random-queries.ts';
import type { Choices } from '../../../packages/core/src/testing/data-random.ts';
import { DAY_MS, timeBetween, ZONES } from './random-world.ts';

/** A question to a store itself. */
export type StoreQuestion =
  | { readonly ask: 'sums'; readonly query: SumsQuery }
  | { readonly ask: 'people'; readonly query: Omit<DistinctQuery, 'business'> }
  | { readonly ask: 'counts'; readonly query: Omit<RecordsQuery, 'business'> }
  | { readonly ask: 'facts'; readonly query: Interval & { readonly kinds: readonly Fact['kind'][] } }
  | { readonly ask: 'records'; readonly query: FindQuery };

/** A question to an engine, as it answers. */
export interface AnswerQuestion {
  readonly ask: 'answer';
  readonly address: string;
  readonly view: View;
  /** That has just been made; that remembers, and has written all there is; that remembers, and is told that others have written. */
  readonly engine: 'new' | 'writer' | 'told';
}

/** Something asked of a business, by one of the ways to its store. */
export type Question = (StoreQuestion | AnswerQuestion) & { readonly business: BusinessId; readonly way: number };

/** What there is to ask about. */
export interface AskedWorld {
  readonly words: QueryWorld['words'];
  /** Where the business is. */
  readonly timezone: string;
  /** When its first day begins, ms UTC. */
  readonly from: number;
  readonly now: number;
  /** Whether one engine has written all there is, and is the one that is asked. */
  readonly isOfOneWriter: boolean;
}

const KINDS = ['event', 'sale', 'refund', 'spend'] as const;
const SPLITS = ['', ...['channel', 'campaign', 'product', 'hour', 'weekday'].map((by) => `by=${by}&`)];
const METRICS: readonly string[] = builtInMetrics.map(({ name }) => name);

/** Any question about sums, different people, or how many records there were. */
export function randomSumsQuestion(choices: Choices, world: AskedWorld): StoreQuestion {
  const asked: QueryWorld = { words: world.words, segmentsOf: () => randomStretches(choices, world) };
  if (choices.chance(70)) return { ask: 'sums', query: randomSumsQuery(choices, asked) };
  return choices.chance(50)
    ? { ask: 'people', query: randomDistinctQuery(choices, asked) }
    : { ask: 'counts', query: randomRecordsQuery(choices, asked) };
}

/** Any question about single facts and records. */
export function randomRecordsQuestion(choices: Choices, world: AskedWorld): StoreQuestion {
  const ids = (letter: string, count: number): string[] =>
    Array.from({ length: choices.below(12) }, () => `${letter}${choices.below(count)}`);
  const { from, to } = randomInterval(choices, world);
  switch (choices.oneOf(['facts', 'sale', 'refund', 'state'] as const)) {
    case 'facts':
      return { ask: 'facts', query: { kinds: choices.someOf(KINDS), from, to } };
    case 'sale':
      return { ask: 'records', query: { kind: 'sale', ids: ids('s', 45) } };
    case 'refund':
      return { ask: 'records', query: { kind: 'refund', saleIds: ids('s', 45) } };
    case 'state':
      return { ask: 'records', query: { kind: choices.oneOf(['business', 'product', 'campaign', 'post']) } };
  }
}

/** Any question that an engine answers, seen from the business's own calendar or another. */
export function randomAnswerQuestion(choices: Choices, world: AskedWorld): AnswerQuestion {
  const { words, isOfOneWriter } = world;
  const metrics = Array.from({ length: 7 }, () => 'metric' as const);
  const path = choices.oneOf(['live', 'live', 'revenue', 'campaign', 'campaign', 'advice', ...metrics] as const);
  const period = `period=${randomPeriod(choices, world)}`;
  const address = {
    live: `analytics/live?${period}`,
    revenue: `analytics/live/revenue?${period}`,
    campaign: `analytics/live/campaign/${encodeURIComponent(choices.oneOf([...words.campaign, 'c9']))}?${period}`,
    metric: `analytics/metrics/${choices.oneOf(METRICS)}?${choices.oneOf(SPLITS)}${period}`,
    advice: 'content/suggestions',
  }[path];
  const view = choices.chance(30) ? { timezone: choices.oneOf(ZONES), weekStart: 1 + choices.below(7) } : {};
  const engine = choices.chance(30) ? 'new' : isOfOneWriter ? 'writer' : 'told';
  return { ask: 'answer', address, view, engine };
}

/** Stretches of any clock, or those of the business's own. */
function randomStretches(choices: Choices, world: AskedWorld): readonly Segment[] {
  if (choices.chance(50)) return randomSegments(choices, () => timeBetween(choices, world.from, world.now));
  return segmentsOf(randomInterval(choices, world), world.timezone);
}

function randomInterval(choices: Choices, { from, now }: AskedWorld): Interval {
  const times = [timeBetween(choices, from, now), timeBetween(choices, from, now)];
  return { from: Math.min(...times), to: Math.max(...times) };
}

/** One that runs, or some days or months, which may begin before all records and end after today. */
function randomPeriod(choices: Choices, { from, now }: AskedWorld): string {
  if (choices.chance(50)) return choices.oneOf(['today', 'week', 'month']);
  const days = Math.ceil((now - from) / DAY_MS);
  const first = from + (choices.below(days + 20) - 15) * DAY_MS;
  const last = first + (choices.oneOf([1, 2, 3, 7, 30, 93, 200]) - 1) * DAY_MS;
  return [first, last].map((day) => new Date(day).toISOString().slice(0, 10)).join('..');
}

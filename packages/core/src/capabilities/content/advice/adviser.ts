import { chanceAbove, errorBounds, errorSpread } from '../model/error-spread.ts';
import { deviationPredictor, FEWEST_OUTCOMES, type PredictDeviation } from '../model/engagement-model.ts';
import { factorsOf, type Factor } from '../model/factors.ts';
import { usualOf } from '../model/replay.ts';
import type { Weighted } from '../../../kernel/statistics/quantile.ts';
import { logEngagement, MATURE_MS, type DraftPost, type PublishedPost } from '../posts/published-post.ts';
import { HistoryWalk, type Described, type Outcome } from '../traits/history-walk.ts';
import type { AdviceModel } from './advice-model.ts';

/** A draft's outlook, on the log scale of engagement. */
export interface Outlook {
  readonly described: Described;
  readonly predicted: number;
  readonly low: number;
  readonly high: number;
  /** That it does better than usual, 0 to 1. */
  readonly chance: number;
  /** The percentile to expect among the channel's recent posts, 0 to 100. */
  readonly percentile: number;
  readonly factors: readonly Factor[];
}

/** What is known of a business's posts at a moment, made ready for questions about drafts. */
export interface Adviser {
  /** Described by what was known before each, oldest first; a channel's first posts, before which nothing was known, are left out. */
  readonly outcomes: readonly Outcome[];
  /** Those that are a day old: what advice may be drawn from. */
  readonly mature: readonly Outcome[];
  /** Whether there is enough of them to learn from. */
  readonly isOwn: boolean;
  /** `undefined` while a channel has no post to go by. */
  outlook(draft: DraftPost): Outlook | undefined;
  /** How likely one outlook is to come out above another, 0 to 1. */
  chanceBetter(one: Outlook, other: Outlook): number;
  /** What a channel's posts usually get, log scale; all channels together where none is named. */
  usual(channel?: string): number | undefined;
}

/** The recent posts among which a draft's percentile is told. */
const RECENT = 60;

/** Posts in the order of time, as walked through once. */
export interface WalkedPosts {
  readonly walk: HistoryWalk;
  readonly outcomes: readonly Outcome[];
  readonly mature: readonly Outcome[];
  readonly now: number;
}

/** Posts in the order of time, up to a moment. */
export function walkPosts(posts: readonly PublishedPost[], now: number): WalkedPosts {
  const walk = new HistoryWalk();
  const outcomes = posts.flatMap((post) => walk.take(post) ?? []);
  return { walk, outcomes, mature: outcomes.filter(({ post }) => post.at <= now - MATURE_MS), now };
}

export function createAdviser({ walk, outcomes, mature, now }: WalkedPosts, model: AdviceModel): Adviser {
  const spread = errorSpread(model.errors);
  const predict = deviationPredictor(model.engagement);
  const recent = new RecentPosts(mature);
  return {
    outcomes,
    mature,
    isOwn: mature.length >= FEWEST_OUTCOMES,
    outlook: (draft) => {
      const described = walk.describe(draft, { knownAt: now });
      return described && outlookOf(draft, described, { spread, predict, recent, model });
    },
    chanceBetter: (one, other) => chanceOfDifference(spread, one.predicted - other.predicted),
    usual: (channel) => (channel === undefined ? recent.usual : usualOf(mature, channel, Infinity)),
  };
}

interface OutlookParts {
  readonly spread: readonly Weighted[];
  readonly predict: PredictDeviation;
  readonly recent: RecentPosts;
  readonly model: AdviceModel;
}

function outlookOf(draft: DraftPost, described: Described, { spread, predict, recent, model }: OutlookParts): Outlook {
  const predicted = described.level + predict(described);
  const bounds = errorBounds(spread);
  const among = recent.of(draft.channel);
  const usual = among.length === 0 ? described.level : (among[Math.floor(among.length / 2)] as number);
  return {
    described,
    predicted,
    low: predicted + bounds.low,
    high: predicted + bounds.high,
    chance: chanceAbove(spread, predicted, usual),
    percentile: percentileOf(spread, predicted, among),
    factors: factorsOf(model.engagement, described),
  };
}

/** Recent posts' engagement by channel, sorted. */
class RecentPosts {
  readonly #byChannel = new Map<string, number[]>();
  readonly usual: number | undefined;

  constructor(mature: readonly Outcome[]) {
    const all: number[] = [];
    for (let index = mature.length - 1; index >= 0; index--) {
      const { post } = mature[index] as Outcome;
      const channel = this.#byChannel.get(post.channel) ?? [];
      this.#byChannel.set(post.channel, channel);
      if (channel.length < RECENT) channel.push(logEngagement(post));
      if (all.length < RECENT) all.push(logEngagement(post));
    }
    for (const posts of [...this.#byChannel.values(), all]) posts.sort((a, b) => a - b);
    this.usual = all[Math.floor(all.length / 2)];
  }

  of(channel: string): readonly number[] {
    return this.#byChannel.get(channel) ?? [];
  }
}

/** The mean, over all that may come, of the share of recent posts that it would beat; ties count half. */
function percentileOf(spread: readonly Weighted[], predicted: number, recent: readonly number[]): number {
  if (recent.length === 0) return 50;
  let beaten = 0;
  let all = 0;
  for (const { value, weight } of spread) {
    const may = predicted + value;
    const below = recent.filter((one) => one < may).length + recent.filter((one) => one === may).length / 2;
    beaten += (weight * below) / recent.length;
    all += weight;
  }
  return (100 * beaten) / all;
}

/** The chance that one of two, each as uncertain as predictions are, comes above the other. */
function chanceOfDifference(spread: readonly Weighted[], difference: number): number {
  let [above, all] = [0, 0];
  for (const one of spread) {
    for (const other of spread) {
      const weight = one.weight * other.weight;
      const gap = difference + one.value - other.value;
      all += weight;
      above += gap > 0 ? weight : gap === 0 ? weight / 2 : 0;
    }
  }
  return above / all;
}

import type { DraftPost, Media } from '../posts/published-post.ts';
import { hourOf, weekdayOf } from './own-traits.ts';
import { FadingMean, type KeptMean } from './fading-mean.ts';

/** What a channel's earlier posts say of one to come, and what each number is about, in the order of `ChannelHistory.traits`. */
export const CHANNEL_TRAITS = [
  ['last_three', 'level'],
  ['last_ten', 'level'],
  ['always', 'level'],
  ['media_so_far', 'media'],
  ['hour_so_far', 'time'],
  ['weekday_so_far', 'time'],
  ['slot_so_far', 'time'],
  ['pause', 'pace'],
  ['posts_of_day', 'pace'],
  ['posts_of_week', 'pace'],
] as const;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SLOT_HOURS = 3;
/** Deviations by hour, media and the like fade by half in so many posts of their kind. */
const GROUP_HALF_LIFE = 35;
/** Of the first post of a channel: log of 1 + about a day. */
const NO_PAUSE = 3;

/** Newer levels and older ones: half-lives in posts. */
const LEVELS = [3, 10, 30, Infinity];

/** What is known of a channel at a moment, as plain data: all that posts from then on are described with. */
export interface KeptChannel {
  /** One for each half-life of `LEVELS`. */
  readonly levels: readonly KeptMean[];
  readonly groups: Readonly<Record<string, KeptMean>>;
  /** When its last posts went out, ms UTC, oldest first: those of a week, and at least one. */
  readonly times: readonly number[];
}

/** What is known of one channel's posts at a moment. Levels and deviations are on the log scale. */
export class ChannelHistory {
  readonly #recent: readonly FadingMean[];
  readonly #groups: Map<string, FadingMean>;
  /** When posts went out, mature or not, oldest first. */
  readonly #times: number[];

  /** @param kept one that was kept, to go on with */
  constructor(kept: KeptChannel = { levels: [], groups: {}, times: [] }) {
    this.#recent = LEVELS.map((halfLife, index) => new FadingMean(halfLife, kept.levels[index]));
    this.#groups = new Map(
      Object.entries(kept.groups).map(([name, mean]) => [name, new FadingMean(GROUP_HALF_LIFE, mean)]),
    );
    this.#times = [...kept.times];
  }

  /** As plain data, for describing posts from a moment on. */
  kept(now: number): KeptChannel {
    const week = this.#countBefore(now - 7 * DAY_MS);
    return {
      levels: this.#recent.map((mean) => mean.kept()),
      groups: Object.fromEntries([...this.#groups].map(([name, mean]) => [name, mean.kept()])),
      times: this.#times.slice(Math.max(0, Math.min(week, this.#times.length - 1))),
    };
  }

  /** What a post usually gets by now: a mean in which a post counts half after thirty more. `undefined` before the first. */
  get level(): number | undefined {
    return this.#recent[2]?.mean;
  }

  /** Says that a post went out. In order of time. */
  noteTime(at: number): void {
    this.#times.push(at);
  }

  /** Takes in what a mature post got; tells how far that was from the level before it. */
  add(post: DraftPost, logEngagement: number): number {
    const deviation = logEngagement - (this.level ?? logEngagement);
    for (const mean of this.#recent) mean.add(logEngagement);
    for (const name of groupsOf(post)) {
      const group = this.#groups.get(name) ?? new FadingMean(GROUP_HALF_LIFE);
      this.#groups.set(name, group);
      group.add(deviation);
    }
    return deviation;
  }

  /** Of a channel that has a level. */
  traits(post: DraftPost): number[] {
    const level = this.level ?? 0;
    const [three, ten, , always] = this.#recent.map(({ mean }) => (mean ?? level) - level) as [
      number,
      number,
      number,
      number,
    ];
    const doubts = [5, 5, 10, 5];
    const groups = groupsOf(post).map((name, index) => this.#groups.get(name)?.shrunk(doubts[index] as number) ?? 0);
    return [three, ten, always, ...groups, ...this.#pace(post.at)];
  }

  #pace(at: number): number[] {
    const before = this.#countBefore(at);
    const last = this.#times[before - 1];
    const since = (ms: number): number => Math.log1p(before - this.#countBefore(at - ms));
    return [last === undefined ? NO_PAUSE : Math.log1p((at - last) / HOUR_MS), since(DAY_MS), since(7 * DAY_MS)];
  }

  /** How many posts went out before a time. */
  #countBefore(at: number): number {
    let low = 0;
    let high = this.#times.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#times[middle] as number) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function groupsOf({ media, localAt }: { readonly media: Media; readonly localAt: number }): string[] {
  const hour = hourOf(localAt);
  const weekday = weekdayOf(localAt);
  return [`media ${media}`, `hour ${hour}`, `day ${weekday}`, `slot ${weekday} ${Math.floor(hour / SLOT_HOURS)}`];
}

/** Where the shop's posts are kept until they are out, and counted afterwards: its own back office, which tells the analytics what it does. */
import type { Clock } from '@bizboost/core';
import { finalEngagement, published, writtenPost, type ShopPost } from './posts.ts';
import type { Random } from './random.ts';
import type { ShopRecord } from './trade.ts';

export interface PostDeskOptions {
  readonly random: Random;
  readonly clock: Clock;
  /** Tells the analytics. */
  readonly record: (records: readonly ShopRecord[]) => Promise<{ readonly rejected: readonly unknown[] }>;
  /** How many hours of engagement go into one second, once a post is out. */
  readonly hoursPerTick: number;
}

/** A post that is out and still grows. */
interface Growing {
  readonly post: ShopPost;
  readonly final: number;
  total: number;
}

const HOUR_MS = 3_600_000;
const TICK_MS = 5_000;
/** Beyond this age a post grows no more, in its own quick hours. */
const GROWING_MS = 48 * HOUR_MS;
/** Of ticks: how often the shop's people post something themselves. */
const POSTS_PER_TICK = 1 / 40;

export class PostDesk {
  readonly #options: PostDeskOptions;
  readonly #waiting = new Map<string, ShopRecord>();
  readonly #growing = new Map<string, Growing>();
  #posted = 0;

  constructor(options: PostDeskOptions) {
    this.#options = options;
  }

  /** Posts that were scheduled before the desk opened. */
  expect(records: readonly ShopRecord[]): void {
    for (const record of records) if (record['status'] === 'scheduled') this.#waiting.set(String(record['id']), record);
  }

  /** A post that waits for its hour. */
  waiting(id: string): ShopRecord | undefined {
    return this.#waiting.get(id);
  }

  /** Takes a post from the composer, new or changed. False if it is none. */
  async take(record: ShopRecord): Promise<boolean> {
    const { rejected } = await this.#options.record([record]);
    if (rejected.length > 0) return false;
    const id = String(record['id']);
    this.#waiting.delete(id);
    if (record['status'] === 'scheduled') this.#waiting.set(id, record);
    // What is out counts from its first moment, with nothing yet.
    else await this.#options.record(this.#counted(this.#sendOut(record), this.#options.clock.now()));
    return true;
  }

  /** Begins to publish what is due, to count, and to post now and then. Returns how to stop. */
  start(): () => void {
    const timer = setInterval(() => void this.#tick(), TICK_MS);
    return () => clearInterval(timer);
  }

  async #tick(): Promise<void> {
    const { clock, random, record } = this.#options;
    const now = clock.now();
    for (const [id, waits] of this.#waiting) {
      if (Date.parse(String(waits['scheduled_at'])) > now) continue;
      this.#waiting.delete(id);
      this.#sendOut({ ...waits, published_at: waits['scheduled_at'] });
    }
    if (random.next() < POSTS_PER_TICK)
      this.#grow(writtenPost(`live-post-${now}-${(this.#posted += 1)}`, now, now, random));
    const told = [...this.#growing.values()].flatMap((growing): readonly ShopRecord[] => this.#counted(growing, now));
    if (told.length > 0) await record(told).catch(() => undefined);
  }

  #sendOut(record: ShopRecord): Growing {
    return this.#grow({
      id: String(record['id']),
      at: Date.parse(String(record['published_at'])),
      channel: record['channel'] as ShopPost['channel'],
      media: record['media'] as ShopPost['media'],
      caption: String(record['caption'] ?? ''),
      hashtags: (record['hashtags'] ?? []) as readonly string[],
    });
  }

  #grow(post: ShopPost): Growing {
    const growing = { post, final: finalEngagement(post, this.#options.random), total: -1 };
    this.#growing.set(post.id, growing);
    return growing;
  }

  /** What is to be told of a post; nothing while its total is what it was. */
  #counted(growing: Growing, now: number): readonly ShopRecord[] {
    const { post, final } = growing;
    const quick = (this.#options.hoursPerTick * HOUR_MS) / 1_000;
    const age = (now - post.at) * quick;
    if (age > GROWING_MS) this.#growing.delete(post.id);
    const record = published(post, final, now, age);
    const { reactions, comments, shares, saves } = record['engagement'] as Record<string, number>;
    const total = (reactions ?? 0) + (comments ?? 0) + (shares ?? 0) + (saves ?? 0);
    if (total === growing.total) return [];
    growing.total = total;
    return [record];
  }
}

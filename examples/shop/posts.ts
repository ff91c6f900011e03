/** What the shop posts, and how people take it. */
import { products } from './catalogue.ts';
import type { Random } from './random.ts';
import { busyness, type ShopRecord } from './trade.ts';

export type PostMedia = 'none' | 'image' | 'video' | 'link' | 'carousel';

/** A post before anybody has seen it. */
export interface ShopPost {
  readonly id: string;
  readonly channel: keyof typeof FOLLOWING;
  /** ms UTC. */
  readonly at: number;
  readonly media: PostMedia;
  readonly caption: string;
  readonly hashtags: readonly string[];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Posts of a usual day. */
const PER_DAY = 1.6;
const LUSAKA_OFFSET_MS = 2 * HOUR_MS;

/** Who follows the shop there, as engagements of a usual post. */
const FOLLOWING = { facebook: 34, instagram: 52, whatsapp: 21, website: 8 } as const;
const OFTEN = { facebook: 3, instagram: 4, whatsapp: 2 } as const;
const CHANNELS = ['facebook', 'instagram', 'whatsapp'] as const;

const MEDIA_PULL: Readonly<Record<PostMedia, number>> = {
  none: 0.72,
  image: 1,
  video: 1.45,
  link: 0.66,
  carousel: 1.15,
};
const MEDIA_OFTEN: Readonly<Record<PostMedia, number>> = { none: 2, image: 6, video: 2, link: 1.5, carousel: 2 };
const MEDIA = ['none', 'image', 'video', 'link', 'carousel'] as const;

/** When the shop's people post: when there is time, not when it would be best. */
const POSTING_HOURS = [7, 8, 9, 10, 12, 13, 15, 16, 18, 19, 20] as const;

const SAYINGS = [
  'is back on the shelf, cut this morning.',
  'in a new print. First come, first dressed.',
  'looks best in the evening sun.',
  'sewn on Cairo Road by Mwila and Bwalya.',
  'for the wedding on Saturday, ready in two days.',
  'at K {price}, while this bolt lasts.',
  'goes with everything you own already.',
  'washes well and keeps its blue.',
  'is what Mutale wears today.',
  'travels to Ndola and Kitwe by bus, same week.',
  'in the size you asked for.',
  'wrapped as a gift, if you like.',
  'from the cloth everybody stops to touch.',
  'hangs in the window now.',
  'has found its first three owners.',
] as const;
const QUESTIONS = [
  'Which one would you take?',
  'Gold or blue?',
  'Who would you give it to?',
  'Long or short?',
  'Shall we sew it in your size?',
  'Where would you wear it?',
] as const;
const TAGS = ['chitenge', 'lusaka', 'madeinzambia', 'waxprint', 'zedfashion'] as const;
/** What people talk about just now. */
const TOPIC = 'paydayweekend';
const TOPIC_DAYS = 6;

/** Everything posted in the `days` before `now`, oldest first, with what it has got so far; and what is scheduled. */
export function* postHistory(now: Date, days: number, random: Random, perDay = PER_DAY): Generator<ShopRecord> {
  yield* postsSince(now.getTime() - days * DAY_MS, now, random, perDay);
  yield* plannedPosts(now, random);
}

/** What of that was posted after a time, ms UTC: all that a shop which has kept it until then has missed. */
export function* postsSince(since: number, now: Date, random: Random, perDay = PER_DAY): Generator<ShopRecord> {
  for (let day = since; day < now.getTime(); day += DAY_MS) {
    const count = random.around(perDay);
    for (let index = 0; index < count; index += 1) {
      const post = writtenPost(`post-${day}-${index}`, postingTime(day, random), now.getTime(), random);
      if (post.at > since && post.at < now.getTime())
        yield published(post, finalEngagement(post, random), now.getTime());
    }
  }
}

/** The three that wait for their hour. */
function* plannedPosts(now: Date, random: Random): Generator<ShopRecord> {
  for (const [index, days] of [1, 2, 3].entries()) {
    const at = Math.floor(postingTime(now.getTime() + days * DAY_MS, random) / HOUR_MS) * HOUR_MS;
    const { id, channel, media, caption, hashtags } = writtenPost(`planned-${at}-${index}`, at, now.getTime(), random);
    yield {
      kind: 'post',
      id,
      channel,
      media,
      caption,
      hashtags,
      status: 'scheduled',
      scheduled_at: new Date(at).toISOString(),
    };
  }
}

/** Some hour of a day at which the shop's people post. */
function postingTime(day: number, random: Random): number {
  const midnight = Math.floor((day + LUSAKA_OFFSET_MS) / DAY_MS) * DAY_MS - LUSAKA_OFFSET_MS;
  const hour = random.pick(POSTING_HOURS, () => 1);
  return midnight + hour * HOUR_MS + Math.floor(random.next() * HOUR_MS);
}

/** A post about one of the products. */
export function writtenPost(id: string, at: number, now: number, random: Random): ShopPost {
  const product = random.pick(products, (one) => one.appeal);
  const asks = random.next() < 0.3;
  const saying = random.pick(SAYINGS, () => 1).replace('{price}', String(product.price));
  const isTopical = at > now - TOPIC_DAYS * DAY_MS && random.next() < 0.75;
  return {
    id,
    at,
    channel: random.pick(CHANNELS, (one) => OFTEN[one]),
    media: random.pick(MEDIA, (one) => MEDIA_OFTEN[one]),
    caption: `${product.name} ${saying}${asks ? ` ${random.pick(QUESTIONS, () => 1)}` : ''}`,
    hashtags: [...TAGS.filter(() => random.next() < 0.3), ...(isTopical ? [TOPIC] : [])],
  };
}

/** What a post gets in the end: more in the busy hours of its channel, with a video, with a question; and luck, as everywhere. */
export function finalEngagement({ at, channel, media, caption }: ShopPost, random: Random): number {
  const hour = 0.55 + 0.75 * Math.min(1.2, busyness(new Date(at)));
  const question = caption.includes('?') ? 1.25 : 1;
  const luck = Math.exp(0.45 * (random.next() + random.next() + random.next() - 1.5) * 2);
  return FOLLOWING[channel] * hour * MEDIA_PULL[media] * question * luck;
}

/** How much of what a post gets in the end it has got at an age, 0 to 1: half after five hours. */
export function grownBy(ageMs: number): number {
  return 1 - 2 ** (-Math.max(0, ageMs) / (5 * HOUR_MS));
}

/** A post that is out, with its totals at a moment, by default those of its age. */
export function published(post: ShopPost, final: number, now: number, ageMs = now - post.at): ShopRecord {
  const { id, channel, media, caption, hashtags, at } = post;
  const total = final * grownBy(ageMs);
  return {
    kind: 'post',
    id,
    channel,
    media,
    caption,
    hashtags,
    status: 'published',
    published_at: new Date(at).toISOString(),
    engagement: {
      reactions: Math.round(total * 0.78),
      comments: Math.round(total * 0.13),
      shares: Math.round(total * 0.06),
      saves: Math.round(total * 0.03),
    },
    updated_at: new Date(now).toISOString(),
  };
}

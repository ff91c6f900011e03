import { createAnalytics, memoryAdapter, type BusinessAnalytics, type Clock } from '@bizboost/core';
import { samplePostRecord, samplePosts } from '../../packages/core/src/testing/sample-posts.ts';
import { profile } from './records.ts';
import { BUSINESS, eveningClock } from './shop.ts';

const DAY_MS = 86_400_000;
const WORDS = 8_000;
const CHANNELS = ['facebook', 'instagram', 'whatsapp'];
const BATCH = 10_000;

/** A page that has posted so much, some twenty words each, the last a day and a half ago. */
export function postsOf(count: number, now: number, perDay = 6) {
  const days = Math.ceil(count / perDay);
  const from = Math.floor((now - 1.5 * DAY_MS) / DAY_MS - days) * DAY_MS;
  return samplePosts({
    posts: count,
    perDay,
    from,
    effect: ({ media }) => (media === 'video' ? 0.5 : 0),
    caption: (_, random) =>
      Array.from({ length: 12 + Math.floor(random() * 16) }, () => word(random())).join(' ') +
      (random() < 0.3 ? ' #sale' : ''),
  }).map((post, index) => ({ ...post, channel: CHANNELS[index % CHANNELS.length] as string }));
}

/** As in languages, a few words make up most of what is written (Zipf). */
function word(share: number): string {
  return `word${Math.floor(Math.exp(share * Math.log(WORDS)))}`;
}

export interface Page {
  readonly shop: BusinessAnalytics;
  readonly clock: Clock;
  /** A new post, now. */
  post(): Promise<void>;
}

/** A shop with so many posts in memory. */
export async function pageWith(count: number): Promise<Page> {
  const clock = eveningClock();
  const shop = createAnalytics({ adapter: memoryAdapter(), clock }).for(BUSINESS, profile);
  const posts = postsOf(count, clock.now()).map(samplePostRecord);
  for (let from = 0; from < posts.length; from += BATCH) {
    const { rejected } = await shop.record(posts.slice(from, from + BATCH));
    if (rejected[0]) throw new Error(`A post of the bench was refused: ${rejected[0].message}`);
  }
  let number = 0;
  const post = async (): Promise<void> => {
    const [record] = postsOf(1, clock.now() + 2 * DAY_MS).map(samplePostRecord);
    const published_at = new Date(clock.now()).toISOString();
    await shop.record({ ...record, id: `more-${(number += 1)}`, published_at });
  };
  return { shop, clock, post };
}

import { createAnalytics, memoryAdapter, type BusinessAnalytics } from '@bizboost/core';
import { samplePostRecord, samplePosts } from '@bizboost/core/testing';

const DAY_MS = 24 * 3_600_000;
const HOUR_MS = 3_600_000;

/** A shop with a real engine in the page, and posts up to two days ago of which videos and evenings did best. */
export async function postingShop(posts = 170, now = Date.now()): Promise<BusinessAnalytics> {
  const shop = createAnalytics({ adapter: memoryAdapter() }).for('shop-1', {
    name: 'Chitenge House',
    timezone: 'Africa/Lusaka',
    currency: 'ZMW',
  });
  const perDay = 2;
  const from = Math.floor(now / DAY_MS) * DAY_MS - (2 + Math.ceil(posts / perDay)) * DAY_MS;
  await shop.record(
    samplePosts({
      posts,
      perDay,
      from,
      effect: ({ media, localAt }) =>
        (media === 'video' ? 1 : 0) + (Math.floor(localAt / HOUR_MS) % 24 >= 16 ? 0.6 : 0),
    }).map(samplePostRecord),
  );
  return shop;
}

import { expect, test } from 'vitest';
import { businessIdOf } from '../../../kernel/ids.ts';
import { memoryAdapter } from '../../../data/memory-adapter.ts';
import { createAnalytics } from '../../../engine/create-analytics.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { samplePostRecord, samplePosts } from '../../../testing/sample-posts.ts';
import { postsInStore } from './posts-in-store.ts';
import { readPosts } from './read-posts.ts';

const NOW = Date.UTC(2027, 0, 1);
const PROFILE = { name: 'Chitenge House', timezone: 'UTC', currency: 'ZMW' };

/** Own posts, oldest first, and posts of others after them, in a store. */
async function storeWith(own: number, ofOthers: number) {
  const adapter = memoryAdapter();
  const analytics = createAnalytics({ adapter, clock: createFakeClock(NOW) });
  const others = samplePosts({ posts: ofOthers, from: Date.UTC(2026, 6, 1), perDay: 20 }).map((post) => ({
    ...samplePostRecord(post),
    id: `other-${post.id}`,
    author: 'someone',
  }));
  await analytics
    .for('shop-1')
    .record([
      { kind: 'business', id: 'shop-1', ...PROFILE },
      ...samplePosts({ posts: own }).map(samplePostRecord),
      ...others,
    ]);
  return adapter;
}

test('the newest so many are read, and more where more are asked for', async () => {
  const adapter = await storeWith(300, 0);
  const shop = businessIdOf('shop-1');
  const few = await postsInStore(adapter, shop, NOW, { mostPosts: 200 });
  expect(few).toHaveLength(200);
  expect(few.at(-1)?.id).toBe((await postsInStore(adapter, shop, NOW)).at(-1)?.id);
  expect(await postsInStore(adapter, shop, NOW, { mostPosts: 250 })).toHaveLength(250);
});

test("others' posts, however many, take no place from the business's own, and are no news of it", async () => {
  const read = async (ofOthers: number) => {
    const adapter = await storeWith(150, ofOthers);
    const reader = {
      find: (query: { kind: 'post' }) => adapter.find(businessIdOf('shop-1'), query),
      sums: () => Promise.resolve([]),
    };
    return readPosts({ reader, profile: PROFILE, now: NOW } as never, 120);
  };
  const [alone, amongOthers] = [await read(0), await read(500)];
  expect(amongOthers.published).toEqual(alone.published);
  expect(amongOthers.published).toHaveLength(120);
  expect(amongOthers.mature).toBe(alone.mature);
  expect(amongOthers.ofOthers).toHaveLength(120);
});

test.each([0, 99, 150.5, 100_001, NaN, '5000'])(
  'a number of posts that is none is refused by name: %s',
  async (mostPosts) => {
    const adapter = await storeWith(0, 0);
    await expect(
      postsInStore(adapter, businessIdOf('shop-1'), NOW, { mostPosts: mostPosts as number }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      path: '/mostPosts',
      message: expect.stringContaining('a whole number from 100 to 100,000'),
    });
  },
);

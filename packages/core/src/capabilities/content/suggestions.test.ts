import { describe, expect, test } from 'vitest';
import { createAnalytics } from '../../engine/create-analytics.ts';
import { memoryAdapter } from '../../data/memory-adapter.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { samplePostRecord, samplePosts, type SamplePage } from '../../testing/sample-posts.ts';
import { createBuiltInCapabilities } from '../built-in.ts';
import { createMemoryStore as memoryCacheStore } from '../../cache/memory-store.ts';
import { predictorQuery } from './predictor-contract.ts';
import { predictCommand, suggestionsQuery, type Prediction } from './contract.ts';
import { hourOf } from './traits/own-traits.ts';

const PROFILE = { name: 'Chitenge House', timezone: 'UTC', currency: 'ZMW' };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** An engine that knows a page's posts, two days after the last of them. */
async function shopWith(page: SamplePage, more: readonly object[] = []) {
  const posts = samplePosts(page);
  const clock = createFakeClock((posts.at(-1)?.at ?? Date.UTC(2026, 0, 5)) + 2 * DAY_MS);
  const analytics = createAnalytics({ adapter: memoryAdapter(), clock });
  const shop = analytics.for('shop-1', PROFILE);
  const receipt = await shop.record([...posts.map(samplePostRecord), ...more]);
  expect(receipt.rejected).toEqual([]);
  return { analytics, shop, clock };
}

test('advice is drawn from as many posts as the host asks for, and the model is learned from them', async () => {
  const posts = samplePosts({ posts: 260 });
  const clock = createFakeClock((posts.at(-1) as { at: number }).at + 2 * DAY_MS);
  const askedFor = async (mostPosts: number) => {
    const capabilities = createBuiltInCapabilities({ content: { mostPosts } });
    const shop = createAnalytics({ adapter: memoryAdapter(), clock, capabilities }).for('shop-1', PROFILE);
    await shop.record(posts.map(samplePostRecord));
    const [{ history }, { predictor }] = [await shop.ask(suggestionsQuery, {}), await shop.ask(predictorQuery, {})];
    return { history: history.posts, learned: predictor.engagement.posts };
  };
  const [fewer, more] = [await askedFor(150), await askedFor(1_000)];
  expect([fewer.history, more.history]).toEqual([150, 260]);
  expect(more.learned).toBeGreaterThan(fewer.learned + 100);
});

test('what was learned from fewer posts is not taken for what is to be learned from more, by an engine that finds it in its cache', async () => {
  const posts = samplePosts({ posts: 260 });
  const clock = createFakeClock((posts.at(-1) as { at: number }).at + 2 * DAY_MS);
  const cacheStore = memoryCacheStore();
  const askedFor = async (mostPosts: number) => {
    const capabilities = createBuiltInCapabilities({ content: { mostPosts } });
    const shop = createAnalytics({ adapter: memoryAdapter(), clock, capabilities, cacheStore }).for('shop-1', PROFILE);
    await shop.record(posts.map(samplePostRecord));
    return (await shop.ask(predictorQuery, {})).predictor.engagement.posts;
  };
  const fewer = await askedFor(150);
  // Answers are believed for minutes, models for days.
  await clock.advance(HOUR_MS);
  expect(await askedFor(1_000)).toBeGreaterThan(fewer + 100);
});

test('a number of posts that is none is refused before anything is made', () => {
  expect(() => createBuiltInCapabilities({ content: { mostPosts: 12 } })).toThrow(
    expect.objectContaining({ code: 'invalid_input', path: '/mostPosts' }),
  );
});

describe('advice is honest for the size of the history:', () => {
  test('without any post there is nothing to go by, and it says so', async () => {
    const { shop } = await shopWith({ posts: 0 });
    const answer = await shop.ask(suggestionsQuery, {});
    expect(answer.history).toEqual({ posts: 0, from: null, to: null, enough: false });
    expect(answer.optimal_posting_times).toMatchObject({ basis: 'general', usual_engagement: null });
    expect(answer.improvement_tips).toEqual([]);
    expect(answer.track_record.predictions.said).toBe(0);
    const prediction = (await shop.act(predictCommand, { channel: 'facebook' })) as Prediction;
    expect(prediction).toMatchObject({ basis: 'none', expected: null, confidence: 'low' });
  });

  test('with three posts only the usual range is told, from experience with most pages', async () => {
    const { shop } = await shopWith({ posts: 3 });
    const answer = await shop.ask(suggestionsQuery, {});
    expect(answer.history).toMatchObject({ posts: 3, enough: false });
    expect(answer.optimal_posting_times.basis).toBe('general');
    const { best_times: best } = answer.optimal_posting_times;
    expect(best.every(({ confidence }) => confidence === 'low')).toBe(true);
    // Nothing but the chance is told of them: a later one must not look better.
    const chances = best.map(({ probability_above_usual: chance }) => chance);
    expect(chances).toEqual([...chances].sort((a, b) => b - a));
    const prediction = (await shop.act(predictCommand, { channel: 'facebook', media: 'image' })) as Prediction;
    expect(prediction).toMatchObject({ basis: 'general', confidence: 'low', suggestions: [] });
    expect(prediction.interval!.low).toBeLessThan(prediction.expected!);
    expect(prediction.interval!.high).toBeGreaterThan(prediction.expected!);
  });

  test('with twenty-nine nothing is told with high confidence, since it says that there is not enough yet', async () => {
    const { shop } = await shopWith({
      posts: 29,
      perDay: 1,
      noise: 0.1,
      effect: ({ media }) => (media === 'video' ? 2 : 0),
    });
    expect((await shop.ask(suggestionsQuery, {})).history.enough).toBe(false);
    const drafts = [
      { channel: 'facebook', media: 'video' as const },
      { channel: 'facebook', media: 'link' as const },
    ];
    const { predictions, comparison } = (await shop.act(predictCommand, { drafts })) as {
      predictions: Prediction[];
      comparison: { confidence: string };
    };
    expect(predictions.map(({ basis }) => basis)).toEqual(['own', 'own']);
    expect([...predictions, comparison].map(({ confidence }) => confidence)).not.toContain('high');
  });

  test('thirty posts are the thirty that it says are needed, though of the first of them nothing could be foretold', async () => {
    const { shop } = await shopWith({ posts: 30, perDay: 1 });
    expect((await shop.ask(suggestionsQuery, {})).history).toMatchObject({ posts: 30, enough: true });
  });

  test('with thirty posts there is advice of its own, and none of it pretends', async () => {
    const { shop } = await shopWith({ posts: 34, perDay: 1 });
    const answer = await shop.ask(suggestionsQuery, {});
    expect(answer.history.enough).toBe(true);
    expect(answer.optimal_posting_times).toMatchObject({ basis: 'own', grain: 'weekend_block' });
    expect(answer.optimal_posting_times.best_times.every(({ days }) => days === undefined || days.length > 1)).toBe(
      true,
    );
  });

  test('with hundreds, what is true is found and the track record shows how right it was', async () => {
    const { shop } = await shopWith({
      posts: 600,
      perDay: 4,
      effect: ({ media, localAt }) => (media === 'video' ? 1.2 : 0) + (hourOf(localAt) >= 18 ? 0.8 : 0),
    });
    const answer = await shop.ask(suggestionsQuery, {});
    expect(answer.improvement_tips.map(({ code }) => code)).toContain('video');
    const [tip] = answer.improvement_tips;
    expect(tip!.text).toMatch(
      /^Your posts .* get about (\d+% (more|less) engagement than|[\d.]+ times the engagement of) the others\.$/,
    );
    expect(answer.optimal_posting_times.best_times.every(({ time }) => time >= '18:00')).toBe(true);
    expect(answer.track_record.high_confidence.share).toBeGreaterThan(0.72);
    expect(answer.track_record.best_times_high.said).toBeGreaterThan(0);
    expect(answer.optimal_posting_times.grid.post_count.flat().reduce((sum, one) => sum! + one!, 0)).toBeGreaterThan(
      500,
    );
  });
});

test('scheduled posts are foretold, the next first, with what to change in them', async () => {
  const scheduled = (id: string, days: number, media: string) => ({
    kind: 'post',
    id,
    channel: 'facebook',
    status: 'scheduled',
    scheduled_at: new Date(Date.UTC(2026, 2, 30) + days * DAY_MS).toISOString(),
    media,
    caption: 'x'.repeat(200),
  });
  const { shop } = await shopWith({ posts: 160, effect: ({ media }) => (media === 'video' ? 1.5 : 0) }, [
    scheduled('later', 9, 'video'),
    scheduled('next', 3, 'image'),
  ]);
  const { content_predictions: foretold } = await shop.ask(suggestionsQuery, {});
  expect(foretold.map(({ post_id }) => post_id)).toEqual(['next', 'later']);
  expect(foretold[0]!.caption).toHaveLength(80);
  expect(foretold[0]!.suggestions[0]).toMatchObject({ code: 'media', params: { media: 'video' } });
  expect(foretold[1]!.predicted_engagement).toBeGreaterThan(foretold[0]!.predicted_engagement);
});

test('of two drafts it says which is likely to do better, and how sure that is', async () => {
  const { shop } = await shopWith({ posts: 200, effect: ({ media }) => (media === 'video' ? 1.5 : 0) });
  const drafts = [
    { channel: 'facebook', media: 'link' as const },
    { channel: 'facebook', media: 'video' as const },
  ];
  const answer = await shop.act(predictCommand, { drafts });
  expect(answer).toMatchObject({ comparison: { better: 1, confidence: 'high' } });
  const turned = await shop.act(predictCommand, { drafts: [...drafts].reverse() });
  expect(turned).toMatchObject({ comparison: { better: 0 } });
});

test('a draft with a time that is none is refused by name, and one in the past goes out now', async () => {
  const { shop } = await shopWith({ posts: 50 });
  const at = (scheduled_at: string) => shop.act(predictCommand, { channel: 'facebook', scheduled_at });
  await expect(at('tomorrow')).rejects.toMatchObject({ code: 'invalid_input', path: '/scheduled_at' });
  expect(await at('2020-01-01T00:00:00Z')).toEqual(await shop.act(predictCommand, { channel: 'facebook' }));
});

test('a new post changes advice without anyone asking again', async () => {
  const { shop, clock } = await shopWith({ posts: 40 });
  const seen: number[] = [];
  const watching = shop
    .watch(suggestionsQuery, {})
    .subscribe(({ answer }) => answer && seen.push(answer.history.posts));
  await expect.poll(() => seen).toEqual([40]);
  await shop.record({
    kind: 'post',
    id: 'new',
    channel: 'facebook',
    status: 'published',
    published_at: new Date(clock.now()).toISOString(),
    media: 'image',
    engagement: { reactions: 1 },
  });
  await clock.advance(60);
  await expect.poll(() => seen.at(-1)).toBe(41);
  watching.unsubscribe();
});

test('posts whose records bring no totals are judged by the events that name them', async () => {
  const at = new Date(Date.UTC(2026, 0, 6)).toISOString();
  const post = (id: string) => ({
    kind: 'post',
    id,
    channel: 'facebook',
    status: 'published',
    published_at: at,
    media: 'none',
  });
  const { shop } = await shopWith({ posts: 0 }, [
    ...Array.from({ length: 9 }, (_, index) => post(`p${index}`)),
    { kind: 'event', id: 'e', type: 'reaction', occurred_at: at, channel: 'facebook', post_id: 'p1', count: 30 },
  ]);
  const answer = await shop.ask(suggestionsQuery, {});
  expect(answer.history.posts).toBe(9);
});

test('posts of others tell what is talked about, and nothing of the business', async () => {
  const days = (ago: number) => new Date(Date.UTC(2026, 0, 6) - ago * DAY_MS).toISOString();
  const others = Array.from({ length: 200 }, (_, index) => ({
    kind: 'post',
    id: `o${index}`,
    author: `someone-${index % 20}`,
    channel: 'twitter',
    status: 'published',
    published_at: days(Math.floor(index / 4) + 1),
    media: 'none',
    caption: index < 28 ? 'rain and floods today' : 'just another day',
  }));
  const { shop } = await shopWith({ posts: 0 }, others);
  const answer = await shop.ask(suggestionsQuery, {});
  expect(answer.history.posts).toBe(0);
  expect(answer.trending_topics[0]?.topic).toMatch(/rain|floods/);
  expect(answer.trending_topics[0]!.authors).toBeGreaterThan(5);
});

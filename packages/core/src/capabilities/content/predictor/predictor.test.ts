import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryAdapter } from '../../../data/memory-adapter.ts';
import { createAnalytics } from '../../../engine/create-analytics.ts';
import { instantOf, segmentsOf, wallClockAt } from '../../../kernel/calendar.ts';
import { localClockOf } from '../../../kernel/local-clock.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { samplePosts, type SamplePage } from '../../../testing/sample-posts.ts';
import { predictCommand, suggestionsQuery, type PostDraft } from '../contract.ts';
import { predictorQuery, type PredictorAnswer } from '../predictor-contract.ts';
import { createPredictor } from './create-predictor.ts';

const DAY_MS = 24 * 3_600_000;
const ZONE = 'Europe/London';

/** A shop in London, over the night on which its clocks change. */
async function shopWith(page: SamplePage, more: readonly object[] = []) {
  const posts = samplePosts({ from: Date.UTC(2026, 0, 5), ...page });
  const clock = createFakeClock((posts.at(-1)?.at ?? Date.UTC(2026, 2, 27)) + 2 * DAY_MS);
  const shop = createAnalytics({ adapter: memoryAdapter(), clock }).for('shop-1', {
    name: 'Hats',
    timezone: ZONE,
    currency: 'GBP',
  });
  const { rejected } = await shop.record([
    ...posts.map(({ id, at, media, caption, engagements }, index) => ({
      kind: 'post',
      id,
      channel: index % 3 === 0 ? 'instagram' : 'facebook',
      status: 'published',
      published_at: new Date(at).toISOString(),
      media,
      caption,
      engagement: { reactions: engagements },
    })),
    ...more,
  ]);
  expect(rejected).toEqual([]);
  return { shop, clock };
}

const LIVELY: SamplePage = {
  posts: 170,
  effect: ({ media, localAt }) => (media === 'video' ? 1 : 0) + (new Date(localAt).getUTCHours() >= 18 ? 0.5 : 0),
};

const drafts: readonly PostDraft[] = [
  { channel: 'facebook' },
  { channel: 'facebook', caption: 'New cloth has come in today. Which colour do you like best?', media: 'video' },
  { channel: 'instagram', caption: 'x'.repeat(150), hashtags: ['a', '#b', 'c', 'd', 'e', 'f'], paid: true },
  { channel: 'facebook', caption: 'ไทย 日本語 😀 https://example.com "quote": 12', media: 'link' },
  { channel: 'facebook', caption: 'later', scheduled_at: '2026-04-04T18:30:00+01:00' },
  { channel: 'facebook', caption: 'long ago', scheduled_at: '2020-01-01T00:00:00Z' },
  { channel: 'never-used', caption: 'hello' },
  { channel: 'constructor' },
];

describe('a predictor in the page says what the server says, to the digit,', () => {
  test.for([
    ['none', { posts: 0 }],
    ['three', { posts: 3 }],
    ['thirty', { posts: 34, perDay: 1 }],
    ['hundreds', LIVELY],
  ] as const)('after a way through JSON, with %s of posts', async ([, page]) => {
    const { shop, clock } = await shopWith(page);
    const { predictor } = JSON.parse(JSON.stringify(await shop.ask(predictorQuery, {}))) as PredictorAnswer;
    const inPage = createPredictor(predictor);
    for (const draft of drafts)
      expect(inPage.predict(draft, clock.now())).toEqual(await shop.act(predictCommand, draft));
    for (const other of drafts.slice(1)) {
      const pair = [drafts[0]!, other] as const;
      const told = await shop.act(predictCommand, { drafts: [...pair] });
      expect(inPage.compare(...pair, clock.now())).toEqual('predictions' in told ? told.comparison : 'a comparison');
    }
  });

  test('and what is said of scheduled posts, which are foretold from the posts themselves', async () => {
    const draft: PostDraft = {
      channel: 'facebook',
      media: 'image',
      caption: 'Thank you all for a busy week',
      scheduled_at: '2026-04-10T09:00:00Z',
    };
    const { shop, clock } = await shopWith(LIVELY, [{ kind: 'post', id: 'planned', status: 'scheduled', ...draft }]);
    const { content_predictions: planned } = await shop.ask(suggestionsQuery, {});
    const inPage = createPredictor((await shop.ask(predictorQuery, {})).predictor);
    expect(planned[0]).toMatchObject({ ...inPage.predict(draft, clock.now()) });
    expect(planned[0]!.suggestions.length).toBeGreaterThan(0);
  });
});

test('what a page is given tells nothing of drafts, planned posts or other people’s', async () => {
  const secret = (id: string, fields: object) => ({
    kind: 'post',
    id,
    channel: 'facebook',
    media: 'image',
    caption: `hush ${id}`,
    ...fields,
  });
  const { shop } = await shopWith(LIVELY, [
    secret('draft-1', { status: 'draft', scheduled_at: '2026-05-01T12:00:00Z' }),
    secret('planned-1', { status: 'scheduled', scheduled_at: '2026-05-01T12:00:00Z' }),
    secret('others-1', { status: 'published', published_at: '2026-02-01T12:00:00Z', author: 'someone' }),
  ]);
  const text = JSON.stringify(await shop.ask(predictorQuery, {}));
  expect(text).toContain('cloth');
  expect(text).not.toMatch(/hush|draft-1|planned-1|others-1|someone|post-\d/);
});

/** A state that may be spoilt. */
interface State {
  version: number;
  errors: unknown[];
  words: { texts: string[] };
  engagement: { own: { linear: { means: number[] }; trees: { roots: number[]; other: number[] } } };
  channels: { facebook: { levels: unknown[] } };
}

describe('what is no predictor is refused by its place:', () => {
  const refused = (change: (state: State) => void, path: string) => async () => {
    const { shop } = await shopWith(LIVELY);
    const state = JSON.parse(JSON.stringify((await shop.ask(predictorQuery, {})).predictor)) as State;
    expect(() => createPredictor(state)).not.toThrow();
    change(state);
    expect(() => createPredictor(state)).toThrow(
      expect.objectContaining({ code: 'invalid_input', path: expect.stringMatching(path) }),
    );
  };
  test(
    'another version',
    refused((state) => (state.version = 2), '/version'),
  );
  test(
    'a number that is none',
    refused((state) => (state.errors[3] = 'x'), '/errors/3'),
  );
  test(
    'lists that do not fit',
    refused((state) => state.words.texts.pop(), '/words/deviations'),
  );
  test(
    'a model of other traits',
    refused((state) => state.engagement.own.linear.means.pop(), 'own/linear'),
  );
  test(
    'trees that lead nowhere',
    refused((state) => state.engagement.own.trees.roots.push(99_999), 'trees/roots'),
  );
  test(
    'trees that lead in a ring',
    refused((state) => (state.engagement.own.trees.other[0] = 0), 'trees/other'),
  );
  test(
    'a channel without levels',
    refused((state) => state.channels.facebook.levels.pop(), '/channels/facebook'),
  );
  test('nothing at all', () => expect(() => createPredictor(undefined)).toThrow(/content\/predictor/));
});

test('a prediction is never certain', async () => {
  const { shop, clock } = await shopWith({
    posts: 400,
    noise: 0.01,
    effect: ({ media }) => (media === 'video' ? 4 : 0),
  });
  const inPage = createPredictor((await shop.ask(predictorQuery, {})).predictor);
  const [video, text] = [
    { channel: 'facebook', media: 'video' as const },
    { channel: 'facebook', media: 'none' as const },
  ];
  const told = [
    inPage.predict(video, clock.now()).probability_above_usual,
    inPage.predict(text, clock.now()).probability_above_usual,
    inPage.compare(video, text, clock.now())!.probability,
  ];
  expect(told.every((chance) => chance >= 0.01 && chance <= 0.99)).toBe(true);
  expect(told[2]).toBeGreaterThan(0.9);
});

test('clocks without their zone show what the zone’s show, over gaps and hours that come twice', () => {
  const from = Date.UTC(2026, 0, 1);
  assert(
    property(
      constantFrom('Europe/London', 'America/St_Johns', 'Africa/Lusaka', 'Australia/Lord_Howe', 'Asia/Gaza'),
      integer({ min: 0, max: 700 * 24 * 4 }),
      (zone, quarters) => {
        const clock = localClockOf(segmentsOf({ from: from - 2 * DAY_MS, to: from + 2 * 366 * DAY_MS }, zone));
        const at = from + quarters * 900_000;
        expect(clock.wallClockAt(at)).toBe(wallClockAt(at, zone));
        expect(clock.instantOf(at)).toBe(instantOf(at, zone));
      },
    ),
    { numRuns: 2_000 },
  );
});

import {
  createAnalytics,
  memoryAdapter,
  type Analytics,
  type AnswerOf,
  type ParamsOf,
  type QueryDefinition,
  type Snapshot,
} from '@bizboost/core';
import {
  campaignQuery,
  liveQuery,
  metricQuery,
  predictCommand,
  predictorQuery,
  revenueQuery,
} from '@bizboost/core/contract';
import { createPredictor } from '@bizboost/core/predict';
import { issueToken } from '@bizboost/server';
import { serveNode, type NodeServer, type ServeNodeOptions } from '@bizboost/server/node';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient } from './client.ts';
import type { AnalyticsClient, ClientOptions } from './options.ts';
import { createFakeClock, type FakeClock } from '@bizboost/core/testing';
import { createFakePage, type FakePage } from './testing/stage.ts';
import { settled, until } from './testing/until.ts';

// A busy machine is no failure.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const secret = 'a secret that is long enough for HS256';

let clock: FakeClock;
let analytics: Analytics;
let server: NodeServer;
let page: FakePage;
let clients: AnalyticsClient[];

beforeEach(async () => {
  clock = createFakeClock(Date.parse('2026-03-02T10:00:30Z'));
  analytics = createAnalytics({ adapter: memoryAdapter(), clock });
  analytics.for('shop-1', { name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' });
  page = createFakePage();
  clients = [];
  server = await serve();
});

afterEach(async () => {
  for (const client of clients) client.close();
  await clock.advance(2_000);
  await stop();
  await analytics.close();
});

const serve = (options: Partial<ServeNodeOptions> = {}): Promise<NodeServer> =>
  serveNode({ analytics, auth: { secret }, port: 0, clock, log: () => undefined, graceMs: 0, ...options });

/** Its clock moves on meanwhile, as it looks for connections that are not in use any more. */
async function stop(): Promise<void> {
  await Promise.all([server.close(), clock.advance(100)]);
}

function clientOf(options: Partial<ClientOptions> = {}): AnalyticsClient {
  const client = createClient({ url: server.url, token, clock, page, random: half, ...options });
  clients.push(client);
  return client;
}

const token = (): Promise<string> => issueToken(secret, { business: 'shop-1' }, clock);

const half = (): number => 0.5;

let sales = 0;

function sale(amount: number, at = clock.now()) {
  sales += 1;
  return { kind: 'sale', id: `s${sales}`, occurred_at: new Date(at).toISOString(), channel: 'whatsapp', amount };
}

/** What is watched, and everything that was said of it. */
function watch<Q extends QueryDefinition>(client: AnalyticsClient, query: Q, params: ParamsOf<Q>) {
  const seen: Snapshot<AnswerOf<Q>>[] = [];
  client.watch(query, params).subscribe((snapshot) => seen.push(snapshot));
  return { seen, now: () => seen.at(-1)! };
}

/** Lets time pass in small steps, at most so much, until it holds: the network and the clock each do their part. */
async function soon(what: () => unknown, withinMs = 3_000): Promise<void> {
  for (let passedMs = 0; passedMs < withinMs && !what(); passedMs += 20) {
    await clock.advance(20);
    await settled();
  }
  await until(() => Boolean(what()));
}

describe('against the server', () => {
  it('a sale that was recorded is on the screen', async () => {
    const shop = analytics.for('shop-1');
    await shop.record(sale(250));
    const live = watch(clientOf(), liveQuery, { period: 'today' });
    await soon(() => live.now().answer);
    expect(live.now()).toMatchObject({
      link: 'live',
      answer: { revenue: { total_revenue: 250 }, business_id: 'shop-1' },
    });

    await shop.record([sale(100), sale(1.5)]);

    await soon(() => live.now().answer?.revenue.total_revenue === 351.5, 200);
    expect(live.now().answer?.revenue.revenue_by_channel).toMatchObject({ whatsapp: 351.5 });
  });

  it('what is watched is always what would be answered, whatever is recorded', async () => {
    const client = clientOf();
    const shop = analytics.for('shop-1');
    const live = watch(client, liveQuery, { period: 'week' });
    const orders = watch(client, metricQuery, { name: 'orders', period: 'today', by: 'channel' });
    await soon(() => live.now().answer && orders.now().answer);
    const record = fc.record({
      id: fc.integer({ min: 1, max: 40 }),
      channel: fc.constantFrom('facebook', 'whatsapp', 'market'),
      amount: fc.integer({ min: 1, max: 10 ** 6 }).map((cents) => cents / 100),
      hoursAgo: fc.integer({ min: 0, max: 30 }),
    });

    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 8 }), async (batch) => {
        await shop.record(
          batch.map(({ id, channel, amount, hoursAgo }) => ({
            ...sale(amount, clock.now() - hoursAgo * 3_600_000),
            id: `law-${id}`,
            channel,
          })),
        );
        await clock.advance(100);
        const expected = (await client.ask(liveQuery, { period: 'week' })).revision;
        const expectedOrders = (await client.ask(metricQuery, { name: 'orders', period: 'today', by: 'channel' }))
          .revision;
        await soon(() => live.now().answer?.revision === expected && orders.now().answer?.revision === expectedOrders);
        const { as_of: _, ...answer } = live.now().answer!;
        expect(await client.ask(liveQuery, { period: 'week' })).toMatchObject(answer);
      }),
      { numRuns: 15 },
    );
    expect(client.status().badMessages).toBe(0);
  });

  it('one question that cannot be answered leaves the others alone', async () => {
    const client = clientOf();
    const [none, live] = [watch(client, campaignQuery, { id: 'nobody-has-it' }), watch(client, liveQuery, {})];
    const unknown = watch(client, metricQuery, { name: 'no_such_metric' });

    await soon(() => none.now().error && unknown.now().error && live.now().answer);

    expect(none.now()).toMatchObject({ link: 'live', answer: undefined, error: { code: 'not_found' } });
    expect(unknown.now().error?.code).toMatch(/^(not_found|invalid_input)$/);
    expect(live.now()).toMatchObject({ link: 'live', error: undefined });
  });

  it('asks and errors are those of the server', async () => {
    const client = clientOf();

    expect(await client.ask(revenueQuery, { period: '2026-03-01..2026-03-02' })).toMatchObject({
      total_revenue: 0,
      currency: 'ZMW',
    });
    await expect(client.ask(campaignQuery, { id: '../secret' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(client.ask(liveQuery, { period: 'yesterday-ish' })).rejects.toMatchObject({
      code: 'invalid_input',
      path: '/period',
    });
  });

  it('a page that is given what drafts are foretold from says to the digit what the server says', async () => {
    const client = clientOf();
    const day = (ago: number) => new Date(clock.now() - ago * 86_400_000).toISOString();
    await analytics.for('shop-1').record(
      Array.from({ length: 60 }, (_, index) => ({
        kind: 'post',
        id: `post-${index}`,
        channel: 'facebook',
        status: 'published',
        published_at: day(2 + index),
        media: index % 3 === 0 ? 'video' : 'image',
        caption: index % 2 === 0 ? 'New prints are in' : 'Which one is yours?',
        engagement: { reactions: 10 + ((index * 7) % 31) + (index % 3 === 0 ? 40 : 0) },
      })),
    );
    const { predictor } = await client.ask(predictorQuery, {});
    const inPage = createPredictor(predictor);
    const drafts = [
      { channel: 'facebook', media: 'video', caption: 'Which print is yours?' },
      { channel: 'facebook', media: 'image', scheduled_at: '2026-03-05T19:00:00+02:00' },
    ] as const;
    for (const draft of drafts)
      expect(inPage.predict(draft, clock.now())).toEqual(await client.act(predictCommand, draft));
    const told = await client.act(predictCommand, { drafts: [...drafts] });
    expect(told).toMatchObject({ comparison: inPage.compare(...drafts, clock.now())! });
  });

  it('a token that expires is replaced, and nothing is missed', async () => {
    let given = 0;
    const short = (): Promise<string> => (given++, issueToken(secret, { business: 'shop-1', ttlMs: 60_000 }, clock));
    const live = watch(clientOf({ token: short }), liveQuery, {});
    await soon(() => live.now().answer);
    const before = given;

    for (let second = 0; second < 59; second++) await clock.advance(1_000);
    await soon(() => live.now().link !== 'live');
    await analytics.for('shop-1').record(sale(75));

    await soon(() => live.now().answer?.revenue.total_revenue === 75, 10_000);
    expect(live.now().link).toBe('live');
    expect(given).toBe(before + 1);
    expect(live.seen.every(({ link }) => link !== 'denied')).toBe(true);
  });

  it.each([
    [
      'of another server',
      () => issueToken('another secret, also long enough', { business: 'shop-1' }, clock),
      'unauthenticated',
    ],
    [
      'that has expired',
      () => issueToken(secret, { business: 'shop-1', ttlMs: 1_000 }, { ...clock, now: () => clock.now() - 3_600_000 }),
      'unauthenticated',
    ],
    ['that may not read', () => issueToken(secret, { business: 'shop-1', scopes: ['ingest'] }, clock), 'forbidden'],
    ['that is none', () => 'nonsense', 'unauthenticated'],
  ])('a token %s is denied', async (_, bad, code) => {
    const live = watch(clientOf({ token: bad }), liveQuery, {});

    await soon(() => live.now().link === 'denied');

    expect(live.now()).toMatchObject({ answer: undefined, error: { code } });
  });

  it('a server that restarts is found again, with what changed meanwhile', async () => {
    const shop = analytics.for('shop-1');
    await shop.record(sale(10));
    const live = watch(clientOf(), liveQuery, {});
    await soon(() => live.now().answer);
    for (let second = 0; second < 12; second++) await clock.advance(1_000);
    const { port } = server;
    const firstAnswer = live.now().answer;

    await stop();
    await soon(() => live.now().link !== 'live');
    await shop.record(sale(5));
    expect(live.now().answer).toBe(firstAnswer);
    server = await serve({ port });

    await soon(() => live.now().answer?.revenue.total_revenue === 15, 30_000);
    expect(live.now()).toMatchObject({ link: 'live', error: undefined });
  });

  it('whoever comes back to what has not changed is sent nothing', async () => {
    const live = watch(clientOf(), liveQuery, { period: '2026-01-01..2026-01-31' });
    await soon(() => live.now().answer);
    const answer = live.now().answer;

    page.set({ visible: false }, 'left');
    await soon(() => live.now().link === 'paused');
    page.set({ visible: true });
    await soon(() => live.now().link === 'live');
    await clock.advance(500);
    await settled();

    expect(live.now().answer).toBe(answer);
  });

  it('today becomes the new day at the business’s own midnight', async () => {
    await analytics.for('shop-1').record(sale(40));
    const live = watch(clientOf(), liveQuery, { period: 'today' });
    await soon(() => live.now().answer?.revenue.total_revenue === 40);
    const midnight = Date.parse('2026-03-02T22:00:00Z'); // in Lusaka

    while (clock.now() < midnight + 1_000) {
      await clock.advance(Math.min(10_000, midnight + 1_000 - clock.now()));
      await settled();
    }

    await soon(() => live.now().answer?.revenue.total_revenue === 0);
    expect(live.now().answer?.period.from).toBe('2026-03-02T22:00:00Z');
  });

  it('the host’s own news reaches its viewers', async () => {
    const client = clientOf();
    const notes: unknown[] = [];
    client.notes().subscribe((note) => notes.push(note));
    await soon(() => client.status().link === 'live');

    await analytics.for('shop-1').broadcastMetricUpdate('queue', { waiting: 3 });

    await soon(() => notes.length > 0);
    expect(notes).toEqual([{ metric_type: 'queue', data: { waiting: 3 } }]);
  });

  it('a server without streams is polled', async () => {
    const { port } = server;
    await stop();
    server = await serve({ port, streams: false });
    const shop = analytics.for('shop-1');
    const live = watch(clientOf(), liveQuery, {});
    await soon(() => live.now().link === 'polling');

    await shop.record(sale(60));
    await soon(() => live.now().answer?.revenue.total_revenue === 60, 31_000);

    expect(live.now()).toMatchObject({ link: 'polling', error: undefined });
  });

  it('a server in open mode is asked for the business by name', async () => {
    const { port } = server;
    await stop();
    server = await serve({ port, auth: 'open' });
    analytics.for('shop-2', { name: 'Another', timezone: 'Europe/Paris', currency: 'EUR' });
    const [one, two] = ['shop-1', 'shop-2'].map((business) =>
      watch(clientOf({ token: undefined, business }), liveQuery, {}),
    );

    await soon(() => one!.now().answer && two!.now().answer);

    expect([one, two].map((live) => live!.now().answer?.business_id)).toEqual(['shop-1', 'shop-2']);
    expect(await clientOf({ token: undefined, business: 'shop-2' }).ask(liveQuery, {})).toMatchObject({
      currency: 'EUR',
    });
  });

  it('one stream carries what twelve clients watch', async () => {
    const all = Array.from({ length: 12 }, (_, i) =>
      watch(clientOf(), i % 2 === 0 ? liveQuery : revenueQuery, { period: 'week' }),
    );

    await soon(() => all.every((one) => one.now().answer));

    expect(analytics.statistics().standingQuestions).toBe(2);
    expect(analytics.statistics().listeners).toBe(2);
  });
});

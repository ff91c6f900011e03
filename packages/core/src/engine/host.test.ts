import { firstValueFrom, take, toArray } from 'rxjs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import {
  answerer,
  commandHandler,
  commonFields,
  count,
  defineCommand,
  defineMetric,
  defineQuery,
  builtInCapabilities,
  periodParams,
  sum,
  divide,
} from '../index.ts';
import { engineWorld, eventRecord, saleRecord, worldListener } from '../testing/engine-world.ts';

describe("a metric of the host's own", () => {
  // Ten lines of the host's, from nothing to an address.
  const refundRate = defineMetric({
    name: 'refund_rate',
    unit: 'percent',
    measures: { refunds: sum('sale', 'refund'), gross: sum('sale', 'gross') },
    value: ({ refunds, gross }) => divide(refunds, gross),
  });

  test('appears at its address, with series and groups, and is pushed', async () => {
    const { shop, clock, analytics } = engineWorld({ metrics: [refundRate] });
    expect(analytics.metrics.get('refund_rate')?.unit).toBe('percent');
    const listener = worldListener();
    shop.stand('analytics/metrics/refund_rate?by=channel', listener);
    await clock.advance(100);
    await shop.record([
      saleRecord(200, { id: 's1' }),
      { kind: 'refund', id: 'r1', sale_id: 's1', amount: 10, occurred_at: '2026-03-02T14:05:05+02:00' },
    ]);
    await clock.advance(0);
    expect(listener.held()).toMatchObject({
      name: 'refund_rate',
      unit: 'percent',
      value: 5,
      previous: null,
      trend: null,
      by: 'channel',
    });
    expect((await shop.metric({ name: 'refund_rate', by: 'channel' })).groups).toMatchObject([
      { key: 'website', value: 5 },
    ]);
  });

  test('may not take the name of another', () => {
    expect(() => engineWorld({ metrics: [{ ...refundRate, name: 'revenue' }] })).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
  });
});

describe("a capability of the host's own", () => {
  const query = defineQuery({
    name: 'pulse',
    path: 'host/pulse',
    summary: 'Clicks',
    params: z.object(periodParams),
    result: z.object({ clicks: z.number(), odd: z.nullable(z.number()), ...commonFields }),
  });
  const command = defineCommand({
    name: 'click',
    path: 'host/click',
    summary: 'Clicks',
    scope: 'act',
    input: z.object({ id: z.string() }),
    receipt: z.object({ id: z.string() }),
  });
  const pulse = {
    name: 'pulse',
    answerers: [
      answerer({
        query,
        tags: () => ['events'],
        async answer({ reader, period }) {
          const rows = await reader.sums({
            collection: 'event',
            segments: [{ ...period.interval, offsetMs: 0 }],
            grain: 'whole',
            by: [],
            sums: { clicks: count('event', 'click') as { column: 'count' } },
          });
          return { clicks: rows[0]?.sums['clicks'] ?? 0, odd: NaN };
        },
      }),
    ],
    handlers: [
      commandHandler({
        command,
        handle: async ({ now }, { id }) => ({
          receipt: { id },
          records: [{ kind: 'event', id, type: 'click', channel: 'website', occurred_at: new Date(now).toISOString() }],
        }),
      }),
    ],
  };

  test('is asked, watched and acted on like a built-in one, and what it answers is JSON', async () => {
    const { shop, analytics } = engineWorld({ capabilities: [...builtInCapabilities, pulse] });
    expect(analytics.queries).toContain(query);
    expect(analytics.commands).toContain(command);
    const seen = firstValueFrom(shop.watch(query, {}).pipe(take(2), toArray()));
    expect(await shop.act(command, { id: 'c1' })).toEqual({ id: 'c1' });
    expect(await shop.ask(query, {})).toMatchObject({ clicks: 1, odd: null, business_id: 'shop-1' });
    expect(await seen).toMatchObject([
      { link: 'connecting' },
      { link: 'live', answer: { clicks: expect.any(Number) } },
    ]);
    await expect(shop.act(command, {} as { id: string })).rejects.toMatchObject({ code: 'invalid_input', path: '/id' });
  });

  test('that is not there cannot be asked or acted on', async () => {
    const { shop } = engineWorld();
    await expect(shop.ask(query, {})).rejects.toMatchObject({ code: 'not_found' });
    await expect(shop.act(command, { id: 'c1' })).rejects.toMatchObject({ code: 'not_found' });
    expect(await firstValueFrom(shop.watch(query, {}).pipe(take(2), toArray()))).toMatchObject([
      { link: 'connecting' },
      { link: 'failed', error: { code: 'not_found' } },
    ]);
  });
});

describe('remember', () => {
  test('computes once for many callers, again after its time, and at once after a change to a tag', async () => {
    const { shop, clock } = engineWorld();
    let computed = 0;
    const ask = () => shop.remember('costly', async () => ++computed, { ttlMs: 1_000, tags: ['sales'] });
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    await shop.record(eventRecord('click'));
    expect(await ask()).toBe(1);
    await shop.record(saleRecord(1));
    expect(await ask()).toBe(2);
    await clock.advance(1_000);
    await ask();
    await clock.advance(0);
    expect(await ask()).toBe(3);
  });

  test("until midnight dies with the business's day", async () => {
    const { shop, clock } = engineWorld({ startsAt: Date.UTC(2026, 2, 2, 21, 59, 59) });
    const ask = (value: string) => shop.remember('day', async () => value, { untilMidnight: true, ttlMs: 86_400_000 });
    expect(await ask('monday')).toBe('monday');
    await clock.advance(999);
    expect(await ask('still')).toBe('monday');
    await clock.advance(1);
    expect(await ask('tuesday')).toBe('tuesday');
  });

  test('forgets what is invalidated', async () => {
    const { shop } = engineWorld();
    expect(await shop.invalidate('x')).toBe(false);
    await shop.remember('x', async () => 1);
    expect(await shop.invalidate('x')).toBe(true);
    expect(await shop.remember('x', async () => 2)).toBe(2);
  });
});

describe('a profile', () => {
  test('that changes makes every answer anew, for those who listen too', async () => {
    const { analytics, shop, clock } = engineWorld();
    const listener = worldListener();
    shop.stand('analytics/live', listener);
    await shop.record(saleRecord(1));
    await clock.advance(100);
    analytics.for('shop-1', { name: 'Chitenge House', timezone: 'Pacific/Kiritimati', currency: 'ZMW' });
    await clock.advance(100);
    expect(listener.held()).toMatchObject({ period: { timezone: 'Pacific/Kiritimati' } });
    expect((await shop.live()).period.timezone).toBe('Pacific/Kiritimati');
  });

  test('of a business record is used until the host gives one, and its changes are seen at once', async () => {
    const { analytics } = engineWorld();
    const market = analytics.for('market');
    await expect(market.profile()).rejects.toMatchObject({ code: 'not_found' });
    await expect(market.live()).rejects.toMatchObject({ code: 'not_found' });
    await market.record({ kind: 'business', id: 'market', name: 'Market', timezone: 'Asia/Tokyo', currency: 'JPY' });
    expect(await market.profile()).toMatchObject({ timezone: 'Asia/Tokyo', week_start: 1, revenue_basis: 'net' });
    expect((await market.live()).currency).toBe('JPY');
    await market.record({ kind: 'business', id: 'market', name: 'Market', timezone: 'Asia/Seoul', currency: 'JPY' });
    expect((await market.live()).period.timezone).toBe('Asia/Seoul');
  });

  test('that is wrong is refused by name', () => {
    const { analytics } = engineWorld();
    expect(() => analytics.for('x', { name: 'X', timezone: 'Mars/Olympus', currency: 'ZMW' })).toThrow(
      expect.objectContaining({ code: 'invalid_input', path: '/timezone' }),
    );
  });

  test('may be seen from another time zone and with another week, as a question of its own', async () => {
    const { shop, analytics } = engineWorld();
    const saturday = shop.withView({ timezone: 'Asia/Riyadh', weekStart: 6 });
    expect((await saturday.live({ period: 'week' })).period).toMatchObject({
      from: '2026-02-27T21:00:00Z',
      timezone: 'Asia/Riyadh',
    });
    expect((await shop.live({ period: 'week' })).period).toMatchObject({
      from: '2026-03-01T22:00:00Z',
      timezone: 'Africa/Lusaka',
    });
    expect((await saturday.withView({ weekStart: 7 }).live({ period: 'week' })).period).toMatchObject({
      from: '2026-02-28T21:00:00Z',
    });
    expect(analytics.statistics().computations).toBe(3);
    expect(() => shop.withView({ weekStart: 8 })).toThrow(expect.objectContaining({ code: 'invalid_input' }));
    expect(() => shop.withView({ timezone: 'Nowhere' })).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });
});

describe('an engine', () => {
  test('warms what is asked first: live for today, week and month', async () => {
    const { shop, analytics } = engineWorld();
    await shop.warm();
    for (const period of ['today', 'week', 'month']) await shop.live({ period });
    expect(analytics.statistics()).toMatchObject({ computations: 3, cache: { hits: 3, misses: 0, hitRate: 1 } });
  });

  test('is ready when its store answers', async () => {
    const { analytics, chaos } = engineWorld();
    await analytics.ready();
    chaos.fail();
    await expect(analytics.ready()).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('that is closed has no timers, and says so to whoever comes', async () => {
    const { analytics, shop, clock } = engineWorld();
    shop.stand('analytics/live', worldListener());
    await clock.advance(100);
    await analytics.close();
    expect(clock.timers).toBe(0);
    await expect(shop.live()).rejects.toMatchObject({ code: 'unavailable', retryable: false });
    expect(() => shop.stand('analytics/live', worldListener())).toThrow(
      expect.objectContaining({ code: 'unavailable' }),
    );
  });
});

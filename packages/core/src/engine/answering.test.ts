import { describe, expect, test } from 'vitest';
import type { DataAdapter } from '../data/adapter.ts';
import { memoryAdapter } from '../data/memory-adapter.ts';
import { engineWorld, eventRecord, saleRecord } from '../testing/engine-world.ts';

const MINUTE = 60_000;
const total = async (world: ReturnType<typeof engineWorld>): Promise<number> =>
  (await world.shop.live()).revenue.total_revenue ?? NaN;

describe('an answer', () => {
  test('has the common fields', async () => {
    const { shop } = engineWorld();
    await shop.record(saleRecord(250));
    expect(await shop.live()).toMatchObject({
      business_id: 'shop-1',
      currency: 'ZMW',
      as_of: '2026-03-02T12:05:11Z',
      freshness: 'fresh',
      revision: expect.stringMatching(/^[0-9a-f]{32}$/),
      period: { name: 'today', from: '2026-03-01T22:00:00Z', to: '2026-03-02T22:00:00Z', timezone: 'Africa/Lusaka' },
      compared_to: { from: '2026-02-28T22:00:00Z', to: '2026-03-01T12:05:00Z' },
      revenue: { total_revenue: 250 },
    });
  });

  test('is one frozen object for all spellings of its question, until something changes', async () => {
    const { shop } = engineWorld();
    const first = await shop.answer('analytics/live');
    expect(await shop.answer('/analytics/live?period=today')).toBe(first);
    expect(Object.isFrozen(first.data['revenue'])).toBe(true);
    await shop.record(saleRecord(1));
    expect((await shop.answer('analytics/live')).revision).not.toBe(first.revision);
  });

  test('of equal content has an equal revision, whenever it was made', async () => {
    const { shop, clock } = engineWorld();
    const first = await shop.answer('analytics/live?period=2026-03-01..2026-03-01');
    await clock.advance(10 * MINUTE);
    const second = await shop.answer('analytics/live?period=2026-03-01..2026-03-01');
    expect(second.revision).toBe(first.revision);
    expect(second.data['as_of']).not.toBe(first.data['as_of']);
  });

  test('sees every record that was kept before it was asked for', async () => {
    const world = engineWorld();
    for (let i = 1; i <= 20; i++) {
      await world.shop.record(saleRecord(1));
      expect(await total(world)).toBe(i);
    }
  });

  test('is computed once for a thousand who ask at once', async () => {
    const { shop, analytics, chaos } = engineWorld();
    chaos.slow(0, 'aggregate');
    const answers = Promise.all(Array.from({ length: 1_000 }, () => shop.answer('analytics/live')));
    chaos.heal();
    expect(new Set(await answers).size).toBe(1);
    expect(analytics.statistics()).toMatchObject({ computations: 1, cache: { misses: 1_000 } });
    await shop.answer('analytics/live');
    expect(analytics.statistics().computations).toBe(1);
    expect(analytics.statistics().cache.hits).toBe(1);
  });

  test('asks the store nothing more after an event: its numbers are brought up to date', async () => {
    const { shop, chaos } = engineWorld();
    await shop.record([saleRecord(1), eventRecord('click')]);
    await shop.live();
    for (const record of [eventRecord('click'), saleRecord(2)]) {
      await shop.record(record);
      const reads = chaos.calls();
      expect((await shop.live()).freshness).toBe('fresh');
      expect(chaos.calls()).toBe(reads);
    }
    expect(await shop.live()).toMatchObject({ revenue: { total_revenue: 3 }, channels: { website: { clicks: 2 } } });
  });

  test('asks the store for no sum after a sale that refunds have waited for: they are moved in what is remembered', async () => {
    const { shop, chaos } = engineWorld();
    const refund = { kind: 'refund', id: 'r1', occurred_at: '2026-03-02T14:00:00+02:00', sale_id: 'late', amount: 30 };
    await shop.record([saleRecord(7), refund, { ...refund, id: 'r2', amount: 'rest' }]);
    expect(await shop.live()).toMatchObject({ revenue: { total_revenue: -23, revenue_by_channel: { unknown: -30 } } });
    const sums = chaos.calls('aggregate');
    await shop.record(saleRecord(250, { id: 'late', channel: 'whatsapp', campaign_id: '42' }));
    expect(await shop.live()).toMatchObject({
      revenue: { total_revenue: 7, revenue_by_channel: { whatsapp: 0, website: 7 } },
      campaigns: [{ id: '42', revenue: 0 }],
    });
    await shop.record({ ...refund, id: 'r0', occurred_at: '2026-03-02T13:00:00+02:00', amount: 40 });
    const moved = await shop.live();
    expect(moved.revenue.revenue_by_channel).toEqual({ whatsapp: 0, website: 7 });
    expect(chaos.calls('aggregate')).toBe(sums);
    await shop.changed();
    expect((await shop.live()).revision).toBe(moved.revision);
  });

  test('reads the ledger anew where the store does not say whether it moved a refund', async () => {
    const store = memoryAdapter();
    const adapter: DataAdapter = {
      ...store,
      write: async (business, batch) => {
        const { reattributed: _unsaid, ...result } = await store.write(business, batch);
        return result;
      },
    };
    const { shop, chaos } = engineWorld({ adapter });
    await shop.record({
      kind: 'refund',
      id: 'r1',
      occurred_at: '2026-03-02T14:00:00+02:00',
      sale_id: 'late',
      amount: 30,
    });
    await shop.live();
    const sums = chaos.calls('aggregate');
    await shop.record(saleRecord(250, { id: 'late', channel: 'whatsapp' }));
    expect(await shop.live()).toMatchObject({ revenue: { revenue_by_channel: { whatsapp: 220 } } });
    expect(chaos.calls('aggregate')).toBeGreaterThan(sums);
  });

  test('rejects what can never be answered, naming the field', async () => {
    const { shop } = engineWorld();
    await expect(shop.live({ period: 'yesterday' })).rejects.toMatchObject({ code: 'invalid_input', path: '/period' });
    await expect(shop.answer('analytics/dead')).rejects.toMatchObject({ code: 'not_found' });
    await expect(shop.metric({ name: 'nonsense' })).rejects.toMatchObject({ code: 'not_found', path: '/name' });
    await expect(shop.metric({ name: 'revenue', by: 'moon' })).rejects.toMatchObject({
      code: 'invalid_input',
      path: '/by',
    });
    await expect(shop.campaign({ id: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('lets a caller go who aborts, and only that one', async () => {
    const { shop, chaos } = engineWorld();
    chaos.hang('aggregate');
    const controller = new AbortController();
    const leaving = shop.live({}, { signal: controller.signal });
    const staying = shop.live();
    await Promise.resolve();
    controller.abort();
    await expect(leaving).rejects.toMatchObject({ name: 'AbortError' });
    chaos.heal();
    expect((await staying).revenue.total_revenue).toBe(0);
  });
});

describe('time', () => {
  test('moves the like-for-like part on at the whole minute', async () => {
    const { shop, clock } = engineWorld();
    await shop.record([saleRecord(100), saleRecord(50, { occurred_at: '2026-03-01T14:05:30+02:00' })]);
    expect((await shop.live()).revenue).toMatchObject({ previous_revenue: 0, revenue_trend: null });
    await clock.advance(48_999);
    expect((await shop.live()).compared_to.to).toBe('2026-03-01T12:05:00Z');
    await clock.advance(1);
    await shop.live();
    await clock.advance(0);
    expect(await shop.live()).toMatchObject({
      compared_to: { to: '2026-03-01T12:06:00Z' },
      revenue: { previous_revenue: 50, revenue_trend: 100 },
    });
  });

  test('shows an answer past its minute at once for one more minute; after that whoever asks waits for the new one', async () => {
    const { shop, clock } = engineWorld();
    await shop.live();
    await clock.advance(49_000);
    expect((await shop.live()).as_of).toBe('2026-03-02T12:05:11Z');
    await clock.advance(10 * MINUTE);
    expect((await shop.live()).as_of).toBe('2026-03-02T12:16:00Z');
  });

  test('one second after midnight, with a warm cache, today is the new day', async () => {
    const world = engineWorld({ startsAt: Date.UTC(2026, 2, 2, 21, 59, 59) });
    const { shop, clock } = world;
    await shop.record(saleRecord(100));
    await shop.warm();
    expect(await total(world)).toBe(100);
    await clock.advance(2_000);
    expect(await shop.live()).toMatchObject({
      revenue: { total_revenue: 0, previous_revenue: 0 },
      period: { from: '2026-03-02T22:00:00Z' },
    });
    expect((await shop.live({ period: 'week' })).revenue.total_revenue).toBe(100);
  });

  test.each([
    ['spring forward', 'Europe/London', '2026-03-29', '2026-03-28T23:00:00Z', 23],
    ['fall back', 'Europe/London', '2026-10-25', '2026-10-25T00:00:00Z', 25],
    ['go back by half an hour', 'Australia/Lord_Howe', '2026-04-05', '2026-04-04T14:00:00Z', 25],
  ])('counts a day whose clocks %s as it is', async (_, timezone, day, __, steps) => {
    const { shop } = engineWorld({ timezone, startsAt: Date.parse(`${day}T12:00:00Z`) + 3 * 86_400_000 });
    const midnight = (await shop.live({ period: `${day}..${day}` })).period;
    const hours = (Date.parse(midnight.to) - Date.parse(midnight.from)) / 3_600_000;
    await shop.record([
      saleRecord(1, { occurred_at: midnight.from }),
      saleRecord(2, { occurred_at: new Date(Date.parse(midnight.to) - 1_000).toISOString() }),
      saleRecord(4, { occurred_at: midnight.to }),
    ]);
    const { revenue } = await shop.live({ period: `${day}..${day}` });
    expect(revenue.total_revenue).toBe(3);
    expect(revenue.series).toHaveLength(steps);
    expect(Math.abs(hours - steps)).toBeLessThan(1);
    expect(revenue.series.reduce((sum, step) => sum + (step.revenue ?? NaN), 0)).toBe(3);
  });

  test('dies over midnight even where the source fails: yesterday is never shown as today', async () => {
    const { shop, clock, chaos } = engineWorld({ startsAt: Date.UTC(2026, 2, 2, 21, 59, 59) });
    await shop.live();
    chaos.fail('aggregate');
    await clock.advance(2_000);
    await expect(shop.live()).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('a source that fails', () => {
  test('leaves the last good answer, marked stale, under its own revision', async () => {
    const { shop, chaos, clock } = engineWorld();
    await shop.record(saleRecord(100));
    const good = await shop.live();
    chaos.fail('aggregate', 'find');
    await clock.advance(5 * MINUTE);
    const stale = await shop.live();
    expect(stale).toEqual({ ...good, freshness: 'stale' });
    expect(await shop.live()).toBe(stale);
    chaos.heal();
    await clock.advance(5_000);
    expect(await shop.live()).toMatchObject({ freshness: 'fresh', revenue: { total_revenue: 100 } });
  });

  test('without a last good answer is an error that may be tried again', async () => {
    const { shop, chaos } = engineWorld();
    chaos.fail('aggregate');
    await expect(shop.live()).rejects.toMatchObject({ code: 'unavailable', retryable: true });
    chaos.heal();
    expect((await shop.live()).revenue.total_revenue).toBe(0);
  });

  test('when keeping rejects, and nothing of the batch is counted twice once it works again', async () => {
    const world = engineWorld();
    const batch = [saleRecord(100), saleRecord(50)];
    world.chaos.fail('write');
    await expect(world.shop.record(batch)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await total(world)).toBe(0);
    world.chaos.heal();
    await world.shop.record(batch);
    await world.shop.record(batch);
    expect(await total(world)).toBe(150);
  });
});

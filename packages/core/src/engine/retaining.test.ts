import { describe, expect, test } from 'vitest';
import type { DataAdapter } from '../data/adapter.ts';
import { memoryAdapter } from '../data/memory-adapter.ts';
import { createAnalytics } from './create-analytics.ts';
import { engineWorld, eventRecord, saleRecord, WORLD_STARTS_AT, worldListener } from '../testing/engine-world.ts';
import { settle } from '../testing/fake-clock.ts';

const at = (date: string, time = '09:30:00'): string => `${date}T${time}+02:00`;
const LACKS = [{ code: 'only_daily_sums', params: { until: '2026-02-26' } }];

/** Some days of a shop that keeps four of them: today is Monday, 2 March. */
async function shopWithHistory(adapter: DataAdapter = memoryAdapter()) {
  const world = engineWorld({ adapter });
  const click = (date: string, visitor_id: string, time?: string) =>
    eventRecord('click', { occurred_at: at(date, time), visitor_id, session_id: 's', count: 2 });
  await world.shop.record([
    click('2026-02-20', 'ann'),
    click('2026-02-20', 'bob', '23:59:59'),
    click('2026-02-25', 'ann'),
    eventRecord('share', { occurred_at: at('2026-02-25', '17:00:00'), campaign_id: 'c1' }),
    click('2026-02-26', 'ann'),
    click('2026-03-02', 'ann'),
    saleRecord(250, { occurred_at: at('2026-02-20'), customer_id: 'ann', visitor_id: 'ann' }),
  ]);
  return world;
}

describe('keeping daily sums', () => {
  test('drops the events of older days, and says what was done', async () => {
    const { shop } = await shopWithHistory();
    expect(await shop.retain({ keepDays: 4 })).toEqual({ before: '2026-02-26', removed: 4, kept: 3 });
    expect(await shop.retain({ keepDays: 4 })).toEqual({ before: '2026-02-26', removed: 0, kept: 0 });
    expect(await shop.retain({ from: '2026-02-27' })).toEqual({ before: '2026-02-27', removed: 1, kept: 1 });
  });

  test('changes no answer about whole days, and nothing of sales', async () => {
    const { shop } = await shopWithHistory();
    const ask = () =>
      Promise.all([
        shop.metric({ name: 'clicks', period: '2026-02-01..2026-03-01', by: 'weekday' }),
        shop.metric({ name: 'engagements', period: '2026-02-20..2026-02-28', by: 'campaign' }),
        shop.revenue({ period: '2026-02-20..2026-02-20' }),
        shop.metric({ name: 'revenue', period: '2026-02-20..2026-02-20', by: 'hour' }),
      ]);
    const before = await ask();
    await shop.retain({ keepDays: 4 });
    expect((await ask()).map(({ revision }) => revision)).toEqual(before.map(({ revision }) => revision));
    expect(before[0]).toMatchObject({ value: 8, freshness: 'fresh' });
  });

  test('makes answers partial that need people or hours of those days, and makes nothing up', async () => {
    const { shop } = await shopWithHistory();
    await shop.retain({ keepDays: 4 });
    const lacks = { freshness: 'partial', missing: LACKS };
    expect(await shop.metric({ name: 'visitors', period: '2026-02-20..2026-03-02' })).toMatchObject(lacks);
    const hourly = await shop.metric({ name: 'clicks', period: '2026-02-20..2026-02-20', by: 'hour' });
    expect(hourly).toMatchObject({ ...lacks, value: 4 });
    expect(new Set(hourly.series.map(({ value }) => value))).toEqual(new Set([0]));
    expect(hourly.groups).not.toContainEqual(expect.objectContaining({ key: '00:00', value: 4 }));
    const { engagement } = await shop.live({ period: '2026-02-25..2026-02-25' });
    expect(engagement).toMatchObject({ total_engagements: 1, peak_time: null });
    expect(await shop.live({ period: '2026-02-25..2026-02-25' })).toMatchObject(lacks);
  });

  test('leaves answers about later days whole', async () => {
    const { shop } = await shopWithHistory();
    await shop.retain({ keepDays: 4 });
    expect(await shop.metric({ name: 'clicks', by: 'hour' })).toMatchObject({ freshness: 'fresh', value: 2 });
    expect(await shop.live({ period: 'today' })).toMatchObject({ freshness: 'fresh' });
    const compared = { name: 'clicks', period: '2026-02-27..2026-03-01', by: 'weekday' };
    expect(await shop.metric(compared)).toMatchObject({ freshness: 'fresh', value: 0, previous: 4 });
  });

  test('is said where a view cuts the days at other midnights', async () => {
    const { shop } = await shopWithHistory();
    await shop.retain({ keepDays: 4 });
    const utc = shop.withView({ timezone: 'UTC' });
    const question = { name: 'clicks', period: '2026-02-10..2026-02-28' };
    expect(await utc.metric(question)).toMatchObject({ freshness: 'partial', missing: LACKS });
  });

  test('rejects a late event of a day that is summed up, with the reason, and takes everything else', async () => {
    const { shop } = await shopWithHistory();
    await shop.retain({ keepDays: 4 });
    const late = eventRecord('click', { occurred_at: at('2026-02-25', '23:59:59') });
    const receipt = await shop.record([
      saleRecord(5, { occurred_at: at('2026-02-25') }),
      late,
      eventRecord('click', { occurred_at: at('2026-02-26', '00:00:00') }),
    ]);
    expect(receipt).toMatchObject({
      accepted: 2,
      duplicates: 0,
      rejected_count: 1,
      rejected: [{ index: 1, path: '/occurred_at' }],
    });
    expect(receipt.rejected[0]?.message).toContain('its day is kept as sums');
    expect((await shop.metric({ name: 'clicks', period: '2026-02-25..2026-02-25' })).value).toBe(2);
  });

  test('is told to whoever watches', async () => {
    const { shop, clock } = await shopWithHistory();
    const listener = worldListener();
    const leave = shop.stand('analytics/metrics/visitors?period=2026-02-20..2026-02-28', listener);
    await settle();
    expect(listener.held()).toMatchObject({ freshness: 'fresh', value: 2 });
    await shop.retain({ keepDays: 4 });
    await clock.advance(60);
    expect(listener.held()).toMatchObject({ freshness: 'partial', missing: LACKS });
    leave();
  });

  test('keeps what it has done where it stops half-way, and goes on from there', async () => {
    const store = memoryAdapter();
    let left = 1;
    const adapter: DataAdapter = {
      ...store,
      sumUp: async (business, days) => {
        if (left-- === 0) throw new Error('The disk is full.');
        return store.sumUp(business, days);
      },
    };
    const { shop } = await shopWithHistory(adapter);
    await shop.record(eventRecord('click', { occurred_at: at('2026-02-21'), count: 60_000 }));
    await expect(shop.retain({ keepDays: 4 })).rejects.toMatchObject({ code: 'unavailable' });
    left = 10;
    expect((await shop.metric({ name: 'clicks', period: '2026-02-20..2026-02-25' })).value).toBe(60_006);
    expect(await shop.retain({ keepDays: 4 })).toMatchObject({ removed: 3, kept: 3 });
    expect((await shop.metric({ name: 'clicks', period: '2026-02-20..2026-02-25' })).value).toBe(60_006);
  });

  test('goes on in the days of another zone, without a gap and without counting twice', async () => {
    const { shop, analytics } = await shopWithHistory();
    await shop.retain({ keepDays: 5 });
    const moved = analytics.for('shop-1', { name: 'Moved', timezone: 'Asia/Tokyo', currency: 'ZMW' });
    await moved.retain({ keepDays: 1 });
    const { value } = await moved.metric({ name: 'clicks', period: '2026-02-01..2026-03-03' });
    expect(value).toBe(10);
  });

  test('is exported with the sums, and where it is done again there, nothing is counted twice', async () => {
    const { shop, clock } = await shopWithHistory();
    await shop.retain({ keepDays: 4 });
    const records = [];
    for await (const record of shop.export()) records.push(record);
    expect(records[0]).toMatchObject({ kind: 'business', events_from: '2026-02-26' });
    const elsewhere = createAnalytics({ adapter: memoryAdapter(), clock }).for('shop-1');
    await elsewhere.record(records);
    await elsewhere.retain({ from: '2026-02-26' });
    const again = [];
    for await (const record of elsewhere.export()) again.push(record);
    expect(JSON.stringify(again.slice(1))).toBe(JSON.stringify(records.slice(1)));
    expect((await elsewhere.record(records)).rejected_count).toBe(0);
    expect(await elsewhere.metric({ name: 'visitors', period: '2026-02-20..2026-02-28' })).toMatchObject({
      missing: LACKS,
    });
  });

  test('names nobody of those days', async () => {
    const { shop } = await shopWithHistory();
    await shop.retain({ from: '2026-03-02' });
    const named = [];
    for await (const record of shop.export())
      if (record.kind === 'event' && record.visitor_id != null) named.push(record.occurred_at);
    expect(named).toEqual(['2026-03-02T07:30:00Z']);
  });

  test.each([{ keepDays: 0 }, { keepDays: 1.5 }, { keepDays: NaN }, { from: '2026-03-03' }, { from: 'today' }])(
    'is refused for %o',
    async (wanted) => {
      const { shop } = await shopWithHistory();
      await expect(shop.retain(wanted)).rejects.toMatchObject({ code: 'invalid_input' });
    },
  );

  test('is refused by a store that cannot, and of a business without a profile', async () => {
    const { sumUp: _sumUp, ...adapter } = memoryAdapter();
    await expect(engineWorld({ adapter }).shop.retain({ keepDays: 4 })).rejects.toMatchObject({ code: 'unsupported' });
    const { analytics } = engineWorld({ startsAt: WORLD_STARTS_AT });
    await expect(analytics.for('nobody').retain({ keepDays: 4 })).rejects.toMatchObject({ code: 'not_found' });
  });
});

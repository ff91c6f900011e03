import { describe, expect, test } from 'vitest';
import type { DataAdapter } from '../data/adapter.ts';
import { memoryAdapter } from '../data/memory-adapter.ts';
import type { MissingPart } from '../kernel/missing-part.ts';
import { liveQuery, metricQuery } from '../capabilities/live/contract.ts';
import { engineWorld, eventRecord, saleRecord } from '../testing/engine-world.ts';

/** What one record may say at most, in kwacha: 999,999,999,999,999 ngwee. */
const LARGEST = '9999999999999.99';
const huge = (fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  saleRecord(LARGEST, { channel: 'whatsapp', ...fields });
const tooMuch = Array.from({ length: 10 }, () => huge());

let made = 0;
const itemSale = (product_id: string, quantity: number, fields: Readonly<Record<string, unknown>> = {}) => ({
  kind: 'sale',
  id: `item-sale-${made++}`,
  occurred_at: '2026-03-02T14:05:00+02:00',
  channel: 'whatsapp',
  items: [{ product_id, quantity, unit_price: '999999999.99' }],
  campaign_id: product_id,
  ...fields,
});

const sumsIn = (...fields: readonly string[]): MissingPart[] =>
  fields.map((field) => ({ code: 'sum_too_large', params: { field } }));

describe('a sum beyond what a number holds exactly', () => {
  test('is missing from the live answer, and nothing else is', async () => {
    const { shop } = engineWorld();
    await shop.record(tooMuch.slice(1));
    expect(await shop.live()).toMatchObject({ freshness: 'fresh', revenue: { total_revenue: 89_999_999_999_999.91 } });
    await shop.record([tooMuch[0], saleRecord(5), eventRecord('impression'), eventRecord('share')]);
    const live = await shop.live();
    expect(live).toMatchObject({
      freshness: 'partial',
      missing: sumsIn('revenue'),
      revenue: {
        total_revenue: null,
        revenue_trend: null,
        previous_revenue: 0,
        revenue_by_channel: { whatsapp: null, website: 5 },
      },
      campaigns: [],
      engagement: { total_engagements: 1, engagement_rate: 100, peak_time: '14:00' },
      channels: { website: { impressions: 1, engagements: 1 } },
    });
    expect(live.revenue.series.map(({ revenue }) => revenue)).toEqual([...Array<number>(14).fill(0), null]);
    expect(liveQuery.result.safeParse(live).success).toBe(true);
  });

  test('is shown in the parts that can be told: a product, a campaign and an hour at a time', async () => {
    const { shop } = engineWorld();
    const at = (hour: string) => ({ occurred_at: `2026-03-02T${hour}:05:00+02:00` });
    const sales = ['09', '10'].flatMap((hour) =>
      Array.from({ length: 6 }, () => itemSale(`p${hour}`, 10_000, at(hour))),
    );
    await shop.record(sales);
    const { missing, revenue, campaigns } = await shop.live();
    expect(missing).toEqual(sumsIn('revenue'));
    expect(revenue.total_revenue).toBeNull();
    const six = 59_999_999_999_400;
    expect(revenue.series.slice(9, 11).map((point) => point.revenue)).toEqual([six, six]);
    expect(revenue.top_products.map((product) => product.revenue)).toEqual([six, six]);
    expect(campaigns.map((campaign) => campaign.revenue)).toEqual([six, six]);
  });

  test('comes first among products and campaigns, since nothing can be more', async () => {
    const { shop } = engineWorld();
    const few = Array.from({ length: 12 }, (_, i) => itemSale(`small-${i}`, i + 1));
    const vast = Array.from({ length: 10 }, () => itemSale('vast', 10_000));
    await shop.record([...few, ...vast, itemSale('large', 10_000)]);
    const { revenue, campaigns, missing } = await shop.live();
    expect(missing).toEqual(sumsIn('campaigns', 'revenue'));
    expect(revenue.top_products.slice(0, 3).map((product) => [product.product_id, product.revenue])).toEqual([
      ['vast', null],
      ['large', 9_999_999_999_900],
      ['small-11', 11_999_999_999.88],
    ]);
    expect(campaigns.find(({ id }) => id === 'vast')).toMatchObject({ revenue: null, spend: 0, roas: null });
    const { groups } = await shop.metric({ name: 'revenue', by: 'product' });
    expect(groups?.slice(0, 2)).toMatchObject([{ key: 'vast', value: null }, { key: 'large' }]);
  });

  test('makes a metric null and names what of it is missing', async () => {
    const { shop } = engineWorld();
    await shop.record(tooMuch);
    const revenue = await shop.metric({ name: 'revenue', by: 'channel' });
    expect(revenue).toMatchObject({
      freshness: 'partial',
      missing: sumsIn('groups', 'series', 'value'),
      value: null,
      previous: 0,
      trend: null,
      groups: [{ key: 'whatsapp', value: null, previous: 0 }],
    });
    expect(metricQuery.result.safeParse(revenue).success).toBe(true);
    expect(await shop.metric({ name: 'orders' })).toMatchObject({ freshness: 'fresh', value: 10 });
    expect(await shop.metric({ name: 'average_order_value' })).toMatchObject({ freshness: 'partial', value: null });
  });

  test('of yesterday costs the comparison alone', async () => {
    const { shop } = engineWorld();
    await shop.record([
      saleRecord(7),
      ...tooMuch.map((sale) => ({ ...sale, occurred_at: '2026-03-01T09:00:00+02:00' })),
    ]);
    expect(await shop.live()).toMatchObject({
      missing: sumsIn('revenue'),
      revenue: { total_revenue: 7, previous_revenue: null, revenue_trend: null },
    });
    expect(await shop.metric({ name: 'revenue' })).toMatchObject({
      missing: sumsIn('previous'),
      value: 7,
      trend: null,
    });
  });

  test('of events costs the channel and the campaign it is in', async () => {
    const { shop } = engineWorld();
    const views = Array.from({ length: 10 }, () =>
      eventRecord('impression', { count: 999_999_999_999_999, channel: 'whatsapp', campaign_id: 'c1' }),
    );
    await shop.record([...views, eventRecord('impression'), eventRecord('share', { channel: 'whatsapp' })]);
    expect(await shop.live()).toMatchObject({
      missing: sumsIn('campaigns', 'channels'),
      channels: {
        whatsapp: { impressions: null, engagements: 1, engagement_rate: null },
        website: { impressions: 1 },
      },
      campaigns: [{ id: 'c1', impressions: null, ctr: null, clicks: 0 }],
      engagement: { total_engagements: 1, engagement_rate: null },
    });
    const shares = views.map((view) => ({ ...view, type: 'share', id: `${String(view['id'])}-share` }));
    await shop.record(shares);
    expect(await shop.live()).toMatchObject({
      missing: sumsIn('campaigns', 'channels', 'engagement'),
      engagement: { total_engagements: null, engagement_rate: null, peak_time: '14:00' },
    });
  });

  test('is whole again when the time of it has passed', async () => {
    const { shop, clock } = engineWorld();
    await shop.record(tooMuch);
    const first = await shop.live();
    await clock.advance(25 * 3_600_000);
    const second = await shop.live();
    expect([first.freshness, second.freshness]).toEqual(['partial', 'partial']);
    expect(second.revenue.total_revenue).toBe(0);
    await clock.advance(24 * 3_600_000);
    expect(await shop.live()).toMatchObject({ freshness: 'fresh' });
    expect(await shop.live()).not.toHaveProperty('missing');
  });

  test('stays the same whether it was brought up to date or read anew', async () => {
    const { shop } = engineWorld();
    await shop.record(tooMuch.slice(5));
    await shop.live();
    await shop.record(tooMuch.slice(0, 5));
    const live = await shop.live();
    await shop.record(saleRecord(3));
    const after = await shop.live();
    await shop.changed();
    expect((await shop.live()).revision).toBe(after.revision);
    expect(live.revenue.revenue_by_channel).toEqual({ whatsapp: null });
    expect(after.revenue.revenue_by_channel).toEqual({ whatsapp: null, website: 3 });
  });
});

describe('what a store lacks', () => {
  /** A store that has only daily sums of the days before today. */
  function withDailySums(): DataAdapter {
    const store = memoryAdapter();
    const today = Date.UTC(2026, 2, 1, 22);
    const only: MissingPart = { code: 'only_daily_sums', params: { until: '2026-03-01' } };
    return {
      ...store,
      aggregate: (query, options) => {
        if (query.segments.some(({ from }) => from < today)) options?.onMissing?.(only);
        return store.aggregate(query, options);
      },
    };
  }
  const until: MissingPart = { code: 'only_daily_sums', params: { until: '2026-03-01' } };

  test('makes the answers partial that looked at it, whoever reads what was read once', async () => {
    const { shop } = engineWorld({ adapter: withDailySums() });
    await shop.record(saleRecord(250));
    const whole = await shop.metric({ name: 'orders', period: '2026-03-02..2026-03-03' });
    expect(whole).toMatchObject({ freshness: 'partial', missing: [until], value: 1 });
    const [live, revenue] = await Promise.all([shop.live(), shop.revenue()]);
    expect(live).toMatchObject({ freshness: 'partial', missing: [until], revenue: { total_revenue: 250 } });
    expect(revenue.missing).toEqual([until]);
    await shop.record(saleRecord(50));
    expect(await shop.live()).toMatchObject({ missing: [until], revenue: { total_revenue: 300 } });
  });

  test('is not said of answers that never needed it', async () => {
    const { shop, clock } = engineWorld({ adapter: withDailySums() });
    await shop.record(saleRecord(250));
    await clock.advance(10 * 24 * 3_600_000);
    expect(await shop.live()).toMatchObject({ freshness: 'fresh' });
    expect(await shop.live()).not.toHaveProperty('missing');
  });

  test('is part of the content: another revision, and the last good answer keeps it', async () => {
    const { shop, chaos, clock } = engineWorld({ adapter: withDailySums() });
    const first = await shop.live();
    chaos.fail();
    await clock.advance(3_600_000);
    expect(await shop.live()).toMatchObject({ freshness: 'stale', missing: [until], revision: first.revision });
  });
});

import { describe, expect, test } from 'vitest';
import { createAnalytics } from './create-analytics.ts';
import { memoryAdapter } from '../data/memory-adapter.ts';
import { liveResult } from '../capabilities/live/contract.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { worldListener, WORLD_STARTS_AT } from '../testing/engine-world.ts';

describe('the walk from an event to what is shown', () => {
  test('a till in Lusaka sells a chitenge for K250, and two who look on see it change, from one computation', async () => {
    const clock = createFakeClock(WORLD_STARTS_AT);
    const analytics = createAnalytics({ adapter: memoryAdapter(), clock });
    const shop = analytics.for('shop-1', { name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' });
    await shop.record([
      { kind: 'product', id: 'p1', name: 'Chitenge' },
      { kind: 'campaign', id: '42', name: 'Easter', status: 'active' },
      // Yesterday, before and after five past two.
      { kind: 'sale', id: 'y1', occurred_at: '2026-03-01T11:00:00+02:00', channel: 'website', amount: 200 },
      { kind: 'sale', id: 'y2', occurred_at: '2026-03-01T18:00:00+02:00', channel: 'website', amount: 900 },
      {
        kind: 'event',
        id: 'e1',
        type: 'impression',
        occurred_at: '2026-03-02T09:00:00+02:00',
        channel: 'whatsapp',
        count: 80,
      },
      {
        kind: 'event',
        id: 'e2',
        type: 'share',
        occurred_at: '2026-03-02T10:15:00+02:00',
        channel: 'whatsapp',
        count: 2,
      },
    ]);
    const [first, second] = [worldListener(), worldListener()];
    shop.stand('analytics/live?period=today', first);
    shop.stand('/analytics/live', second);
    await clock.advance(1_000);
    expect(first.held()).toMatchObject({ revenue: { total_revenue: 0, previous_revenue: 200, revenue_trend: -100 } });
    const { computations } = analytics.statistics();

    const receipt = await shop.record({
      kind: 'sale',
      id: 's1',
      occurred_at: '2026-03-02T14:05:10+02:00',
      channel: 'whatsapp',
      campaign_id: '42',
      items: [{ product_id: 'p1', quantity: 1, unit_price: 250 }],
    });
    await clock.advance(0);

    expect(receipt).toEqual({ accepted: 1, duplicates: 0, rejected_count: 0, rejected: [] });
    expect(analytics.statistics().computations).toBe(computations + 1);
    expect(first.updates[1]).toBe(second.updates[1]);
    const paths = first.updates[1]?.patch?.ops.map(({ path }) => path);
    expect(paths).toContain('/revenue/total_revenue');
    expect(paths).not.toContain('/engagement/peak_time');
    expect(first.held()).toEqual((await shop.answer('analytics/live')).data);
    expect(liveResult.parse(first.held())).toMatchObject({
      revenue: {
        total_revenue: 250,
        revenue_trend: 25,
        top_products: [{ product_id: 'p1', name: 'Chitenge', revenue: 250, quantity: 1 }],
        revenue_by_channel: { whatsapp: 250 },
      },
      campaigns: [{ id: '42', name: 'Easter', status: 'active', revenue: 250, roas: null }],
      engagement: { total_engagements: 2, engagement_rate: 2.5, peak_time: '10:00' },
      channels: {
        facebook: { impressions: 0, engagement_rate: null },
        whatsapp: { impressions: 80, engagements: 2, engagement_rate: 2.5 },
      },
      compared_to: { from: '2026-02-28T22:00:00Z', to: '2026-03-01T12:05:00Z' },
    });
    await analytics.close();
  });
});

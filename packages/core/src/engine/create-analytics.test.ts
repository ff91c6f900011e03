import { firstValueFrom } from 'rxjs';
import { filter } from 'rxjs/operators';
import { describe, expect, test } from 'vitest';
import { createAnalytics, memoryAdapter } from '../index.ts';

describe('createAnalytics', () => {
  test('answers what was recorded, as in the introduction', async () => {
    const now = Date.parse('2026-03-02T12:05:11Z');
    const analytics = createAnalytics({
      adapter: memoryAdapter(),
      clock: { now: () => now, schedule: () => () => {} },
    });
    const shop = analytics.for('shop-1', { name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' });
    await shop.record([
      { kind: 'sale', id: 's1', occurred_at: '2026-03-02T14:05:00+02:00', channel: 'whatsapp', amount: 250 },
    ]);
    const live = await shop.live({ period: 'today' });
    expect(live.revenue.total_revenue).toBe(250);
    const seen = await firstValueFrom(
      shop.watch.live({ period: 'week' }).pipe(filter(({ answer }) => answer !== undefined)),
    );
    expect(seen.answer?.revenue.total_revenue).toBe(250);
    await analytics.close();
  });
});

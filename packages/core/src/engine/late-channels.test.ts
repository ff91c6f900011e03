import { describe, expect, test } from 'vitest';
import { createBuiltInCapabilities } from '../capabilities/built-in.ts';
import { engineWorld, eventRecord, saleRecord, worldListener } from '../testing/engine-world.ts';

const HOUR = 3_600_000;
/** Five past two in the afternoon, in Lusaka; what is recorded says two o'clock. */
const world = () =>
  engineWorld({ capabilities: createBuiltInCapabilities({ live: { lateAfterMs: { whatsapp: 3 * HOUR } } }) });
const late = (hours: number) => [{ code: 'late_channel', params: { channel: 'whatsapp', hours } }];

describe('a channel that should have sent something by now', () => {
  test('is told to whoever watches when its time has passed, and no longer when it has sent something', async () => {
    const { shop, clock } = world();
    await shop.record(eventRecord('share', { channel: 'whatsapp' }));
    const listener = worldListener();
    shop.stand('analytics/live?period=today', listener);
    await clock.advance(0);
    expect(listener.held()).toMatchObject({ freshness: 'fresh' });

    await clock.advance(4 * HOUR);
    expect(listener.held()).toMatchObject({ freshness: 'partial', missing: late(3) });
    await clock.advance(HOUR);
    expect(listener.held()).toMatchObject({ missing: late(4) });

    await shop.record(saleRecord(5, { channel: 'whatsapp', occurred_at: '2026-03-02T19:04:00+02:00' }));
    await clock.advance(50);
    expect(listener.held()).toMatchObject({ freshness: 'fresh' });
    expect(listener.held()).not.toHaveProperty('missing');
  });

  test('marks the metrics that it feeds and no others', async () => {
    const { shop, clock } = world();
    await shop.record(eventRecord('share', { channel: 'whatsapp' }));
    await clock.advance(5 * HOUR);
    const freshnessOf = async (name: string) => (await shop.metric({ name })).freshness;
    expect(await freshnessOf('revenue')).toBe('partial');
    expect(await freshnessOf('engagements')).toBe('partial');
    expect(await freshnessOf('roas')).toBe('partial');
    expect(await freshnessOf('spend')).toBe('fresh');
    expect((await shop.drivers({ name: 'revenue' })).missing).toEqual(late(4));
    expect((await shop.revenue({})).missing).toEqual(late(4));
  });

  test('is no matter where nothing was promised', async () => {
    const { shop, clock } = engineWorld();
    await clock.advance(30 * HOUR);
    expect((await shop.live()).freshness).toBe('fresh');
  });
});

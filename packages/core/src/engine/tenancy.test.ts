import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../cache/memory-store.ts';
import { engineWorld, eventRecord, saleRecord, worldListener } from '../testing/engine-world.ts';

describe('two businesses in one process', () => {
  test("never see each other's anything", async () => {
    const { analytics, shop, clock } = engineWorld();
    const other = analytics.for('shop-2', { name: 'Kanga House', timezone: 'Africa/Nairobi', currency: 'KES' });
    const [listener, note] = [worldListener(), [] as unknown[]];
    other.stand('analytics/live', listener);
    other.onNote((heard) => note.push(heard));
    await clock.advance(0);
    const before = await other.answer('analytics/live');

    await shop.record([
      { kind: 'campaign', id: '42', name: 'Easter', status: 'active' },
      { kind: 'product', id: 'p1', name: 'Chitenge' },
      saleRecord(5, { id: 's1', campaign_id: '42' }),
      eventRecord('click', { channel: 'tiktok', visitor_id: 'v1' }),
    ]);
    await shop.broadcastMetricUpdate('stock', 1);
    await shop.remember('mine', async () => 'shop-1');
    await clock.advance(100);

    expect(listener.updates).toHaveLength(1);
    expect(note).toEqual([]);
    expect(await other.answer('analytics/live')).toBe(before);
    await expect(other.campaign({ id: '42' })).rejects.toMatchObject({ code: 'not_found' });
    expect((await other.metric({ name: 'visitors' })).value).toBe(0);
    expect(await other.remember('mine', async () => 'shop-2')).toBe('shop-2');
    expect(await other.invalidate('mine')).toBe(true);
    expect(await shop.remember('mine', async () => 'again')).toBe('shop-1');
    expect((await shop.live()).campaigns).toHaveLength(1);
  });

  test('may have records of one id, each its own', async () => {
    const { analytics, shop } = engineWorld();
    const other = analytics.for('shop-2', { name: 'Kanga House', timezone: 'Africa/Nairobi', currency: 'KES' });
    for (const [i, business] of [shop, other].entries()) {
      expect(await business.record(saleRecord(i + 1, { id: 's1' }))).toMatchObject({ accepted: 1 });
      expect((await business.revenue()).total_revenue).toBe(i + 1);
    }
  });

  test("cannot reach each other's answers by clever ids and keys", async () => {
    const store = createMemoryStore();
    const keys: string[] = [];
    const cacheStore = {
      name: 'spy',
      get: store.get,
      delete: store.delete,
      set: (key: string, entry: Parameters<typeof store.set>[1]) => (keys.push(key), store.set(key, entry)),
    };
    const { analytics } = engineWorld({ cacheStore });
    const profile = { name: 'A', timezone: 'UTC', currency: 'EUR' };
    for (const id of ['a', 'a"', 'a",null', 'a\\', 'a"]analytics/live', '__proto__', 'constructor']) {
      const business = analytics.for(id, profile);
      await business.live();
      for (const key of ['k', '"]k', 'answer', '","k']) await business.remember(key, async () => key);
    }
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(7 * 5);
  });

  test('cannot record for each other: an item that names another business is rejected', async () => {
    const { shop } = engineWorld();
    const receipt = await shop.record([saleRecord(1, { business_id: 'shop-2' }), saleRecord(2)]);
    expect(receipt).toMatchObject({ accepted: 1, rejected_count: 1, rejected: [{ index: 0, path: '/business_id' }] });
  });

  test.each(['', 'x'.repeat(129)])('have ids of 1 to 128 characters: %s', (id) => {
    const { analytics } = engineWorld();
    expect(() => analytics.for(id)).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });
});

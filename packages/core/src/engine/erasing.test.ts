import { describe, expect, test } from 'vitest';
import { memoryAdapter } from '../data/memory-adapter.ts';
import { engineWorld, eventRecord, saleRecord, worldListener } from '../testing/engine-world.ts';
import { settle } from '../testing/fake-clock.ts';

const VISITORS = 'analytics/metrics/visitors?period=today';

async function shopWithAnn() {
  const world = engineWorld();
  await world.shop.record([
    eventRecord('impression', { visitor_id: 'ann', session_id: 's1' }),
    eventRecord('click', { visitor_id: 'ann' }),
    eventRecord('click', { visitor_id: 'bob' }),
    saleRecord(250, { visitor_id: 'ann', customer_id: 42 }),
  ]);
  return world;
}

describe('erasing a person', () => {
  test('changes who was there, and neither money nor counts', async () => {
    const { shop } = await shopWithAnn();
    const before = await shop.live();
    const { value } = await shop.metric({ name: 'visitors' });
    const erasure = await shop.erase({ visitor: 'ann' });
    const after = await shop.live();
    expect([value, (await shop.metric({ name: 'visitors' })).value]).toEqual([2, 1]);
    expect(erasure).toEqual({ records: 3, events: 2, sales: 1 });
    expect(after.revision).toBe(before.revision);
    expect(await shop.erase({ visitor: 'ann' })).toEqual({ records: 0, events: 0, sales: 0 });
  });

  test('takes ids that came as integers', async () => {
    const { shop } = await shopWithAnn();
    expect(await shop.erase({ customer: 42 })).toEqual({ records: 1, events: 0, sales: 1 });
  });

  test('is told to whoever watches', async () => {
    const { shop, clock } = await shopWithAnn();
    const listener = worldListener();
    const leave = shop.stand(VISITORS, listener);
    await settle();
    await shop.erase({ visitor: 'ann' });
    await clock.advance(50);
    expect(listener.held()).toMatchObject({ value: 1 });
    leave();
  });

  test('leaves the ids in no export', async () => {
    const { shop } = await shopWithAnn();
    await shop.erase({ visitor: 'ann', customer: 42 });
    for await (const record of shop.export()) expect(JSON.stringify(record)).not.toMatch(/"(ann|42|s1)"/);
  });

  test('waits for nothing and changes nothing where nobody is said', async () => {
    const { shop } = await shopWithAnn();
    await expect(shop.erase({})).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(shop.erase({ visitor: '' })).rejects.toMatchObject({ code: 'invalid_input', path: '/visitor' });
  });

  test('is refused by a store that cannot', async () => {
    const { erase: _erase, ...adapter } = memoryAdapter();
    const { shop } = engineWorld({ adapter });
    await expect(shop.erase({ visitor: 'ann' })).rejects.toMatchObject({ code: 'unsupported' });
  });

  test('is in turn with records that come at the same time', async () => {
    const { shop } = await shopWithAnn();
    const coming = Array.from({ length: 5 }, () => shop.record(eventRecord('click', { visitor_id: 'bob' })));
    await Promise.all([...coming, shop.erase({ visitor: 'bob' }), shop.erase({ visitor: 'ann' })]);
    expect((await shop.metric({ name: 'clicks' })).value).toBe(7);
    await shop.erase({ visitor: 'bob' });
    expect((await shop.metric({ name: 'visitors' })).value).toBe(0);
  });
});

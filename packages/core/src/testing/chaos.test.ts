import { describe, expect, test } from 'vitest';
import { createMemoryBroadcaster } from '../broadcast/memory-broadcaster.ts';
import { createMemoryStore } from '../cache/memory-store.ts';
import { memoryAdapter } from '../data/memory-adapter.ts';
import { businessIdOf } from '../kernel/ids.ts';
import { createChaos } from './chaos.ts';
import { chaoticAdapter, chaoticBroadcaster, chaoticCacheStore } from './chaotic.ts';
import { createFakeClock } from './fake-clock.ts';

const shop = businessIdOf('shop-1');

describe('chaos', () => {
  test('changes nothing while there is no trouble, and counts', async () => {
    const chaos = createChaos();
    const store = chaoticCacheStore(createMemoryStore(), chaos);
    expect(await store.get('a')).toBeUndefined();
    expect(store.getSync('a')).toBeUndefined();
    expect(store.name).toBe('memory');
    expect([chaos.calls(), chaos.calls('get'), chaos.calls('set')]).toEqual([1, 1, 0]);
  });

  test('fails on command, only the methods named, until it heals', async () => {
    const chaos = createChaos();
    const store = chaoticCacheStore(createMemoryStore(), chaos);
    chaos.fail('get');
    await expect(store.get('a')).rejects.toMatchObject({ code: 'unavailable' });
    await expect(store.delete('a')).resolves.toBe(false);
    chaos.heal();
    await expect(store.get('a')).resolves.toBeUndefined();
  });

  test('hangs until it heals, or until the caller gives up', async () => {
    const chaos = createChaos();
    const adapter = chaoticAdapter(memoryAdapter(), chaos);
    const controller = new AbortController();
    chaos.hang();
    const leaving = adapter.find(shop, { kind: 'product' }, { signal: controller.signal });
    const waiting = adapter.find(shop, { kind: 'product' });
    controller.abort();
    await expect(leaving).rejects.toMatchObject({ name: 'AbortError' });
    chaos.heal();
    await expect(waiting).resolves.toEqual([]);
  });

  test('is slow by the clock it was given', async () => {
    const clock = createFakeClock(0);
    const chaos = createChaos(clock);
    const store = chaoticCacheStore(createMemoryStore(), chaos);
    let isDone = false;
    chaos.slow(40);
    void store.get('a').then(() => (isDone = true));
    await clock.advance(39);
    expect(isDone).toBe(false);
    await clock.advance(1);
    expect(isDone).toBe(true);
  });

  test('breaks off a read under way', async () => {
    const chaos = createChaos();
    const memory = memoryAdapter();
    const spend = (id: string, at: number) => ({ kind: 'spend', id, at, campaign: '42', amount: 1 }) as const;
    await memory.write?.(shop, { facts: [spend('a', 1), spend('b', 2)], states: [], reattributed: [] });
    const facts = chaoticAdapter(memory, chaos)
      .read({ business: shop, kinds: ['spend'], from: 0, to: 10 })
      [Symbol.asyncIterator]();
    expect((await facts.next()).value).toMatchObject({ id: 'a' });
    chaos.fail('read');
    await expect(facts.next()).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('keeps changes from subscribers while delivery is in trouble', async () => {
    const chaos = createChaos();
    const broadcaster = chaoticBroadcaster(createMemoryBroadcaster(), chaos);
    const heard: number[] = [];
    await broadcaster.subscribe(shop, ({ sequence }) => heard.push(sequence));
    chaos.fail('deliver');
    const { sequence } = await broadcaster.publish(shop, ['sales']);
    expect(heard).toEqual([]);
    expect(broadcaster.currentSync(shop).last).toBe(sequence);
    chaos.heal();
    await broadcaster.publish(shop, ['sales']);
    expect(heard).toEqual([sequence + 1]);
  });
});

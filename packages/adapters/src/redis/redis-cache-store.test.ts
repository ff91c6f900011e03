import type { CacheEntry } from '@bizboost/core';
import { expect, test } from 'vitest';
import { describeOwnServices } from '../../../../test/services/describe-service.ts';
import { hostClients, type Connect } from '../testing/redis-clients.ts';
import { redisWorld } from '../testing/redis-world.ts';
import { redisCacheStore } from './redis-cache-store.ts';

const entry: CacheEntry = { value: 0, tags: ['sales'], sequence: 7, asOf: 1, freshUntil: 2, expiresAt: 3 };
const connect = hostClients['ioredis 6'] as Connect;

describeOwnServices(['redis'], 'the cache store in Redis', () => {
  test('keeps an entry for five minutes at most, whatever is asked for, and for less where that is asked for', async () => {
    const world = await redisWorld();
    const { host } = await world.process(connect);
    const lives = [];
    for (const options of [{}, { ttlMs: 3_600_000 }, { ttlMs: 10_000 }]) {
      await redisCacheStore(host.client, options).set('a', entry);
      lives.push(Number(await world.command('PTTL', 'bizboost:{b:}:entry:a')));
    }
    for (const [i, most] of [300_000, 300_000, 10_000].entries()) {
      expect(lives[i]).toBeLessThanOrEqual(most);
      expect(lives[i]).toBeGreaterThan(most - 5_000);
    }
  });

  test('keeps deployments with prefixes of their own apart', async () => {
    const world = await redisWorld();
    const { host } = await world.process(connect);
    const [one, other] = [
      redisCacheStore(host.client, { prefix: 'one' }),
      redisCacheStore(host.client, { prefix: 'two' }),
    ];
    await one.set('a', entry);
    expect(await other.get('a')).toBeUndefined();
    expect(await one.get('a')).toEqual(entry);
  });

  test('fails at what someone else has put in its place', async () => {
    const world = await redisWorld();
    const store = redisCacheStore((await world.process(connect)).host.client);
    await world.command('SET', 'bizboost:{b:}:entry:a', 'no JSON');
    await expect(store.get('a')).rejects.toThrow('JSON');
    await world.command('DEL', 'bizboost:{b:}:entry:a');
    await world.command('LPUSH', 'bizboost:{b:}:entry:a', 'a list');
    await expect(store.get('a')).rejects.toThrow('WRONGTYPE');
  });

  test('leaves the client to the host', async () => {
    const world = await redisWorld();
    const { host } = await world.process(connect);
    await redisCacheStore(host.client).close();
    await redisCacheStore(host.client).set('a', entry);
    expect(await redisCacheStore(host.client).get('a')).toEqual(entry);
  });
});

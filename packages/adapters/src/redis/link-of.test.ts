import { Cluster as Cluster6, Redis as Redis6 } from 'ioredis';
import { Cluster as Cluster5, Redis as Redis5 } from 'ioredis-5';
import * as nodeRedis6 from 'redis';
import * as nodeRedis5 from 'redis-5';
import { describe, expect, test } from 'vitest';
import { linkOf, type RedisClient } from './link-of.ts';
import { redisBroadcaster } from './redis-broadcaster.ts';
import { redisCacheStore } from './redis-cache-store.ts';
import { redisRateLimiter } from './redis-rate-limiter.ts';

// That they compile says that a host's client fits as it is. None of them connects.
const lazyConnect = true;
const singles: readonly RedisClient[] = [
  new Redis6({ lazyConnect }),
  new Redis5({ lazyConnect }),
  nodeRedis6.createClient(),
  nodeRedis5.createClient(),
];
const clusters: readonly RedisClient[] = [
  new Cluster6(['redis://127.0.0.1:1'], { lazyConnect }),
  new Cluster5(['redis://127.0.0.1:1'], { lazyConnect }),
  nodeRedis6.createCluster({ rootNodes: [{ url: 'redis://127.0.0.1:1' }] }),
  nodeRedis5.createCluster({ rootNodes: [{ url: 'redis://127.0.0.1:1' }] }),
];

describe("a host's client", () => {
  test('is told apart by its shape: which library, single or cluster', () => {
    expect(singles.map((client) => linkOf(client).isCluster)).toEqual([false, false, false, false]);
    expect(clusters.map((client) => linkOf(client).isCluster)).toEqual([true, true, true, true]);
  });

  test('that is not connected refuses at once, and nothing waits in a queue', async () => {
    for (const client of [...singles, ...clusters].filter((one) => 'isOpen' in one))
      await expect(linkOf(client).send('a', ['GET', 'a'])).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('of another kind is refused with what would do', () => {
    const others = [undefined, null, {}, 'redis://127.0.0.1', new Map(), { get: () => null, set: () => null }];
    for (const other of others as unknown as RedisClient[])
      for (const make of [linkOf, redisCacheStore, redisBroadcaster, redisRateLimiter])
        expect(() => make(other)).toThrow(expect.objectContaining({ code: 'unsupported', path: '/client' }));
    const sentinel = nodeRedis6.createSentinel({ name: 'm', sentinelRootNodes: [{ host: '127.0.0.1', port: 1 }] });
    expect(() => linkOf(sentinel as unknown as RedisClient)).toThrow(expect.objectContaining({ code: 'unsupported' }));
  });

  test('may not be given a prefix that would tear apart what belongs together', () => {
    for (const make of [redisCacheStore, redisBroadcaster, redisRateLimiter])
      for (const prefix of ['', '{shop}', 'a}'])
        expect(() => make(singles[0] as RedisClient, { prefix })).toThrow(
          expect.objectContaining({ code: 'invalid_input', path: '/prefix' }),
        );
  });
});

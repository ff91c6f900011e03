import { BizBoostError } from '@bizboost/core';
import { ioredisLink } from './ioredis-link.ts';
import type { RedisLink } from './link.ts';
import { nodeRedisLink } from './node-redis-link.ts';
import { RedisConnection } from './redis-connection.ts';
import type { IoredisClient, NodeRedisClient } from './redis-client.ts';

/** What everything here is made with: the host's own client of `ioredis` or `redis`, version 5 or 6, single or cluster, or `connectRedis`. */
export type RedisClient = IoredisClient | NodeRedisClient | RedisConnection;

/** The way to a client's Redis. Throws `unsupported` for what is no client that we know how to use. */
export function linkOf(client: RedisClient): RedisLink {
  if (client instanceof RedisConnection) return client;
  if (typeof client === 'object' && client !== null && 'duplicate' in client) {
    if ('call' in client && 'status' in client) return ioredisLink(client);
    const isSentinel = 'getSentinelNode' in client || 'getMasterNode' in client;
    if ('sendCommand' in client && 'isOpen' in client && !isSentinel) return nodeRedisLink(client);
  }
  const expected =
    'a client of ioredis (5 or 6) or redis (node-redis 5 or 6), single or cluster, or what connectRedis gives';
  throw new BizBoostError(
    'unsupported',
    `Expected ${expected}; got something else. Sentinels are reached by ioredis.`,
    {
      path: '/client',
      expected,
    },
  );
}

import type { AnalyticsOptions } from '@bizboost/core';
import type { ServeNodeOptions } from '@bizboost/server/node';
import type { Output } from '../output/output.ts';

/** What lets several servers behave as one. */
export interface Sharing {
  readonly engine: Pick<AnalyticsOptions, 'broadcaster' | 'cacheStore'>;
  readonly server: Pick<ServeNodeOptions, 'rateLimiter'>;
  /** To be called after whatever uses it is closed. */
  close(): Promise<void>;
}

/** What a server that is alone has. */
export const ALONE: Sharing = { engine: {}, server: {}, close: () => Promise.resolve() };

/**
 * Shares changes, answers and rate limits with all servers that name the same Redis. A Redis that is not there is no reason not to serve: it is
 * said aloud, and joined as soon as it is.
 */
export async function shareOverRedis(url: string, output: Pick<Output, 'warn'>): Promise<Sharing> {
  const { connectRedis, redisBroadcaster, redisCacheStore, redisRateLimiter } =
    await import('@bizboost/adapters/redis');
  const redis = await connectRedis(url);
  if (!redis.isReady()) output.warn('Redis is not there yet: this server goes on alone until it is.');
  const onError = (error: unknown): void =>
    output.warn(`other servers are not heard just now: ${error instanceof Error ? error.message : String(error)}`);
  const broadcaster = redisBroadcaster(redis, { onError });
  return {
    engine: { broadcaster, cacheStore: redisCacheStore(redis) },
    server: { rateLimiter: redisRateLimiter(redis) },
    async close() {
      await broadcaster.close();
      await redis.close();
    },
  };
}

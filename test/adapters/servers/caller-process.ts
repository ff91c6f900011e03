// A process of its own with an engine of its own, which asks for what it is told to (see one-computation.test.ts).
import { setTimeout as pause } from 'node:timers/promises';
import { connectRedis, redisBroadcaster, redisCacheStore } from '@bizboost/adapters/redis';
import { createAnalytics, memoryAdapter } from '@bizboost/core';

/** What the parent asks for. */
export interface Order {
  readonly key: string;
  /** How many ask for it at once. */
  readonly callers: number;
  /** How long it takes to compute. */
  readonly workMs: number;
}

/** What they were given, each answer once. */
export interface Delivery {
  readonly values: readonly number[];
}

const redis = await connectRedis(process.argv[2] ?? '');
const analytics = createAnalytics({
  adapter: memoryAdapter(),
  broadcaster: redisBroadcaster(redis),
  cacheStore: redisCacheStore(redis),
  // On a machine that has much else to do, Redis counts as slow, and then everyone computes for himself.
  cache: { farTimeoutMs: 5_000 },
});
const shop = analytics.for('shop-1', { name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' });

async function deliver({ key, callers, workMs }: Order): Promise<Delivery> {
  const compute = async (): Promise<number> => {
    const count = Number(await redis.send('', ['INCR', `computed:${key}`]));
    await pause(workMs);
    return count;
  };
  const values = await Promise.all(
    Array.from({ length: callers }, () => shop.remember(key, compute, { tags: ['sales'] })),
  );
  return { values: [...new Set(values)] };
}

process.on('message', (order: Order) => {
  void deliver(order).then((delivery) => process.send?.(delivery));
});
process.send?.('ready');

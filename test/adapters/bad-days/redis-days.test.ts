import { connectRedis, redisBroadcaster, redisCacheStore } from '@bizboost/adapters/redis';
import { memoryAdapter } from '@bizboost/core';
import { onTestFinished, test } from 'vitest';
import { describeOwnServices } from '../../services/describe-service.ts';
import { openFaultProxy, type FaultProxy } from '../../services/fault-proxy.ts';
import { startRedis } from '../../services/redis.ts';
import type { Service } from '../../services/service.ts';
import { spend } from './spend.ts';
import { watchedShop } from './watched-shop.ts';

interface Place {
  readonly redis: Service;
  readonly line: FaultProxy;
}

const FLAP_MS = 100;

const days: Readonly<Record<string, (place: Place) => Promise<() => Promise<unknown>>>> = {
  async stopped({ redis }) {
    await redis.kill('SIGTERM');
    return () => redis.restart();
  },
  async 'killed under load'({ redis }) {
    await redis.kill('SIGKILL');
    return () => redis.restart();
  },
  async paused({ redis }) {
    await redis.pause();
    return () => redis.resume();
  },
  async 'slow (100 ms more for an answer)'({ line }) {
    line.delay(50);
    return () => line.mend();
  },
  async 'there and away every 100 ms'({ line }) {
    let isAway = false;
    const flap = (): void => {
      isAway = !isAway;
      if (!isAway) return void line.mend();
      line.refuse();
      line.cut();
    };
    flap();
    const timer = setInterval(flap, FLAP_MS);
    return async () => {
      clearInterval(timer);
      await line.mend();
    };
  },
};

describeOwnServices(['redis'], 'A bad day of Redis, as those who use an engine with it see it', () => {
  test.for(Object.entries(days))('%s', async ([day, begin]) => {
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    const line = await openFaultProxy(redis.port);
    onTestFinished(() => line.close());
    const client = await connectRedis(line.through(redis.url));
    onTestFinished(() => client.close());
    const broadcaster = redisBroadcaster(client);
    onTestFinished(() => broadcaster.close());
    const sharing = { broadcaster, cacheStore: redisCacheStore(client) };
    const shop = await watchedShop(memoryAdapter(), 'shop', { sharing });
    onTestFinished(() => shop.close());
    shop.load(10);
    await spend(shop, 'Redis', day, () => begin({ redis, line }));
  });
});

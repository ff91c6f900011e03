import { createAnalytics, memoryAdapter, type DataAdapter } from '@bizboost/core';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { describeOwnServices } from '../../../../test/services/describe-service.ts';
import { eventually } from '../../../../test/services/wait.ts';
import { Lag } from '../testing/lag.ts';
import { hostClients } from '../testing/redis-clients.ts';
import { redisWorld, type RedisProcess, type RedisWorld } from '../testing/redis-world.ts';
import { redisBroadcaster } from './redis-broadcaster.ts';
import { redisCacheStore } from './redis-cache-store.ts';

/** What may befall Redis, or the way to it; with what a process can do meanwhile. */
const troubles: Readonly<Record<string, (world: RedisWorld, process: RedisProcess) => Promise<() => Promise<void>>>> = {
  async 'is killed'({ redis }) {
    await redis.kill();
    return () => redis.restart();
  },
  async 'stands still'({ redis }) {
    await redis.pause();
    return () => redis.resume();
  },
  async 'takes nothing and gives nothing, the line being open'(_, { line }) {
    line.stall();
    return () => line.mend();
  },
  async 'is a little slow (30 ms for an answer)'(_, { line }) {
    line.delay(15);
    return () => line.mend();
  },
  async 'is slow (60 ms for an answer)'(_, { line }) {
    line.delay(30);
    return () => line.mend();
  },
  async 'is very slow (600 ms for an answer)'(_, { line }) {
    line.delay(300);
    return () => line.mend();
  },
  async 'comes and goes every 100 ms'(_, { line }) {
    let isAway = false;
    const timer = setInterval(() => {
      isAway = !isAway;
      if (!isAway) return void line.mend();
      line.refuse();
      line.cut();
    }, 100);
    return async () => {
      clearInterval(timer);
      await line.mend();
    };
  },
};

const profile = { name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' };

/** An engine as a process has it. Its store is there for all of them. */
function engineOf({ host, errors }: RedisProcess, adapter: DataAdapter) {
  const onError = (error: unknown) => errors.push(error);
  const analytics = createAnalytics({
    adapter,
    broadcaster: redisBroadcaster(host.client, { onError }),
    cacheStore: redisCacheStore(host.client),
    onError,
  });
  onTestFinished(() => analytics.close());
  return analytics;
}

const sale = (id: string, amount: number) => ({
  kind: 'sale',
  id,
  occurred_at: new Date().toISOString(),
  channel: 'website',
  amount,
});

describeOwnServices(['redis'], 'when Redis', () => {
  for (const [name, begin] of Object.entries(troubles))
    describe(`${name}`, () => {
      test.for(Object.entries(hostClients))(
        'no answer waits more than 100 ms for it, no record is lost, and each process shows its own (%s)',
        async ([, connect]) => {
          const world = await redisWorld();
          const { close: _, ...adapter } = memoryAdapter();
          const [one, two] = [await world.process(connect), await world.process(connect)];
          const engine = engineOf(one, adapter);
          const [here, there] = [engine.for('shop-1', profile), engineOf(two, adapter).for('shop-1', profile)];
          const seen: (number | null)[] = [];
          here.watch.revenue().subscribe(({ answer }) => answer && seen.push(answer.total_revenue));
          await eventually(() => seen.length > 0);
          await there.record(sale('before', 1));
          await eventually(() => seen.at(-1) === 1);

          const lag = new Lag();
          onTestFinished(() => lag.stop());
          const end = await begin(world, one);
          const waits: { readonly what: string; readonly ms: number }[] = [];
          const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
            const { value, waitedMs } = await lag.timed(work);
            waits.push({ what, ms: Math.round(waitedMs) });
            return value;
          };
          let kept = 1;
          for (let i = 0; i < 15; i++) {
            const receipt = await timed('record', () => here.record(sale(`sale-${i}`, 1)));
            expect(receipt.accepted).toBe(1);
            kept++;
            expect((await timed('revenue', () => here.revenue())).total_revenue).toBe(kept);
            await timed('live', () => here.live({ period: 'week' }));
            await eventually(() => seen.at(-1) === kept, 1_000);
            await pause(40);
          }
          await timed('a question nobody has asked', () => here.metric({ name: 'orders' }));
          await timed('a business nobody has asked for', () => engine.for('shop-2', profile).live());
          await end();

          expect(waits.filter(({ ms }) => ms > 100)).toEqual([]);
          await eventually(async () => (await there.revenue()).total_revenue === kept);
          await there.record(sale('after', 1));
          await eventually(async () => (await here.revenue()).total_revenue === kept + 1);
          await eventually(() => seen.at(-1) === kept + 1);
        },
      );
    });
});

import { connectRedis, redisBroadcaster, redisCacheStore } from '@bizboost/adapters/redis';
import { sqliteAdapter } from '@bizboost/adapters/sqlite';
import { createAnalytics } from '@bizboost/core';
import { createFakeClock, type FakeClock } from '@bizboost/core/testing';
import { serveNode } from '@bizboost/server/node';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { actsOfDay } from '../../bench/world/day.ts';
import { shopHistory, shopStates } from '../../examples/shop/history.ts';
import { randomFrom } from '../../examples/shop/random.ts';
import { scratchFolder } from '../../packages/adapters/src/testing/scratch-folder.ts';
import { describeService } from '../services/describe-service.ts';
import { SharedTraffic } from './shared-traffic.ts';

const SHOP = 'chitenge-house';
const MIDNIGHT = Date.parse('2026-03-02T00:00:00+02:00');

describeService('redis', 'A recorded day over three tiers', ({ room }) => {
  test('is answered from the caches nine times in ten, and GET /metrics shows by which tier', async () => {
    const { url, name } = await room();
    const clock = createFakeClock(MIDNIGHT);
    const path = join(await scratchFolder(), 'shop.sqlite');
    const shared = new SharedTraffic();
    const processes = await Promise.all([1, 2].map(() => startProcess({ url, prefix: name, path, clock, shared })));
    const [first] = processes as [Process, Process];
    await first.shop.record(shopStates(SHOP));
    await first.shop.record(shopHistory(new Date(MIDNIGHT), 7, randomFrom(7)));

    // What one act sets going ends before the next one, as it does on a real day; the clock stands still meanwhile.
    const untilQuiet = async (): Promise<void> => {
      do await clock.advance(0);
      while (!shared.isQuiet());
    };
    await untilQuiet();

    let asks = 0;
    for (const { at, do: act } of actsOfDay(MIDNIGHT)) {
      await clock.advance(at - clock.now());
      // In turn, as behind a proxy.
      const { shop } = processes[asks % 2] as Process;
      if ('ask' in act) {
        asks++;
        await shop.answer(act.ask);
      } else await shop.record(act.records);
      await untilQuiet();
    }

    const metrics = await Promise.all(processes.map(({ metrics: read }) => read()));
    const total = (line: string): number => metrics.reduce((sum, text) => sum + valueOf(text, line), 0);
    const lookedFor = (result: string): number => total(`bizboost_cache_requests_total{result="${result}"}`);
    const inTier = (tier: string, result: string): number =>
      total(`bizboost_cache_tier_requests_total{tier="${tier}",result="${result}"}`);
    const answered = lookedFor('hit') + lookedFor('stale');
    expect(answered + lookedFor('miss')).toBe(asks);
    expect(answered / asks).toBeGreaterThanOrEqual(0.9);
    expect(inTier('near', 'hit')).toBeGreaterThan(0);
    expect(inTier('far', 'hit')).toBeGreaterThan(0);
    expect(inTier('source', 'hit')).toBeGreaterThan(0);
    for (const tier of ['near', 'far', 'source']) expect(inTier(tier, 'error'), tier).toBe(0);
  }, 60_000);
});

type Process = Awaited<ReturnType<typeof startProcess>>;

/** What `bizboost serve --redis` is made of, by a clock that is told the time; the database is a file that both have open. */
async function startProcess({
  url,
  prefix,
  path,
  clock,
  shared,
}: {
  readonly url: string;
  readonly prefix: string;
  readonly path: string;
  readonly clock: FakeClock;
  readonly shared: SharedTraffic;
}) {
  const redis = await connectRedis(url);
  const broadcaster = redisBroadcaster(redis, { prefix });
  const analytics = createAnalytics({
    adapter: sqliteAdapter({ path }),
    broadcaster: shared.broadcaster(broadcaster),
    cacheStore: shared.cacheStore(redisCacheStore(redis, { prefix })),
    clock,
  });
  const server = await serveNode({ analytics, auth: 'open', port: 0, log: () => {} });
  onTestFinished(async () => {
    await server.close();
    await analytics.close();
    await broadcaster.close();
    await redis.close();
  });
  return {
    shop: analytics.for(SHOP),
    metrics: async () => (await fetch(`${server.url}/metrics`)).text(),
  };
}

function valueOf(metrics: string, name: string): number {
  const line = metrics.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length));
}

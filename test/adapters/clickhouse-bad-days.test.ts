import { clickHouseAdapter, migrateClickHouse, type ClickHouseAdapter } from '@bizboost/adapters/clickhouse';
import { memoryAdapter, type BusinessId, type Fact, type WriteResult } from '@bizboost/core';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { expect, onTestFinished, test } from 'vitest';
import { Choices, randomFacts } from '../../packages/core/src/testing/data-random.ts';
import { startClickHouse, startClickHouseCluster } from '../services/clickhouse.ts';
import { describeOwnServices } from '../services/describe-service.ts';
import type { ServiceGroup } from '../services/service-group.ts';
import type { Service } from '../services/service.ts';
import { whyNoSmallDisk } from '../services/small-disk.ts';
import { eventually } from '../services/wait.ts';
import { togetherIn } from './clickhouse-stores.ts';
import { keptOf, type Kept } from './kept.ts';

async function startCluster(): Promise<ServiceGroup> {
  const cluster = await startClickHouseCluster();
  onTestFinished(() => cluster.stop());
  await migrateClickHouse({ url: together(cluster), cluster: 'bizboost' });
  return cluster;
}

function together({ urls }: ServiceGroup): string {
  return togetherIn({ urls: urls.map((url) => `${url}/default`) });
}

function closing(adapter: ClickHouseAdapter): ClickHouseAdapter {
  onTestFinished(() => adapter.close());
  return adapter;
}

const businesses = (count: number): BusinessId[] =>
  Array.from({ length: count }, (_, index) => `bad-day-${index}` as BusinessId);

function write(adapter: ClickHouseAdapter, business: BusinessId, facts: readonly Fact[]): Promise<WriteResult> {
  return adapter.write(business, { facts, states: [], reattributed: [] });
}

describeOwnServices(['clickhouse-cluster'], 'ClickHouse on a bad day', () => {
  test('loses nothing acknowledged and counts nothing twice while its servers are killed and come back', async () => {
    const cluster = await startCluster();
    const [first, second] = cluster.nodes as [Service, Service];
    const memory = memoryAdapter();
    const choices = new Choices(23);
    const adapters = [
      closing(clickHouseAdapter({ url: together(cluster), statementTimeoutMs: 2_000 })),
      closing(clickHouseAdapter({ url: second.url, spread: 2, statementTimeoutMs: 2_000 })),
    ];
    const all = businesses(6);
    let isOver = false;
    let retries = 0;
    const writeUntilKept = async (business: BusinessId, adapter: ClickHouseAdapter): Promise<void> => {
      for (let batch = 0; batch < 60 && !isOver; batch++) {
        const facts = randomFacts(choices, 20).map((fact) => ({ ...fact, id: `${batch}-${fact.id}` }));
        await memory.write(business, { facts, states: [], reattributed: [] });
        await eventually(async () => {
          retries++;
          await write(adapter, business, facts);
        });
      }
    };
    const writing = Promise.all(
      all.map((business, index) => writeUntilKept(business, adapters[index % 2] as ClickHouseAdapter)),
    );
    for (const victim of [second, first, second]) {
      const before = retries;
      await eventually(() => retries > before + 10);
      await victim.kill('SIGKILL');
      await victim.restart();
    }
    isOver = true;
    await writing;
    for (const business of all) {
      const expected = await keptOf(memory, business);
      for (const adapter of adapters) expect(await keptOf(adapter, business), business).toEqual(expected);
    }
  }, 120_000);

  test('answers for the shards that are there, and says so where one is not, but never a part', async () => {
    const cluster = await startCluster();
    const [first, second] = cluster.nodes as [Service, Service];
    const eachAsked = closing(clickHouseAdapter({ url: together(cluster) }));
    // Whatever a user's profile says.
    const profile = createClient({
      url: first.url,
      clickhouse_settings: { skip_unavailable_shards: 1 },
      log: { level: ClickHouseLogLevel.OFF },
    });
    onTestFinished(() => profile.close());
    const throughFirst = closing(clickHouseAdapter({ clients: [profile], spread: 1 }));
    const onBoth = 'on-both' as BusinessId;
    const facts = randomFacts(new Choices(3), 60);
    await write(closing(clickHouseAdapter({ url: first.url, spread: 2 })), onBoth, facts);
    for (const business of businesses(8)) await write(eachAsked, business, facts);
    const whole = await keptOf(eachAsked, onBoth);
    for (const business of businesses(8)) expect(await keptOf(throughFirst, business)).toEqual(whole);

    await second.kill('SIGKILL');
    const outcome = async (adapter: ClickHouseAdapter, business: BusinessId): Promise<string> => {
      let kept: Kept;
      try {
        kept = await keptOf(adapter, business);
      } catch (error) {
        expect(error, business).toMatchObject({ code: 'unavailable', retryable: true });
        return 'unavailable';
      }
      expect(kept, business).toEqual(whole);
      return 'whole';
    };
    for (const adapter of [eachAsked, throughFirst]) {
      const outcomes = await Promise.all(businesses(8).map((business) => outcome(adapter, business)));
      expect(new Set(outcomes)).toEqual(new Set(['whole', 'unavailable']));
      expect(await outcome(adapter, onBoth)).toBe('unavailable');
    }
    await expect(write(throughFirst, onBoth, [])).rejects.toMatchObject({ code: 'unavailable' });

    await second.restart();
    for (const business of [...businesses(8), onBoth])
      for (const adapter of [eachAsked, throughFirst])
        expect(await eventually(() => keptOf(adapter, business)), business).toEqual(whole);
  }, 120_000);

  test('gives a server that hangs up as late as it was told, and keeps once what it was about to keep', async () => {
    const cluster = await startCluster();
    const business = 'paused' as BusinessId;
    const adapter = closing(clickHouseAdapter({ url: together(cluster), statementTimeoutMs: 700 }));
    const facts = randomFacts(new Choices(9), 40);
    await write(adapter, business, facts.slice(0, 10));
    await cluster.pause();
    const began = performance.now();
    const question = { business, collection: 'event', segments: [], grain: 'whole', by: [], sums: {} } as const;
    const segments = [{ from: 0, to: Date.UTC(2100, 0), offsetMs: 0 }];
    const failures = await Promise.all([
      write(adapter, business, facts).catch((error: unknown) => error),
      adapter.aggregate({ ...question, segments }).catch((error: unknown) => error),
    ]);
    const tookMs = performance.now() - began;
    await cluster.resume();
    expect(failures).toEqual([
      expect.objectContaining({ code: 'timeout', retryable: true }),
      expect.objectContaining({ code: 'timeout', retryable: true }),
    ]);
    expect(tookMs).toBeLessThan(5_000);
    await eventually(() => write(adapter, business, facts));
    const memory = memoryAdapter();
    await memory.write(business, { facts, states: [], reattributed: [] });
    expect(await keptOf(adapter, business)).toEqual(await keptOf(memory, business));
  });

  test.skipIf(whyNoSmallDisk() !== undefined)(
    'with a full disk it refuses what it cannot keep, answers all the same, and keeps it once there is room',
    async () => {
      const server = await startClickHouse({ diskMiB: 64 });
      onTestFinished(() => server.stop());
      const url = `${server.url}/default`;
      await migrateClickHouse({ url });
      const [adapter, business] = [closing(clickHouseAdapter({ url })), 'full' as BusinessId];
      const facts = randomFacts(new Choices(9), 40);
      await write(adapter, business, facts.slice(0, 10));
      const before = await keptOf(adapter, business);
      server.disk?.fill();
      await expect(write(adapter, business, facts)).rejects.toMatchObject({ code: 'unavailable', retryable: true });
      expect(await keptOf(adapter, business)).toEqual(before);
      server.disk?.free();
      await eventually(() => write(adapter, business, facts));
      const memory = memoryAdapter();
      await memory.write(business, { facts, states: [], reattributed: [] });
      expect(await keptOf(adapter, business)).toEqual(await keptOf(memory, business));
    },
  );
});

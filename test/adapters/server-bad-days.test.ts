import { createAnalytics } from '@bizboost/core';
import { expect, onTestFinished, test } from 'vitest';
import { describeOwnServices } from '../services/describe-service.ts';
import { startMariaDb } from '../services/mariadb.ts';
import { startPostgres } from '../services/postgres.ts';
import type { Service } from '../services/service.ts';
import { whyNoSmallDisk } from '../services/small-disk.ts';
import { eventually } from '../services/wait.ts';
import { mysqlAdapter } from '@bizboost/adapters/mysql';
import { postgresAdapter, type PoolOptions } from '@bizboost/adapters/postgres';
import { countOf, events, idsOf, newBusiness } from './facts.ts';
import { stores, type OpenedStore, type Store } from './stores.ts';

const SHORT: PoolOptions = { statementTimeoutMs: 2_000, connectTimeoutMs: 2_000 };

interface Server {
  readonly service: 'postgres' | 'mariadb';
  start(options?: { readonly durable?: boolean; readonly diskMiB?: number }): Promise<Service>;
  /** With little patience. */
  open(url: string): OpenedStore;
}

const servers: readonly Server[] = [
  { service: 'postgres', start: startPostgres, open: (url) => postgresAdapter({ url, ...SHORT }) },
  { service: 'mariadb', start: startMariaDb, open: (url) => mysqlAdapter({ url, ...SHORT }) },
];

for (const { service, start, open } of servers) {
  const drivers = stores.filter((store) => store.service === service);
  const started = async (options?: Parameters<typeof start>[0]): Promise<Service> => {
    const server = await start(options);
    onTestFinished(() => server.stop());
    await drivers[0]?.migrate(server.url);
    return server;
  };
  const opened = (adapter: OpenedStore): OpenedStore => {
    onTestFinished(() => adapter.close());
    return adapter;
  };

  describeOwnServices([service], `A bad day of ${service}`, () => {
    test('killed under load: nothing acknowledged is lost, and nothing counted twice, however often it is sent again', async () => {
      const server = await started({ durable: true });
      const business = newBusiness();
      let [isOver, failures, acknowledged] = [false, 0, 0];
      const sent: string[] = [];
      const writer = async (adapter: OpenedStore, name: string): Promise<void> => {
        for (let batch = 0; !isOver; batch++) {
          const ids = Array.from({ length: 20 }, (_, index) => `${name}-${batch}-${index}`);
          sent.push(...ids);
          await eventually(async () => {
            await adapter.write(business, events(...ids)).catch((error: unknown) => {
              failures++;
              expect(error).toMatchObject({ code: expect.stringMatching(/^(unavailable|timeout)$/) });
              throw error;
            });
          });
          acknowledged++;
        }
      };
      const writing = Promise.all(['one', 'two'].map((name) => writer(opened(open(server.url)), name)));
      for (let kill = 0; kill < 2; kill++) {
        const before = acknowledged;
        await eventually(() => acknowledged > before + 20);
        await server.kill('SIGKILL');
        await server.restart();
      }
      const before = acknowledged;
      await eventually(() => acknowledged > before + 20);
      isOver = true;
      await writing;
      const reader = opened(open(server.url));
      expect((await idsOf(reader, business)).toSorted()).toEqual(sent.toSorted());
      expect(await countOf(reader, business)).toBe(sent.length);
      expect(failures).toBeGreaterThan(0);
    }, 120_000);

    test.each(drivers)('restarted, it is used again as if nothing had been ($title)', async (driver: Store) => {
      const server = await started();
      const [adapter, business] = [opened(driver.open(server.url)), newBusiness()];
      await adapter.write(business, events('a'));
      await server.restart();
      expect(await countOf(adapter, business)).toBe(1);
      await server.restart();
      expect(await adapter.write(business, events('a', 'b'))).toMatchObject({ newFacts: [false, true] });
      await server.kill();
      await expect(countOf(adapter, business)).rejects.toMatchObject({ code: 'unavailable', retryable: true });
      await expect(adapter.write(business, events('c'))).rejects.toMatchObject({ code: 'unavailable' });
      await server.restart();
      await eventually(async () => expect(await countOf(adapter, business)).toBe(2));
    });

    test('while it hangs, calls end in time; what it does then it does once', async () => {
      const server = await started();
      const [adapter, business] = [opened(open(server.url)), newBusiness()];
      await adapter.write(business, events('a'));
      await server.pause();
      const began = performance.now();
      const outcomes = await Promise.allSettled([
        countOf(adapter, business),
        adapter.write(business, events('a', 'b')),
        adapter.find(business, { kind: 'product' }),
      ]);
      expect(performance.now() - began).toBeLessThan(20_000);
      for (const outcome of outcomes)
        expect(outcome).toMatchObject({ reason: { code: expect.stringMatching(/^(unavailable|timeout)$/) } });
      await server.resume();
      await eventually(async () => adapter.write(business, events('a', 'b')));
      expect((await idsOf(adapter, business)).toSorted()).toEqual(['a', 'b']);
    }, 60_000);

    test.skipIf(whyNoSmallDisk() !== undefined)(
      'with a full disk it refuses what it cannot keep, and keeps it once there is room',
      async () => {
        const server = await started({ diskMiB: service === 'postgres' ? 160 : 256 });
        const [adapter, business] = [opened(open(server.url)), newBusiness()];
        await adapter.write(business, events('first'));
        server.disk?.fill();
        let [batch, failure]: [number, unknown] = [0, undefined];
        const ids = (): string[] => Array.from({ length: 1_000 }, (_, index) => `${batch}-${index}`);
        const kept: string[] = ['first'];
        while (failure === undefined && batch < 400) {
          batch++;
          await adapter.write(business, events(...ids())).then(
            () => kept.push(...ids()),
            (error: unknown) => (failure = error),
          );
        }
        expect(failure).toMatchObject({ code: expect.stringMatching(/^(unavailable|timeout)$/), retryable: true });
        server.disk?.free();
        await eventually(async () => adapter.write(business, events(...ids())), 60_000);
        kept.push(...ids());
        expect((await idsOf(adapter, business)).toSorted()).toEqual(kept.toSorted());
      },
      180_000,
    );

    test.each(drivers)(
      'changes are noticed again after it was restarted ($title)',
      async (driver: Store) => {
        const server = await started();
        const [here, there] = [opened(driver.open(server.url)), opened(driver.open(server.url))];
        const business = newBusiness();
        const told: unknown[] = [];
        await here.watchChanges(business, (tags) => told.push(tags));
        await server.kill();
        await server.restart();
        await eventually(() => there.write(business, events('a')));
        await eventually(() => told.length > 0);
        const before = told.length;
        await eventually(async () => {
          await there.write(business, events(`b${Math.random()}`));
          return told.length > before;
        });
      },
      60_000,
    );

    test('an engine shows its last answers while it is away, and the new ones when it is back', async () => {
      const server = await started();
      const profile = { name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' };
      const analytics = createAnalytics({ adapter: open(server.url), cache: { ttlMs: 1 } });
      onTestFinished(() => analytics.close());
      const shop = analytics.for('shop', profile);
      await shop.record([
        { kind: 'sale', id: 's1', occurred_at: new Date().toISOString(), channel: 'till', amount: 5 },
      ]);
      expect(await shop.live()).toMatchObject({ freshness: 'fresh', revenue: { total_revenue: 5 } });
      await server.kill();
      await eventually(async () =>
        expect(await shop.live()).toMatchObject({ freshness: 'stale', revenue: { total_revenue: 5 } }),
      );
      await server.restart();
      await eventually(async () => expect(await shop.live()).toMatchObject({ freshness: 'fresh' }));
    }, 60_000);
  });
}

import { migratePostgres } from '@bizboost/adapters/postgres';
import { issueToken } from '@bizboost/server';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { describeOwnServices } from '../../services/describe-service.ts';
import { startPostgres } from '../../services/postgres.ts';
import { startRedisCluster } from '../../services/redis-cluster.ts';
import { startRedis } from '../../services/redis.ts';
import type { Controls } from '../../services/service.ts';
import { eventually } from '../../services/wait.ts';
import { EventStream } from './event-stream.ts';
import { roundRobin, type RoundRobin } from './round-robin.ts';
import { serveProcess, type ServeProcess } from './serve-process.ts';

const LIVE = 'analytics/live/revenue?period=today';
const CLICKS = 'analytics/metrics/clicks?period=today';
const secret = 'a secret of at least thirty-two bytes';

const kinds = [
  ['Redis', ['postgres', 'redis'], startRedis],
  ['a Redis Cluster', ['postgres', 'redis-cluster'], startRedisCluster],
] as const;

for (const [title, services, startShared] of kinds)
  describeOwnServices(services, `three servers over one PostgreSQL and ${title}, behind a proxy in turn`, () => {
    let postgres: Controls & { readonly url: string };
    let redis: Controls & { readonly url: string };
    let servers: readonly ServeProcess[];
    let proxy: RoundRobin;
    let folder: string;

    beforeAll(async () => {
      [postgres, redis] = await Promise.all([startPostgres(), startShared()]);
      await migratePostgres({ url: postgres.url });
      folder = mkdtempSync(join(tmpdir(), 'bizboost-servers-'));
      const secretFile = join(folder, 'secret');
      writeFileSync(secretFile, secret, { mode: 0o600 });
      const words = ['--data', postgres.url, '--redis', redis.url, '--secret-file', secretFile];
      servers = await Promise.all([1, 2, 3].map(() => serveProcess(...words)));
      proxy = await roundRobin(servers.map(({ url }) => url));
    }, 120_000);

    afterAll(async () => {
      proxy?.close();
      await Promise.all((servers ?? []).map((server) => server.end()));
      await Promise.all([postgres?.stop(), redis?.stop()]);
      rmSync(folder, { recursive: true, force: true });
    });

    /** A business of the test's own, and what its owner does. */
    async function shopOf(id: string) {
      const token = await issueToken(secret, { business: id, scopes: ['read', 'ingest'], ttlMs: 3_600_000 });
      // Each request over a connection of its own, so that the proxy gives it to the next server.
      const headers = { authorization: `Bearer ${token}`, connection: 'close' };
      const record = async (url: string, ...records: object[]) => {
        const body = records.map((one) => `${JSON.stringify(one)}\n`).join('');
        const type = { 'content-type': 'application/x-ndjson' };
        const response = await fetch(`${url}/records`, { method: 'POST', headers: { ...headers, ...type }, body });
        expect(response.status).toBe(202);
        return (await response.json()) as { accepted: number };
      };
      const revenue = async (url: string) => {
        const response = await fetch(`${url}/${LIVE}`, { headers });
        return ((await response.json()) as { total_revenue: number }).total_revenue;
      };
      const view = async (url: string, asks: readonly { readonly ask: string; readonly have?: string }[]) => {
        const stream = await EventStream.open(url, asks, headers);
        onTestFinished(() => stream.close());
        return stream;
      };
      await record(proxy.url, { kind: 'business', id, name: id, timezone: 'Africa/Lusaka', currency: 'ZMW' });
      return { id, headers, record, revenue, view };
    }
    let made = 0;
    const sale = (amount: number) => ({ ...event('sale'), amount });
    const event = (kind: string, more: object = {}) => ({
      kind,
      id: `${kind}-${made++}`,
      occurred_at: new Date().toISOString(),
      channel: 'website',
      ...more,
    });
    const totalOf = (stream: EventStream) => stream.held.get(LIVE)?.['total_revenue'];

    test('a sale that one takes is on the screens of all within 250 ms', async () => {
      const shop = await shopOf('screens');
      const streams = await Promise.all(servers.map(({ url }) => shop.view(url, [{ ask: LIVE }])));
      await eventually(() => streams.every((stream) => totalOf(stream) === 0));
      const slowest: number[] = [];
      for (let i = 1; i <= 15; i++) {
        const start = performance.now();
        await shop.record(proxy.url, sale(1));
        await eventually(() => streams.every((stream) => totalOf(stream) === i));
        slowest.push(Math.max(...streams.map((stream) => (stream.events.at(-1)?.at ?? Infinity) - start)));
      }
      // Of all but a few, since the machine may have something else to do.
      slowest.sort((a, b) => a - b);
      expect(slowest[10]).toBeLessThan(250);
    });

    test('all answer alike, whichever was told', async () => {
      const shop = await shopOf('alike');
      for (let i = 1; i <= 30; i++) {
        await shop.record(proxy.url, sale(1));
        const told = await shop.revenue(servers[i % 3]?.url ?? '');
        expect(told).toBeGreaterThanOrEqual(i - 1);
        await eventually(async () =>
          (await Promise.all(servers.map(({ url }) => shop.revenue(url)))).every((n) => n === i),
        );
      }
    });

    test('a viewer who is moved to another gets only what differs from what he holds', async () => {
      const shop = await shopOf('moved');
      await shop.record(proxy.url, sale(5), event('event', { type: 'click' }));
      const asks = [{ ask: LIVE }, { ask: CLICKS }];
      const first = await shop.view(servers[0]?.url ?? '', asks);
      await eventually(() => first.held.size === 2 && totalOf(first) === 5);
      first.close();
      const having = (stream: EventStream) => asks.map(({ ask }) => ({ ask, have: stream.revisionOf(ask) ?? '' }));

      // Nothing has happened: nothing comes, until something does, and then only the difference.
      const second = (await shop.view(servers[1]?.url ?? '', having(first))).holding(first.held);
      await shop.record(servers[2]?.url ?? '', sale(1));
      await eventually(() => totalOf(second) === 6);
      expect(second.events.map(({ event: name, ask }) => [name, ask])).toEqual([['patch', LIVE]]);
      second.close();

      // Something has happened meanwhile to one of the two.
      await shop.record(servers[0]?.url ?? '', sale(2));
      const third = (await shop.view(servers[2]?.url ?? '', having(second))).holding(second.held);
      await eventually(() => totalOf(third) === 8);
      await shop.record(proxy.url, event('event', { type: 'click' }));
      await eventually(() => third.held.get(CLICKS)?.['value'] === 2);
      expect(third.events.map(({ event: name, ask }) => [name, ask])).toEqual([
        ['answer', LIVE],
        ['patch', CLICKS],
      ]);
    });

    test('without Redis each goes on with its own at once, hears of the others from the store, and joins them when it is back', async () => {
      const shop = await shopOf('alone');
      const streams = await Promise.all(servers.map(({ url }) => shop.view(url, [{ ask: LIVE }])));
      await eventually(() => streams.every((stream) => totalOf(stream) === 0));
      await redis.kill();
      for (let i = 1; i <= 5; i++) {
        await shop.record(servers[0]?.url ?? '', sale(1));
        await eventually(() => totalOf(streams[0] as EventStream) === i, 2_000);
      }
      await eventually(() => streams.every((stream) => totalOf(stream) === 5), 10_000);
      await redis.restart();
      await eventually(async () => {
        await shop.record(servers[1]?.url ?? '', sale(0));
        return (await shop.revenue(servers[2]?.url ?? '')) === 5;
      });
      expect(await Promise.all(servers.map(({ url }) => shop.revenue(url)))).toEqual([5, 5, 5]);
    });
  });

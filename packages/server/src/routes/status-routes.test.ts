import { BizBoostError, createAnalytics, memoryAdapter, memoryBroadcaster, memoryCacheStore } from '@bizboost/core';
import { createFakeClock } from '@bizboost/core/testing';
import { describe, expect, it } from 'vitest';
import { createServer } from '../create-server.ts';
import { NOON } from '../testing/noon-clock.ts';
import { openStream } from '../testing/open-stream.ts';
import { ndjson, post, sale, SECRET, startWorld } from '../testing/world.ts';

/** Prometheus's text, read again: `name{labels}` to value. */
const samplesOf = (text: string): ReadonlyMap<string, number> => {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const [, series = '', value = ''] = /^([a-z_]+(?:\{(?:[a-z]+="(?:[^"\\]|\\.)*",?)*\})?) (\S+)$/.exec(line) ?? [];
      expect(series, line).not.toBe('');
      return [series, Number(value)];
    }),
  );
};

describe('GET /metrics', () => {
  it('tells this machine what was asked, kept, remembered and streamed', async () => {
    const world = await startWorld();
    await world.fetch('/records', post(ndjson(sale('s1', 1), sale('s1', 1), { kind: 'sale', id: 'bad' })));
    await world.fetch('/analytics/live/campaign/secret-id');
    await world.fetch('/analytics/live');
    await world.fetch('/no/such/thing');
    const stream = await openStream(world, ['analytics/live']);
    await stream.next();

    const response = await fetch(`${world.url}/metrics`);
    const text = await response.text();
    const samples = samplesOf(text);

    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(
      samples.get('bizboost_http_requests_total{route="analytics/live/campaign/{id}",method="GET",status="404"}'),
    ).toBe(1);
    expect(samples.get('bizboost_http_requests_total{route="records",method="POST",status="202"}')).toBe(1);
    expect(samples.get('bizboost_http_requests_total{route="stream",method="GET",status="200"}')).toBe(1);
    expect(samples.get('bizboost_http_requests_total{route="other",method="GET",status="404"}')).toBe(1);
    expect(samples.get('bizboost_http_request_duration_seconds_bucket{route="analytics/live",le="+Inf"}')).toBe(1);
    expect(samples.get('bizboost_http_request_duration_seconds_count{route="analytics/live"}')).toBe(1);
    expect(samples.get('bizboost_records_total{outcome="duplicates"}')).toBe(1);
    expect(samples.get('bizboost_records_total{outcome="rejected"}')).toBe(1);
    expect(samples.get('bizboost_stream_sessions')).toBe(1);
    expect(samples.get('bizboost_standing_questions')).toBe(1);
    for (const name of [
      'bizboost_cache_requests_total{result="hit"}',
      'bizboost_cache_tier_requests_total{tier="near",result="miss"}',
      'bizboost_cache_hit_ratio',
      'bizboost_computations_total',
    ]) {
      expect(samples.has(name), name).toBe(true);
    }
    expect(text).not.toContain('secret-id');
    await stream.close();
    await world.close();
  });

  it('tells hits, misses and the share of hits by tier: memory, shared cache, source', async () => {
    const { get, set, delete: remove } = memoryCacheStore();
    const options = {
      adapter: memoryAdapter(),
      broadcaster: memoryBroadcaster(),
      cacheStore: { name: 'shared', get, set, delete: remove },
    };
    const profile = { name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' };
    const [first, second] = [createAnalytics(options), createAnalytics(options)];
    await first.for('shop-1', profile).revenue();
    for (let i = 0; i < 3; i++) await second.for('shop-1', profile).revenue();

    const server = createServer({ analytics: second, auth: 'open' });
    const connection = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
    const response = await server.request('/metrics', { headers: { host: 'localhost' } }, connection);
    const samples = samplesOf(await response.text());

    const tierOf = (tier: string): readonly unknown[] => [
      samples.get(`bizboost_cache_tier_requests_total{tier="${tier}",result="hit"}`),
      samples.get(`bizboost_cache_tier_requests_total{tier="${tier}",result="miss"}`),
      samples.get(`bizboost_cache_tier_hit_ratio{tier="${tier}"}`),
    ];
    expect(tierOf('near')).toEqual([2, 1, 2 / 3]);
    expect(tierOf('far')).toEqual([1, 0, 1]);
    expect(tierOf('source')).toEqual([0, 0, 0]);
    expect(samples.get('bizboost_cache_hit_ratio')).toBe(1);
    await Promise.all([first.close(), second.close()]);
  });

  it('is for others only with the scope operator', async () => {
    const world = await startWorld();
    const server = createServer({ analytics: world.analytics, auth: { secret: SECRET }, clock: world.clock });
    const bearer = async (scope: 'read' | 'operator'): Promise<RequestInit> => ({
      headers: { authorization: `Bearer ${await world.token({ scopes: [scope] })}` },
    });
    const from = (remoteAddress?: string): object => ({ incoming: { socket: { remoteAddress } } });

    expect((await server.request('/metrics', {}, from('203.0.113.9'))).status).toBe(401);
    expect((await server.request('/metrics', {}, from())).status).toBe(401);
    expect((await server.request('/metrics', await bearer('read'), from('203.0.113.9'))).status).toBe(403);
    expect((await server.request('/metrics', await bearer('operator'), from('203.0.113.9'))).status).toBe(200);
    expect((await server.request('/metrics', { headers: { host: 'localhost' } }, from('127.0.0.1'))).status).toBe(200);
    expect((await server.request('/metrics', { headers: { host: 'shop.example' } }, from('127.0.0.1'))).status).toBe(
      401,
    );
    expect(
      (
        await server.request(
          '/metrics',
          { headers: { host: 'localhost', 'x-forwarded-for': '203.0.113.9' } },
          from('127.0.0.1'),
        )
      ).status,
    ).toBe(401);
    await world.close();
  });
});

describe('health', () => {
  it('is ok while the process answers, ready while the store does', async () => {
    const world = await startWorld();

    expect(await (await fetch(`${world.url}/healthz`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${world.url}/readyz`)).json()).toEqual({ status: 'ready' });
    await world.close();
  });

  it.each([
    ['fails', () => Promise.reject(new Error('ECONNREFUSED 10.0.0.5:5432'))],
    ['is unavailable', () => Promise.reject(new BizBoostError('unavailable', 'no'))],
  ])('is not ready while the store %s, without saying where it is', async (_, ready) => {
    const world = await startWorld({ wrap: (analytics) => ({ ...analytics, ready }) });

    const response = await fetch(`${world.url}/readyz`);

    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain('10.0.0.5');
    expect((await fetch(`${world.url}/healthz`)).status).toBe(200);
    await world.close();
  });

  it('is not ready when the store does not answer within two seconds', async () => {
    const world = await startWorld();
    const clock = createFakeClock(NOON);
    const server = createServer({
      analytics: { ...world.analytics, ready: () => new Promise<void>(() => undefined) },
      auth: { secret: SECRET },
      clock,
      log: () => undefined,
    });

    const response = server.request('/readyz');
    await clock.advance(2_000);

    expect((await response).status).toBe(503);
    await world.close();
  });
});

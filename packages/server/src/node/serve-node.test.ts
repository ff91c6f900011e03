import { createServer as createHttpServer, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { createFakeClock } from '@bizboost/core/testing';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { createServer } from '../create-server.ts';
import { EventReader } from '../testing/event-reader.ts';
import { NOON, noonClock } from '../testing/noon-clock.ts';
import { openStream } from '../testing/open-stream.ts';
import { ndjson, post, sale, SECRET, startWorld, type World } from '../testing/world.ts';
import { nodeListener } from './node-listener.ts';
import { serveNode } from './serve-node.ts';

let world: World | undefined;
afterEach(() => world?.close());

describe('serveNode', () => {
  it('says where it is, under the base path it was given', async () => {
    world = await startWorld({ basePath: 'shop/numbers/' });

    expect(world.server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/shop\/numbers$/);
    expect((await fetch(`${world.server.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${world.server.origin}/healthz`)).status).toBe(404);
  });

  it('serves at the root where it is told to', async () => {
    world = await startWorld({ basePath: '/' });

    expect(world.server.url).toBe(world.server.origin);
    expect((await fetch(`${world.server.url}/healthz`)).status).toBe(200);
  });

  it('serves the host’s own routes too, which win', async () => {
    world = await startWorld({
      routes: (app) =>
        app.get('/', ({ text }) => text('the shop')).get('/bizboost/elements.js', ({ text }) => text('bundle')),
    });

    expect(await (await fetch(world.server.origin)).text()).toBe('the shop');
    expect(await (await fetch(`${world.url}/elements.js`)).text()).toBe('bundle');
  });

  it('rejects with Node’s own error for a port that is taken', async () => {
    world = await startWorld();

    await expect(
      serveNode({ analytics: world.analytics, auth: { secret: SECRET }, port: world.server.port }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('refuses a base path that is no path', async () => {
    world = await startWorld();

    await expect(
      serveNode({ analytics: world.analytics, auth: { secret: SECRET }, basePath: '/a b' }),
    ).rejects.toMatchObject({ code: 'invalid_input', path: '/basePath' });
  });
});

describe('closing', () => {
  it('ends streams with when to come back, answers what is running, and frees the port', async () => {
    let finish = (): void => undefined;
    const running = new Promise<void>((resolve) => (finish = resolve));
    const own = await startWorld({
      routes: (app) =>
        app.get('/slow', async ({ text }) => {
          await running;
          return text('done');
        }),
    });
    const stream = await openStream(own, ['analytics/live']);
    await stream.next();
    const slow = fetch(`${own.server.origin}/slow`);
    await expect
      .poll(() => new Promise((resolve) => own.server.server.getConnections((_, count) => resolve(count))))
      .toBe(2);

    const closed = own.server.close();

    expect(await stream.rest()).toEqual([]);
    expect(stream.retries).toHaveLength(2);
    expect(stream.retries[1]).toBeGreaterThanOrEqual(1_500);
    await expect(fetch(`${own.url}/healthz`)).rejects.toThrow('fetch failed');
    finish();
    expect(await (await slow).text()).toBe('done');
    await closed;
    await own.close();
  });

  it('does not wait for a connection that was opened ahead of any request', async () => {
    const own = await startWorld();
    const idle = connect(own.server.port, '127.0.0.1');
    await new Promise((resolve) => idle.once('connect', resolve));
    const ended = new Promise((resolve) => idle.once('close', resolve));
    const startedAt = performance.now();

    await own.close();

    expect(performance.now() - startedAt).toBeLessThan(1_000);
    await ended;
  });

  it('cuts off after the grace what will not finish', async () => {
    const own = await startWorld({
      graceMs: 20,
      routes: (app) => app.get('/never', () => new Promise<Response>(() => undefined)),
    });
    const never = fetch(`${own.server.origin}/never`);
    await expect
      .poll(() => new Promise((resolve) => own.server.server.getConnections((_, count) => resolve(count))))
      .toBe(1);

    await Promise.all([own.close(), expect(never).rejects.toThrow('fetch failed')]);
  });

  it('turns new streams away with 503 while the server may still be asked', async () => {
    world = await startWorld();
    const server = createServer({
      analytics: world.analytics,
      auth: { secret: SECRET },
      clock: world.clock,
      log: () => undefined,
    });
    server.close();
    const headers = { authorization: `Bearer ${await world.token()}` };

    const response = await server.request('/stream?ask=analytics/live', { headers });

    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '3']);
    expect((await server.request('/readyz')).status).toBe(503);
    expect((await server.request('/analytics/live', { headers })).status).toBe(200);
  });
});

describe('time', () => {
  it('ends a stream when its token expires, and its heartbeats until then reach the reader', async () => {
    const clock = createFakeClock(NOON);
    world = await startWorld({ clock, engine: { clock: noonClock() } });
    const headers = { authorization: `Bearer ${await world.token({ ttlMs: 60_000 })}` };
    const stream = await openStream(world, ['analytics/live'], { headers });
    await stream.next();

    await clock.advance(15_000);
    while (stream.comments.length === 0) await stream.bytes();
    await clock.advance(45_000);

    expect(await stream.rest()).toEqual([]);
    expect((await fetch(`${world.url}/analytics/live`, { headers })).status).toBe(401);
  });
});

describe('nodeListener', () => {
  const listen = async (
    target: Parameters<typeof nodeListener>[0],
  ): Promise<{ origin: string; close: () => Promise<void> }> => {
    const server = createHttpServer(nodeListener(target));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    return {
      origin: `http://127.0.0.1:${port}`,
      close: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
    };
  };

  it('streams with the headers that the host’s own middleware gave', async () => {
    world = await startWorld();
    const bizboost = createServer({ analytics: world.analytics, auth: { secret: SECRET }, clock: world.clock });
    const app = new Hono();
    app.use('*', async (context, next) => {
      await next();
      context.header('x-shop', 'open');
      context.header('set-cookie', 'a=1', { append: true });
      context.header('set-cookie', 'b=2', { append: true });
    });
    app.route('/numbers', bizboost);
    const host = await listen(app);
    const headers = { authorization: `Bearer ${await world.token()}` };

    const stream = new EventReader(await fetch(`${host.origin}/numbers/stream?ask=analytics/live`, { headers }));

    expect(stream.response.headers.get('x-shop')).toBe('open');
    expect(stream.response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
    expect(await stream.next()).toMatchObject({ event: 'answer' });
    await world.fetch('/records', post(ndjson(sale('s1', 1))));
    expect(await stream.next()).toMatchObject({ event: 'patch' });
    await stream.close();
    await host.close();
  });

  it('lets go of a stream that the host’s middleware answers otherwise', async () => {
    world = await startWorld();
    const { analytics } = world;
    const app = new Hono();
    app.use('*', async (context, next) => {
      await next();
      context.res = new Response('not today', { status: 418 });
    });
    app.route(
      '/',
      createServer({ analytics, auth: { secret: SECRET }, clock: world.clock, limits: { maxStreamsPerToken: 1 } }),
    );
    const host = await listen(app);
    const headers = { authorization: `Bearer ${await world.token()}` };

    for (let i = 0; i < 3; i += 1) {
      const response = await fetch(`${host.origin}/stream?ask=analytics/live`, { headers });
      expect([response.status, await response.text()]).toEqual([418, 'not today']);
    }
    expect(analytics.statistics().standingQuestions).toBe(0);
    await host.close();
  });

  it('lets go of a stream when the host’s app fails after it', async () => {
    world = await startWorld();
    const server = createServer({
      analytics: world.analytics,
      auth: { secret: SECRET },
      clock: world.clock,
      limits: { maxStreamsPerToken: 1 },
    });
    const host = await listen(async (request, environment) => {
      await server.fetch(request, environment);
      throw new Error('the host fails');
    });
    const headers = { authorization: `Bearer ${await world.token()}` };

    for (let i = 0; i < 2; i += 1)
      expect((await fetch(`${host.origin}/stream?ask=analytics/live`, { headers })).status).toBe(500);

    expect((await server.request('/stream?ask=analytics/live', { headers })).status).toBe(200);
    await host.close();
  });

  it('answers HEAD of a stream without beginning one', async () => {
    world = await startWorld();

    const response = await world.fetch('/stream?ask=analytics/live', { method: 'HEAD' });

    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'text/event-stream',
      '',
    ]);
    expect(world.analytics.statistics().standingQuestions).toBe(0);
  });

  it('is 400 for a request that names no host', async () => {
    world = await startWorld();
    const { port } = world.server;

    const status = await new Promise((resolve, reject) => {
      const request = httpRequest(
        { port, host: '127.0.0.1', path: '/bizboost/healthz', setHost: false },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      request.on('error', reject).end();
    });

    expect(status).toBe(400);
  });
});

import { request as httpRequest } from 'node:http';
import { createFakeClock } from '@bizboost/core/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createHandler } from '../create-handler.ts';
import { serveNode } from '../node/serve-node.ts';
import { NOON, noonClock } from '../testing/noon-clock.ts';
import { openStream } from '../testing/open-stream.ts';
import { ndjson, post, sale, startWorld, type World } from '../testing/world.ts';

const LIVE = 'analytics/live?period=today';

/** `fetch` chooses `Host` itself; this does not. */
const statusWith = (
  world: World,
  headers: Record<string, string>,
  path = '/analytics/live?business=shop-1',
): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const request = httpRequest(`${world.url}${path}`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject).end();
  });

describe('an open server', () => {
  let world: World;
  beforeAll(async () => void (world = await startWorld({ auth: 'open', origins: ['https://shop.example'] })));
  afterAll(() => world.close());

  it('answers the business that is named, and writes to it', async () => {
    expect(await (await world.fetch('/records?business=shop-2', post(ndjson(sale('o1', 700))))).json()).toMatchObject({
      accepted: 1,
    });
    expect(await (await world.fetch('/analytics/live?business=shop-2')).json()).toMatchObject({
      business_id: 'shop-2',
      revenue: { total_revenue: 700 },
    });
    expect(await (await world.fetch('/analytics/live?business=shop-1')).json()).toMatchObject({
      revenue: { total_revenue: 0 },
    });
  });

  it('is 400 where there are several and none is named, and names the field', async () => {
    for (const response of [
      await world.fetch('/analytics/live'),
      await world.fetch(`/stream?ask=${LIVE}`),
      await world.fetch('/records', post(ndjson(sale('x', 1)))),
    ]) {
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'invalid_input', path: '/business' });
    }
  });

  it('is 400 where two are named, or a name is too long to be one', async () => {
    expect((await world.fetch('/analytics/live?business=a&business=b')).status).toBe(400);
    expect((await world.fetch(`/analytics/live?business=${'x'.repeat(129)}`)).status).toBe(400);
  });

  it('gives each record to the business it names itself', async () => {
    const body = ndjson(
      sale('m1', 10, { business_id: 'shop-1' }),
      sale('m2', 20, { business_id: 'shop-2' }),
      sale('m3', 30),
    );

    const receipt = (await (await world.fetch('/records', post(body))).json()) as {
      accepted: number;
      rejected: unknown[];
    };

    expect(receipt).toMatchObject({ accepted: 2, rejected_count: 1, rejected: [{ index: 2 }] });
    expect(await (await world.fetch('/analytics/live?business=shop-1')).json()).toMatchObject({
      revenue: { total_revenue: 10 },
    });
  });

  it('streams questions that name their businesses themselves, side by side', async () => {
    const asks = ['analytics/live?period=today&business=shop-1', 'analytics/live?business=shop-2'];
    const stream = await openStream(world, [...asks, 'analytics/live']);

    const events = await stream.take(3);

    const byAsk = Object.fromEntries(
      events.map(({ data }) => [
        data['ask'],
        (data['data'] as { business_id: string } | undefined)?.business_id ?? data['code'],
      ]),
    );
    expect(byAsk).toEqual({ [asks[0] ?? '']: 'shop-1', [asks[1] ?? '']: 'shop-2', 'analytics/live': 'invalid_input' });
    await stream.close();
  });

  it.each(['127.0.0.1:80', 'localhost', '[::1]:4870', 'shop.localhost:4870'])(
    'answers to the name %s',
    async (host) => {
      expect(await statusWith(world, { host })).toBe(200);
    },
  );

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80', '10.0.0.1'])(
    'does not answer to the name %s, which a page may have made its own',
    async (host) => {
      expect(await statusWith(world, { host })).toBe(403);
      expect(await statusWith(world, { host }, '/healthz')).toBe(403);
    },
  );

  it('does not answer what a proxy passes on from elsewhere', async () => {
    expect(await statusWith(world, { 'x-forwarded-for': '203.0.113.9, 127.0.0.1' })).toBe(403);
    expect(await statusWith(world, { 'x-forwarded-for': '127.0.0.1' })).toBe(200);
  });

  it('lets pages of this machine read, of files, and of allowed origins', async () => {
    for (const origin of ['http://localhost:5173', 'https://127.0.0.1', 'null', 'https://shop.example']) {
      const response = await world.fetch('/analytics/live?business=shop-1', { headers: { origin } });
      expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, origin]);
    }
  });

  it('takes records from a page that is a file, which has the origin null, and lets its browser ask first', async () => {
    const origin = 'null';
    const asked = await world.fetch('/records?business=shop-3', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
    const response = await world.fetch(
      '/records?business=shop-2',
      post(ndjson(sale('till', 5)), undefined, { origin }),
    );
    expect(await response.json()).toMatchObject({ accepted: 1 });
  });

  it('takes no records in what a form can send without its browser asking first', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const request = post(ndjson(sale('form', 5)), type, { origin: 'null' });
      expect((await world.fetch('/records?business=shop-2', request)).status).toBe(415);
    }
  });

  it('does not carry out what a page from elsewhere asks, not even what its browser sends without asking', async () => {
    const response = await world.fetch(
      '/records?business=shop-1',
      post(ndjson(sale('evil', 1_000_000)), undefined, { origin: 'https://evil.example' }),
    );

    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    expect(JSON.stringify(await (await world.fetch('/analytics/live?business=shop-1')).json())).not.toContain(
      '1000000',
    );
  });

  it('counts nobody, since it tells nobody apart', async () => {
    const open = await startWorld({ auth: 'open', limits: { maxRequestsPerMinute: 1, maxStreamsPerToken: 1 } });
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await open.fetch('/analytics/live?business=shop-1')).status);

    expect(statuses).toEqual([200, 200, 200]);
    await open.close();
  });
});

describe('an open server over an empty store', () => {
  let world: World;
  afterEach(() => world.close());
  const business = { kind: 'business', id: 'first', name: 'First', timezone: 'Africa/Lusaka', currency: 'ZMW' };

  it('is 404 until the first business comes, whose everything then is', async () => {
    world = await startWorld({ auth: 'open', withoutShops: true });
    expect((await world.fetch('/analytics/live')).status).toBe(404);

    const receipt = await (await world.fetch('/records', post(ndjson(sale('s1', 40), business)))).json();

    expect(receipt).toMatchObject({ accepted: 2, rejected_count: 0 });
    expect(await (await world.fetch('/analytics/live')).json()).toMatchObject({
      business_id: 'first',
      revenue: { total_revenue: 40 },
    });
  });

  it('tells a stream that there is none yet, and answers when there is', async () => {
    const clock = createFakeClock(NOON);
    world = await startWorld({ auth: 'open', withoutShops: true, clock, engine: { clock: noonClock() } });
    const stream = await openStream(world, [LIVE]);
    expect(await stream.next()).toMatchObject({ event: 'problem', data: { ask: LIVE, code: 'not_found' } });

    await clock.advance(60_000);
    await world.fetch('/records', post(ndjson(business)));
    await clock.advance(1_000);

    expect(await stream.next()).toMatchObject({ event: 'answer', data: { ask: LIVE, data: { business_id: 'first' } } });
    await stream.close();
  });
});

describe('opening a server', () => {
  it('is refused on an interface that others reach', async () => {
    const world = await startWorld();

    for (const hostname of ['0.0.0.0', '::', '192.168.1.10']) {
      await expect(serveNode({ analytics: world.analytics, auth: 'open', port: 0, hostname })).rejects.toMatchObject({
        code: 'invalid_input',
        path: '/hostname',
      });
    }
    await world.close();
  });

  it('checks the name a request calls it by where no peer is known either', async () => {
    const world = await startWorld();
    const handle = createHandler({ analytics: world.analytics, auth: 'open' });

    expect((await handle(new Request('http://localhost/bizboost/analytics/live?business=shop-1'))).status).toBe(200);
    expect((await handle(new Request('http://evil.example/bizboost/analytics/live?business=shop-1'))).status).toBe(403);
    expect(
      (
        await handle(new Request('http://localhost/bizboost/healthz'), {
          incoming: { socket: { remoteAddress: '203.0.113.9' } },
        })
      ).status,
    ).toBe(403);
    await world.close();
  });
});

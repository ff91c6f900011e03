import { BizBoostError } from '@bizboost/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../create-server.ts';
import { ndjson, post, sale, startWorld, type World } from '../testing/world.ts';
import type { Auth } from './auth.ts';
import type { Scope } from './caller.ts';

const problemOf = async (response: Response): Promise<[number, unknown]> => [
  response.status,
  ((await response.json()) as { code: string }).code,
];

describe('a server with tokens', () => {
  let world: World;
  beforeAll(async () => void (world = await startWorld()));
  afterAll(() => world.close());
  const bearer = async (...scopes: Scope[]): Promise<Record<string, string>> => ({
    authorization: `Bearer ${await world.token({ scopes })}`,
  });

  it.each(['/analytics/live', '/stream?ask=analytics/live', '/analytics/metrics/orders'])(
    'answers %s with 401 without a valid one, and says what it wants',
    async (path) => {
      for (const authorization of ['', 'Bearer', 'Bearer nonsense', 'Basic dTpw']) {
        const response = await world.fetch(path, { headers: { authorization } });
        expect(response.headers.get('www-authenticate')).toBe('Bearer');
        expect(await problemOf(response)).toEqual([401, 'unauthenticated']);
      }
    },
  );

  it('takes the word Bearer in any case', async () => {
    expect(
      (await world.fetch('/analytics/live', { headers: { authorization: `bEARER ${await world.token()}` } })).status,
    ).toBe(200);
  });

  it('lets each scope do its own and nothing else', async () => {
    const record = async (headers: Record<string, string>): Promise<number> =>
      (await world.fetch('/records', post(ndjson(sale('a1', 1)), undefined, headers))).status;
    const ask = async (headers: Record<string, string>): Promise<number> =>
      (await world.fetch('/analytics/live', { headers })).status;
    const statuses = async (...scopes: Scope[]): Promise<number[]> => {
      const headers = await bearer(...scopes);
      return [await ask(headers), await record(headers)];
    };

    expect(await statuses('read')).toEqual([200, 403]);
    expect(await statuses('ingest')).toEqual([403, 202]);
    expect(await statuses('act')).toEqual([403, 403]);
    expect(await statuses('operator')).toEqual([403, 403]);
    expect(await statuses('read', 'ingest')).toEqual([200, 202]);
  });

  it('is 403 for another business named outright, and takes one’s own name', async () => {
    expect(await problemOf(await world.fetch('/analytics/live?business=shop-2'))).toEqual([403, 'forbidden']);
    expect(await problemOf(await world.fetch('/records?business=shop-2', post(ndjson(sale('x', 1)))))).toEqual([
      403,
      'forbidden',
    ]);
    expect((await world.fetch('/analytics/live?business=shop-1')).status).toBe(200);
  });

  it('needs no token for its health and its description', async () => {
    for (const path of ['/healthz', '/readyz', '/openapi.json'])
      expect((await fetch(`${world.url}${path}`)).status).toBe(200);
  });
});

describe('the rate of requests', () => {
  it('is limited for each token: 429, and when to come back', async () => {
    const world = await startWorld({ limits: { maxRequestsPerMinute: 3 } });
    const [one, other] = [await world.token({ subject: 'one' }), await world.token({ subject: 'other' })];
    const ask = (token: string): Promise<Response> =>
      world.fetch('/analytics/live', { headers: { authorization: `Bearer ${token}` } });

    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await ask(one)).status);
    const refused = await ask(one);

    expect(statuses).toEqual([200, 200, 200]);
    expect(await problemOf(refused)).toEqual([429, 'rate_limited']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(19);
    expect((await ask(other)).status).toBe(200);
    await world.close();
  });
});

describe('a host’s own way to know its callers', () => {
  it('is asked with the request, and what it says counts', async () => {
    const auth: Auth = (request) => {
      const cookie = request.headers.get('cookie');
      if (cookie === 'closed') throw new BizBoostError('forbidden', 'The shop is closed.');
      return cookie === 'session=amina'
        ? { business: 'shop-2', scopes: ['read'], subject: 'amina', view: { timezone: 'Europe/London' } }
        : undefined;
    };
    const world = await startWorld({ auth });
    const ask = (cookie: string): Promise<Response> => world.fetch('/analytics/live', { headers: { cookie } });

    expect(await (await ask('session=amina')).json()).toMatchObject({
      business_id: 'shop-2',
      period: { timezone: 'Europe/London' },
    });
    expect((await ask('session=eve')).status).toBe(401);
    expect(await (await ask('closed')).json()).toMatchObject({ status: 403, detail: 'The shop is closed.' });
    expect(
      (await world.fetch('/records', post(ndjson(sale('x', 1)), undefined, { cookie: 'session=amina' }))).status,
    ).toBe(403);
    await world.close();
  });

  it('opens nothing to a caller of no business, whatever they name', async () => {
    const world = await startWorld({ auth: () => ({ scopes: ['read', 'ingest'] }) });
    const requests = [
      world.fetch('/analytics/live?business=shop-1'),
      world.fetch('/stream?ask=analytics/live&business=shop-1'),
      world.fetch('/records', post(ndjson(sale('x', 1, { business_id: 'shop-1' })))),
    ];

    expect((await Promise.all(requests)).map(({ status }) => status)).toEqual([403, 403, 403]);
    await world.close();
  });

  it('is counted by business and subject where it gives no key', async () => {
    const world = await startWorld({
      limits: { maxRequestsPerMinute: 1 },
      auth: (request) => ({ business: 'shop-1', scopes: ['read'], subject: request.headers.get('cookie') ?? '' }),
    });
    const ask = async (cookie: string): Promise<number> =>
      (await world.fetch('/analytics/live', { headers: { cookie } })).status;

    expect([await ask('a'), await ask('a'), await ask('b')]).toEqual([200, 429, 200]);
    await world.close();
  });
});

describe('a server without a way to know its callers', () => {
  it.each([undefined, null, 'none', {}, { secret: 'too short' }])('is not made: auth %j', async (auth) => {
    const world = await startWorld();

    expect(() => createServer({ analytics: world.analytics, auth: auth as Auth })).toThrow(
      expect.objectContaining({ code: 'invalid_input' }) as Error,
    );
    await world.close();
  });
});

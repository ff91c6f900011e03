import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../testing/world.ts';

const ORIGIN = 'https://shop.example';
const preflight = (world: World, origin: string): Promise<Response> =>
  fetch(`${world.url}/analytics/live`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
  });
const corsHeaders = (response: Response): string[] =>
  [...response.headers.keys()].filter((name) => name.startsWith('access-control-'));

describe('pages of other origins', () => {
  let world: World;
  beforeAll(async () => void (world = await startWorld({ origins: [`${ORIGIN}/`] })));
  afterAll(() => world.close());

  it('are told before they ask what they may send', async () => {
    const response = await preflight(world, ORIGIN);

    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(response.headers.get('access-control-allow-headers')).toBe(
      'authorization,content-type,if-none-match,last-event-id',
    );
    expect(response.headers.get('access-control-allow-methods')).toBe('GET,HEAD,POST,OPTIONS');
    expect(response.headers.get('access-control-max-age')).toBe('7200');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(response.headers.get('vary')).toContain('Origin');
  });

  it('may read the answer, its revision and when to come back, where they are allowed', async () => {
    const response = await world.fetch('/analytics/live', { headers: { origin: ORIGIN } });

    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(response.headers.get('access-control-expose-headers')).toBe('etag,retry-after');
    expect(response.headers.get('vary')).toBe('Authorization, Origin');
  });

  it('may read why they were refused, and that nothing has changed', async () => {
    const refused = await fetch(`${world.url}/analytics/live`, { headers: { origin: ORIGIN } });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, ORIGIN]);

    const etag = (await world.fetch('/analytics/live')).headers.get('etag') ?? '';
    const unchanged = await world.fetch('/analytics/live', { headers: { origin: ORIGIN, 'if-none-match': etag } });
    expect([unchanged.status, unchanged.headers.get('access-control-allow-origin')]).toEqual([304, ORIGIN]);
  });

  it('may stream', async () => {
    const response = await world.fetch('/stream?ask=analytics/live', { headers: { origin: ORIGIN } });

    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, ORIGIN]);
    await response.body?.cancel();
  });

  it.each(['https://evil.example', 'http://shop.example', 'https://shop.example:8443', 'null', 'http://localhost'])(
    'are told nothing at %s',
    async (origin) => {
      const response = await world.fetch('/analytics/live', { headers: { origin } });

      expect(corsHeaders(response)).toEqual([]);
      expect(response.headers.get('vary')).toContain('Origin');
      expect(corsHeaders(await preflight(world, origin))).toEqual([]);
    },
  );
});

describe('without allowed origins', () => {
  it('no page of another origin is told anything', async () => {
    const world = await startWorld();

    expect(corsHeaders(await world.fetch('/analytics/live', { headers: { origin: ORIGIN } }))).toEqual([]);
    expect(corsHeaders(await preflight(world, ORIGIN))).toEqual([]);
    await world.close();
  });
});

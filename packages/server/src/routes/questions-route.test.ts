import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ndjson, post, sale, startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.fetch(
    '/records',
    post(
      ndjson({ kind: 'campaign', id: '42', name: 'Easter', status: 'active' }, sale('s1', 250, { campaign_id: '42' })),
    ),
  );
});
afterAll(() => world.close());

describe('a question', () => {
  it('is answered at its address, by its revision, for the caller alone', async () => {
    const response = await world.fetch('/analytics/live?period=today');
    const answer = (await response.json()) as {
      revision: string;
      revenue: { total_revenue: number };
      business_id: string;
    };

    expect(response.status).toBe(200);
    expect(answer).toMatchObject({ business_id: 'shop-1', currency: 'ZMW', revenue: { total_revenue: 250 } });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json',
      etag: `"${answer.revision}"`,
      'cache-control': 'private, no-cache',
      vary: 'Authorization',
      'x-content-type-options': 'nosniff',
    });
  });

  it('is answered in part where a sum is beyond what can be told, and says what is missing', async () => {
    const vast = await startWorld();
    const sales = Array.from({ length: 10 }, (_, index) => sale(`vast-${index}`, 9_999_999_999_999.99));
    await vast.fetch('/records', post(ndjson(...sales)));
    const response = await vast.fetch('/analytics/live?period=today');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      freshness: 'partial',
      missing: [{ code: 'sum_too_large', params: { field: 'revenue' } }],
      revenue: { total_revenue: null },
      engagement: { total_engagements: 0 },
    });
    await vast.close();
  });

  it.each([
    '/analytics/live/revenue?period=month',
    '/analytics/live/campaign/42',
    '/analytics/metrics/orders?period=week&by=channel',
    '/analytics/metrics/orders/drivers?period=week',
    '/analytics/metrics/orders/receipt?period=week',
    '/analytics/live?from=2026-03-01&to=2026-03-02',
  ])('is answered at %s', async (path) => {
    const response = await world.fetch(path);

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ business_id: 'shop-1' });
  });

  it('costs 304 and no body for whoever has the revision: as a tag, weakened, in a list, or any', async () => {
    const etag = (await world.fetch('/analytics/live')).headers.get('etag') ?? '';

    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const response = await world.fetch('/analytics/live', { headers: { 'if-none-match': held } });
      expect(response.status).toBe(304);
      expect(await response.text()).toBe('');
      expect(response.headers.get('etag')).toBe(etag);
      expect(response.headers.get('cache-control')).toBe('private, no-cache');
    }
    expect((await world.fetch('/analytics/live', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it('has another revision once something has happened', async () => {
    const before = (await world.fetch('/analytics/live/revenue')).headers.get('etag') ?? '';
    await world.fetch('/records', post(ndjson(sale('s-later', 10))));

    const response = await world.fetch('/analytics/live/revenue', { headers: { 'if-none-match': before } });

    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).not.toBe(before);
  });

  it('answers HEAD with the headers alone', async () => {
    const response = await world.fetch('/analytics/live', { method: 'HEAD' });

    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(response.headers.get('etag')).toMatch(/^".+"$/);
  });

  it('takes an id with signs in it', async () => {
    await world.fetch('/records', post(ndjson({ kind: 'campaign', id: 'a/b c?é%', name: 'Signs', status: 'active' })));

    const response = await world.fetch(`/analytics/live/campaign/${encodeURIComponent('a/b c?é%')}`);

    expect([response.status, ((await response.json()) as { id: string }).id]).toEqual([200, 'a/b c?é%']);
  });

  it('is 404 for what is not this business’s, also when it is another’s', async () => {
    const other = { authorization: `Bearer ${await world.token({ business: 'shop-2' })}` };

    for (const response of [
      await world.fetch('/analytics/live/campaign/43'),
      await world.fetch('/analytics/live/campaign/42', { headers: other }),
    ]) {
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'not_found', status: 404 });
    }
  });

  it('is 404 for a business without a profile', async () => {
    const headers = { authorization: `Bearer ${await world.token({ business: 'nobody' })}` };

    expect((await world.fetch('/analytics/live', { headers })).status).toBe(404);
  });

  it('is 400 for a bad parameter, and names it', async () => {
    const response = await world.fetch('/analytics/live?period=tomorrow');

    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      code: 'invalid_input',
      status: 400,
      path: '/period',
      type: 'urn:bizboost:problem:invalid_input',
    });
  });

  it('is seen in the caller’s own time zone, apart from others’', async () => {
    const headers = { authorization: `Bearer ${await world.token({ timezone: 'Asia/Tokyo' })}` };

    const answers = await Promise.all([world.fetch('/analytics/live', { headers }), world.fetch('/analytics/live')]);
    const zones = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { period: { timezone: string } }).period.timezone),
    );

    expect(zones).toEqual(['Asia/Tokyo', 'Africa/Lusaka']);
  });

  it('gives the receipt of a number with the number’s own value, by its revision, and counts no other business’s records', async () => {
    const path = '/analytics/metrics/orders/receipt?period=week';
    const response = await world.fetch(path);
    const receipt = (await response.json()) as { value: number; revision: string; records: { total: number } };
    const metric = (await (await world.fetch('/analytics/metrics/orders?period=week')).json()) as { value: number };

    expect(receipt).toMatchObject({
      value: metric.value,
      records: { total: metric.value },
      source: { name: 'memory' },
    });
    expect(response.headers.get('etag')).toBe(`"${receipt.revision}"`);
    expect((await world.fetch(path, { headers: { 'if-none-match': `"${receipt.revision}"` } })).status).toBe(304);

    const headers = { authorization: `Bearer ${await world.token({ business: 'shop-2' })}` };
    expect(await (await world.fetch(path, { headers })).json()).toMatchObject({
      business_id: 'shop-2',
      value: 0,
      records: { total: 0, kinds: [] },
    });
    expect((await world.fetch('/analytics/metrics/luck/receipt')).status).toBe(404);
    const ingest = { authorization: `Bearer ${await world.token({ scopes: ['ingest'] })}` };
    expect((await world.fetch(path, { headers: ingest })).status).toBe(403);
  });

  it('never shows one business another’s numbers', async () => {
    const headers = { authorization: `Bearer ${await world.token({ business: 'shop-2' })}` };

    expect(await (await world.fetch('/analytics/live', { headers })).json()).toMatchObject({
      business_id: 'shop-2',
      revenue: { total_revenue: 0 },
    });
  });
});

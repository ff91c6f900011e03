import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnalytics, memoryAdapter } from '@bizboost/core';
import { NOON } from '../testing/noon-clock.ts';
import { post, sale, startWorld, type World } from '../testing/world.ts';

let world: World;
let operator: Readonly<Record<string, string>>;
beforeAll(async () => {
  world = await startWorld();
  operator = { authorization: `Bearer ${await world.token({ scopes: ['operator'] })}` };
  await world.analytics
    .for('shop-1')
    .record([
      sale('s1', 75, { customer_id: 'ann', visitor_id: 'v1' }),
      { ...sale('e1', 0), kind: 'event', type: 'click', visitor_id: 'v1', session_id: 'x', amount: undefined },
    ]);
});
afterAll(() => world.close());

describe('the export of a business', () => {
  it('is NDJSON that gives the same answers elsewhere, and holds nobody else’s', async () => {
    const response = await world.fetch('/records', { headers: operator });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    const records = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { business_id: string });
    expect(new Set(records.map(({ business_id }) => business_id))).toEqual(new Set(['shop-1']));
    const elsewhere = createAnalytics({ adapter: memoryAdapter(), clock: world.clock });
    await elsewhere.record(records);
    const [here, there] = [world.analytics, elsewhere].map((analytics) => analytics.for('shop-1').live());
    expect((await there)?.revision).toBe((await here)?.revision);
    await elsewhere.close();
  });

  it('comes whole where it is long', async () => {
    const events = Array.from({ length: 3_000 }, (_, index) => ({
      kind: 'event',
      id: `many-${index}`,
      type: 'share',
      occurred_at: new Date(NOON - index).toISOString(),
      channel: 'website',
    }));
    await world.analytics.for('shop-2').record(events);
    const headers = { authorization: `Bearer ${await world.token({ business: 'shop-2', scopes: ['operator'] })}` };
    const lines = (await (await world.fetch('/records', { headers })).text()).trim().split('\n');
    expect(new Set(lines.map((line) => (JSON.parse(line) as { id: string }).id)).size).toBe(3_001);
  });

  it('is for operators, and of a business that is there', async () => {
    expect((await world.fetch('/records')).status).toBe(403);
    const nobody = { authorization: `Bearer ${await world.token({ business: 'nobody', scopes: ['operator'] })}` };
    expect((await world.fetch('/records', { headers: nobody })).status).toBe(404);
  });
});

describe('erasing over HTTP', () => {
  const erase = (body: string, headers = operator, type = 'application/json'): Promise<Response> =>
    world.fetch('/erase', post(body, type, headers));

  it('is for operators, and says what it wants', async () => {
    expect((await erase('{"visitor": "v1"}', {})).status).toBe(403);
    expect((await erase('{"visitor": "v1"}', operator, 'text/plain')).status).toBe(415);
    for (const body of ['{', '[]', '{}', '{"visitor": {}}'])
      expect(await (await erase(body)).json()).toMatchObject({ code: 'invalid_input' });
  });

  it('tells how many records named the person, and none the second time', async () => {
    expect(await (await erase('{"visitor": "v1", "customer": "ann"}')).json()).toEqual({
      records: 2,
      events: 1,
      sales: 1,
    });
    expect(await (await erase('{"visitor": "v1"}')).json()).toEqual({ records: 0, events: 0, sales: 0 });
    const kept = await (await world.fetch('/records', { headers: operator })).text();
    expect(kept).not.toMatch(/"(v1|ann|x)"/);
  });
});

describe('an open server', () => {
  it('does either for programs of its own machine, and for no page', async () => {
    const open = await startWorld({ auth: 'open' });
    const ask = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${open.url}${path}`, init);
    const erase = post('{"visitor": "v1"}', 'application/json');
    expect((await ask('/records?business=shop-1')).status).toBe(200);
    expect((await ask('/erase?business=shop-1', erase)).status).toBe(200);
    for (const origin of ['null', 'http://localhost:5173']) {
      expect((await ask('/records?business=shop-1', { headers: { origin } })).status).toBe(403);
      const fromPage = post('{"visitor": "v1"}', 'application/json', { origin });
      expect((await ask('/erase?business=shop-1', fromPage)).status).toBe(403);
    }
    await open.close();
  });
});

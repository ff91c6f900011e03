import { applyPatch, type JsonObject, type PatchOperation } from '@bizboost/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventReader, StreamEvent } from '../testing/event-reader.ts';
import { openStream, resumeStream } from '../testing/open-stream.ts';
import { ndjson, post, sale, startWorld, type World } from '../testing/world.ts';

const LIVE = 'analytics/live?period=today';

let world: World;
beforeEach(async () => void (world = await startWorld()));
afterEach(() => world.close());

const sell = (id: string, amount: number, headers?: Readonly<Record<string, string>>): Promise<Response> =>
  world.fetch('/records', post(ndjson(sale(id, amount)), undefined, headers));

const totalOf = (data: unknown): number => (data as { revenue: { total_revenue: number } }).revenue.total_revenue;

/** What a client holds after an event. */
const after = (held: JsonObject, { event, data }: StreamEvent): JsonObject =>
  event === 'answer' ? (data['data'] as JsonObject) : applyPatch(held, data['ops'] as PatchOperation[]);

describe('a stream', () => {
  it('answers first in whole, then with patches that lead to the whole answer', async () => {
    const stream = await openStream(world, [LIVE]);
    const first = await stream.next();
    expect(first).toMatchObject({ event: 'answer', data: { ask: LIVE } });
    expect(Object.keys(first.data)).toEqual(['ask', 'revision', 'data']);
    let held = first.data['data'] as JsonObject;

    for (const [id, amount] of [
      ['s1', 250],
      ['s2', 50],
    ] as const) {
      await sell(id, amount);
      const event = await stream.next();
      expect(event).toMatchObject({ event: 'patch', data: { ask: LIVE, base: held['revision'] } });
      held = after(held, event);
    }

    const whole = (await (await world.fetch(`/${LIVE}`)).json()) as JsonObject;
    expect(totalOf(held)).toBe(300);
    expect({ ...held, as_of: '' }).toEqual({ ...whole, as_of: '' });
    await stream.close();
  });

  it('is marked so that nothing on the way holds it back or changes it', async () => {
    const stream = await openStream(world, [LIVE]);

    expect(Object.fromEntries(stream.response.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'private, no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    await stream.next();
    expect(stream.retries).toHaveLength(1);
    await stream.close();
  });

  it('echoes each spelling of one question, which is computed once', async () => {
    const spellings = [LIVE, 'analytics/live', '/analytics/live?period=today'];
    const before = world.analytics.statistics();
    const stream = await openStream(world, spellings);

    const events = await stream.take(3);

    expect(events.map(({ data }) => data['ask']).sort()).toEqual([...spellings].sort());
    expect(new Set(events.map(({ data }) => data['revision'])).size).toBe(1);
    expect(world.analytics.statistics().standingQuestions - before.standingQuestions).toBe(1);
    await stream.close();
  });

  it('sends nothing to whoever holds the revision, and then the patch on it', async () => {
    const held = ((await (await world.fetch(`/${LIVE}`)).json()) as JsonObject)['revision'] as string;
    const stream = await resumeStream(world, [{ ask: LIVE, have: held }, { ask: 'analytics/metrics/orders' }]);
    expect(await stream.next()).toMatchObject({ event: 'answer', data: { ask: 'analytics/metrics/orders' } });

    await sell('s1', 5);

    const events = await stream.take(2);
    expect(events.find(({ data }) => data['ask'] === LIVE)).toMatchObject({ event: 'patch', data: { base: held } });
    await stream.close();
  });

  it('sends the whole answer to whoever holds another revision', async () => {
    const stream = await resumeStream(world, [{ ask: LIVE, have: 'long gone' }]);

    expect(await stream.next()).toMatchObject({ event: 'answer', data: { ask: LIVE } });
    await stream.close();
  });

  it('tells of trouble with one question and goes on with the others', async () => {
    const stream = await openStream(world, [
      'analytics/live/campaign/nowhere',
      LIVE,
      'no/such/thing',
      'analytics/live?period=tomorrow',
      'analytics/live?business=shop-2',
    ]);

    const events = await stream.take(5);

    const byAsk = Object.fromEntries(events.map(({ event, data }) => [data['ask'], [event, data['code']]]));
    expect(byAsk).toEqual({
      'analytics/live/campaign/nowhere': ['problem', 'not_found'],
      [LIVE]: ['answer', undefined],
      'no/such/thing': ['problem', 'not_found'],
      'analytics/live?period=tomorrow': ['problem', 'invalid_input'],
      'analytics/live?business=shop-2': ['problem', 'forbidden'],
    });
    await sell('s1', 5);
    expect(await stream.next()).toMatchObject({ event: 'patch', data: { ask: LIVE } });
    await stream.close();
  });

  it('carries what the host tells the viewers of its business, and of no other', async () => {
    const streams = [await openStream(world, [LIVE]), await openStream(world, [])] as const;
    await streams[0].next();
    await world.analytics.for('shop-2').broadcastMetricUpdate('footfall', { people: 1 });
    await world.analytics.for('shop-1').broadcastMetricUpdate('footfall', { people: 7 });

    for (const stream of streams) {
      expect(await stream.next()).toEqual({ event: 'metric', data: { metric_type: 'footfall', data: { people: 7 } } });
      await stream.close();
    }
  });

  it('never carries another business’s numbers', async () => {
    const other = { authorization: `Bearer ${await world.token({ business: 'shop-2' })}` };
    const stream = await openStream(world, [LIVE], { headers: other });
    expect((await stream.next()).data['data']).toMatchObject({ business_id: 'shop-2' });

    await sell('s1', 250);
    await sell('t1', 900, other);

    const { data } = await stream.next();
    expect(JSON.stringify(data)).toContain('900');
    expect(JSON.stringify(data)).not.toContain('250');
    await stream.close();
  });

  it('answers a burst of changes at most once in 50 ms, and ends with all of them', async () => {
    const stream = await openStream(world, [LIVE]);
    let held = (await stream.next()).data['data'] as JsonObject;
    const startedAt = performance.now();

    const selling = Promise.all(Array.from({ length: 60 }, (_, i) => sell(`burst-${i}`, 1)));
    let events = 0;
    while (totalOf(held) < 60) {
      held = after(held, await stream.next());
      events += 1;
    }

    await selling;
    expect(totalOf(held)).toBe(60);
    expect(events).toBeLessThanOrEqual((performance.now() - startedAt) / 50 + 2);
    await stream.close();
  });

  it('lets go of its questions when the reader leaves', async () => {
    const stream = await openStream(world, [LIVE]);
    await stream.next();
    expect(world.analytics.statistics().standingQuestions).toBe(1);

    await stream.close();

    await expect.poll(() => world.analytics.statistics().standingQuestions).toBe(0);
  });
});

describe('a stream is refused', () => {
  const refusalOf = async (path: string, init?: RequestInit): Promise<[number, unknown]> => {
    const response = await world.fetch(path, init);
    return [response.status, ((await response.json()) as { code: string }).code];
  };
  const json = (body: unknown, contentType = 'application/json'): RequestInit =>
    post(typeof body === 'string' ? body : JSON.stringify(body), contentType);

  it('without a token or the scope to read', async () => {
    expect(await refusalOf(`/stream?ask=${LIVE}`, { headers: { authorization: 'Bearer nonsense' } })).toEqual([
      401,
      'unauthenticated',
    ]);
    const headers = { authorization: `Bearer ${await world.token({ scopes: ['ingest'] })}` };
    expect(await refusalOf(`/stream?ask=${LIVE}`, { headers })).toEqual([403, 'forbidden']);
  });

  it('for another business named outright', async () => {
    expect(await refusalOf(`/stream?ask=${LIVE}&business=shop-2`)).toEqual([403, 'forbidden']);
  });

  it('beyond 64 questions, or 8 kB of them in the address', async () => {
    const asks = Array.from({ length: 65 }, (_, i) => `analytics/live/campaign/${i}`);
    expect(await refusalOf(`/stream?${asks.map((ask) => `ask=${ask}`).join('&')}`)).toEqual([413, 'too_large']);
    expect(await refusalOf('/stream', json({ asks: asks.map((ask) => ({ ask })) }))).toEqual([413, 'too_large']);
    expect(await refusalOf(`/stream?ask=analytics/live/campaign/${'x'.repeat(8_200)}`)).toEqual([413, 'too_large']);
  });

  it.each([
    ['{'],
    ['[]'],
    [{ asks: 'analytics/live' }],
    [{ asks: [{ ask: '' }] }],
    [{ asks: [{ ask: 5 }] }],
    [{ asks: [{ ask: LIVE, have: 5 }] }],
  ])('for the body %j', async (body) => {
    expect(await refusalOf('/stream', json(body))).toEqual([400, 'invalid_input']);
  });

  it('for an empty ask, and for a body that is not JSON by its type', async () => {
    expect(await refusalOf('/stream?ask=')).toEqual([400, 'invalid_input']);
    expect(await refusalOf('/stream', json({ asks: [] }, 'text/plain'))).toEqual([415, 'unsupported_media_type']);
  });

  it('beyond 20 at once with one token, until one of them ends', async () => {
    const headers = { authorization: `Bearer ${await world.token({ subject: 'one' })}` };
    const streams: EventReader[] = [];
    for (let i = 0; i < 20; i += 1) streams.push(await openStream(world, [LIVE], { headers }));

    const response = await world.fetch(`/stream?ask=${LIVE}`, { headers });
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '10']);
    await response.body?.cancel();
    const elsewhere = await openStream(world, [LIVE]);
    expect(elsewhere.response.status).toBe(200);

    await streams[0]?.close();
    await expect
      .poll(async () => (streams[0] = await openStream(world, [LIVE], { headers })).response.status)
      .toBe(200);
    await Promise.all([elsewhere, ...streams].map((stream) => stream.close()));
  });
});

describe('where no streams are offered', () => {
  it('is answered with 204, after which nobody comes back', async () => {
    const quiet = await startWorld({ streams: false });

    expect((await quiet.fetch(`/stream?ask=${LIVE}`)).status).toBe(204);
    await quiet.close();
  });
});

import { BizBoostError, type Analytics, type BusinessAnalytics, type ErrorCode } from '@bizboost/core';
import { describe, expect, it } from 'vitest';
import { openStream } from '../testing/open-stream.ts';
import { startWorld, type World } from '../testing/world.ts';

const SECRETS = 'SELECT * FROM sales at /srv/data.db with password hunter2';

/** A world whose questions all fail with this. */
const failingWorld = (error: unknown): Promise<World> =>
  startWorld({
    wrap: (analytics): Analytics => ({
      ...analytics,
      for: (id): BusinessAnalytics =>
        ({ ...analytics.for(id), answer: () => Promise.reject(error as Error) }) as BusinessAnalytics,
    }),
  });

describe('a failure', () => {
  it.each<[ErrorCode, number]>([
    ['invalid_input', 400],
    ['not_found', 404],
    ['conflict', 409],
    ['too_large', 413],
  ])('of kind %s is told in whole, with status %i', async (code, status) => {
    const world = await failingWorld(
      new BizBoostError(code, 'Expected this, that came.', { path: '/period', expected: 'this', received: 'that' }),
    );

    const response = await world.fetch('/analytics/live');

    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      type: `urn:bizboost:problem:${code}`,
      title: expect.any(String) as string,
      status,
      detail: 'Expected this, that came.',
      code,
      path: '/period',
      expected: 'this',
      received: 'that',
      retryable: false,
    });
    expect(world.log).toEqual([]);
    await world.close();
  });

  it.each<[string, unknown, ErrorCode, number]>([
    ['nobody foresaw', new TypeError(SECRETS), 'internal', 500],
    ['that is no error', SECRETS, 'internal', 500],
    [
      'of the store’s records',
      new BizBoostError('invalid_record', SECRETS, { path: SECRETS, received: SECRETS }),
      'invalid_record',
      502,
    ],
    ['of the store', new BizBoostError('unavailable', SECRETS, { cause: new Error(SECRETS) }), 'unavailable', 503],
    ['of patience', new BizBoostError('timeout', SECRETS), 'timeout', 504],
    ['of a store that cannot', new BizBoostError('unsupported', SECRETS), 'unsupported', 501],
  ])('%s is told by its kind and a reference, under which the log has the cause', async (_, error, code, status) => {
    const world = await failingWorld(error);

    const response = await world.fetch('/analytics/live');
    const text = await response.text();

    expect(response.status).toBe(status);
    expect(text).not.toMatch(/SELECT|hunter2|data\.db|at .*\.ts/);
    const problem = JSON.parse(text) as { code: string; reference: string };
    expect(problem).toMatchObject({ code, status, reference: expect.stringMatching(/^[0-9a-f-]{36}$/) as string });
    expect(world.log).toEqual([
      {
        level: 'error',
        message: expect.any(String) as string,
        reference: problem.reference,
        error: expect.toSatisfy((logged: unknown) =>
          error instanceof Error ? logged === error : (logged as Error).cause === error,
        ) as unknown,
      },
    ]);
    await world.close();
  });

  it('that will pass says when to come back', async () => {
    const known = await failingWorld(new BizBoostError('unavailable', 'Busy.', { retryAfterMs: 12_001 }));
    const unknown = await failingWorld(new BizBoostError('unavailable', 'Busy.'));

    expect((await known.fetch('/analytics/live')).headers.get('retry-after')).toBe('13');
    expect((await unknown.fetch('/analytics/live')).headers.get('retry-after')).toBe('5');
    await known.close();
    await unknown.close();
  });

  it('that many streams hear of is logged once, and holds no secret in any', async () => {
    const error = new BizBoostError('unavailable', SECRETS);
    const world = await startWorld({
      wrap: (analytics): Analytics => ({
        ...analytics,
        for: (id): BusinessAnalytics =>
          ({
            ...analytics.for(id),
            stand: (_address, listener) => {
              listener.problem(error);
              return () => undefined;
            },
          }) as BusinessAnalytics,
      }),
    });

    for (let i = 0; i < 3; i += 1) {
      const stream = await openStream(world, ['analytics/live']);
      const { event, data } = await stream.next();
      expect([event, data['code'], JSON.stringify(data).includes('hunter2')]).toEqual([
        'problem',
        'unavailable',
        false,
      ]);
      await stream.close();
    }
    expect(world.log).toHaveLength(1);
    await world.close();
  });

  it('is 404 for an address that is none, and 405 with the methods that are for one that is', async () => {
    const world = await startWorld();

    const [nothing, method] = [await world.fetch('/no/such/thing'), await world.fetch('/erase')];

    expect([nothing.status, ((await nothing.json()) as { code: string }).code]).toEqual([404, 'not_found']);
    expect([method.status, method.headers.get('allow'), ((await method.json()) as { status: number }).status]).toEqual([
      405,
      'POST',
      405,
    ]);
    expect((await world.fetch('/analytics/live', { method: 'DELETE' })).headers.get('allow')).toBe('GET, HEAD');
    await world.close();
  });
});

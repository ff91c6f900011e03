import { createChaos, createFakeClock } from '@bizboost/core/testing';
import { describe, expect, it } from 'vitest';
import { createServer } from '../create-server.ts';
import type { LogEntry } from '../log.ts';
import { SECRET, startWorld } from '../testing/world.ts';
import { MemoryRateLimiter } from './memory-rate-limiter.ts';
import { SharedRateLimiter } from './shared-rate-limiter.ts';

/** Two servers that count together, in a store that can be broken. */
const setUp = () => {
  const clock = createFakeClock(1_000_000);
  const chaos = createChaos(clock);
  const logged: LogEntry[] = [];
  const together = new MemoryRateLimiter(clock);
  const distant = {
    async take(caller: string, perMinute: number) {
      await chaos.gate('take');
      return together.take(caller, perMinute);
    },
  };
  const limiterOf = () => new SharedRateLimiter(distant, clock, (entry) => logged.push(entry));
  return { clock, chaos, logged, one: limiterOf(), two: limiterOf() };
};

describe('SharedRateLimiter', () => {
  it('counts what several servers are asked as one', async () => {
    const { one, two } = setUp();

    for (let i = 0; i < 30; i += 1) expect(await Promise.all([one.take('a', 60), two.take('a', 60)])).toEqual([0, 0]);

    expect(await one.take('a', 60)).toBe(1_000);
    expect(await two.take('a', 60)).toBe(1_000);
    expect(await two.take('b', 60)).toBe(0);
  });

  it('goes on with what this server has counted itself as soon as the other fails, and says so once', async () => {
    const { one, chaos, logged } = setUp();
    for (let i = 0; i < 50; i += 1) await one.take('a', 60);
    chaos.fail();

    for (let i = 0; i < 10; i += 1) expect(await one.take('a', 60)).toBe(0);

    expect(await one.take('a', 60)).toBe(1_000);
    expect(logged).toMatchObject([{ level: 'warn', message: expect.stringContaining('each counts its own') }]);
  });

  it('waits 50 ms for an answer once, then not at all, and counts together again when it comes back', async () => {
    const { one, two, clock, chaos } = setUp();
    chaos.hang();
    const first = one.take('a', 2);
    await clock.advance(50);
    expect(await first).toBe(0);
    expect(await one.take('a', 2)).toBe(0);
    expect(chaos.calls()).toBe(1);

    chaos.heal();
    await clock.advance(60_000);
    for (let i = 0; i < 2; i += 1) expect(await one.take('b', 2)).toBe(0);
    expect(await two.take('b', 2)).toBe(30_000);
  });

  it('is asked for a server’s callers, who are refused with the time to wait', async () => {
    const world = await startWorld();
    const asked: [string, number][] = [];
    const rateLimiter = {
      take(caller: string, perMinute: number) {
        asked.push([caller, perMinute]);
        return asked.length > 1 ? 4_200 : 0;
      },
    };
    const server = createServer({
      analytics: world.analytics,
      auth: { secret: SECRET },
      clock: world.clock,
      limits: { maxRequestsPerMinute: 7 },
      rateLimiter,
    });
    const headers = { authorization: `Bearer ${await world.token()}` };

    expect((await server.request('/analytics/live', { headers })).status).toBe(200);
    const refused = await server.request('/analytics/live', { headers });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(asked.map(([, perMinute]) => perMinute)).toEqual([7, 7]);
    expect(asked[0]?.[0]).toBe(asked[1]?.[0]);
    await world.close();
  });
});

import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { describeService } from '../../../../test/services/describe-service.ts';
import { eventually } from '../../../../test/services/wait.ts';
import type { Room } from '../../../../test/services/room.ts';
import { hostClients, type Connect } from '../testing/redis-clients.ts';
import { redisRateLimiter } from './redis-rate-limiter.ts';

for (const name of ['redis', 'redis-cluster'] as const)
  describeService(name, `the rate limiter in ${name}`, (service) => {
    let room: Room;
    beforeAll(async () => void (room = await service.room()));
    const limiters = async (connect: Connect, count: number) => {
      const hosts = await Promise.all(Array.from({ length: count }, () => connect(room.urls)));
      onTestFinished(() => hosts.forEach((host) => host.close()));
      return hosts.map((host) => redisRateLimiter(host.client, { prefix: room.name }));
    };
    /** What `count` requests at once are told. */
    const burst = (take: () => Promise<number>, count: number) => Promise.all(Array.from({ length: count }, take));

    describe.each(Object.entries(hostClients))('by %s', (_, connect) => {
      test('lets a minute’s requests of all servers through, and tells each when the next may come', async () => {
        const [one, two] = await limiters(connect, 2);
        const caller = crypto.randomUUID();
        const told = (
          await Promise.all([one, two].map((limiter) => burst(() => limiter?.take(caller, 100) as Promise<number>, 60)))
        ).flat();
        const let_ = told.filter((ms) => ms === 0).length;
        // A token comes back every 600 ms.
        expect(let_).toBeGreaterThanOrEqual(100);
        expect(let_).toBeLessThanOrEqual(102);
        for (const ms of told) expect(ms).toBeLessThanOrEqual(600);
        expect(await two?.take(`${caller}-other`, 100)).toBe(0);
      });
    });

    test('gives requests back evenly', async () => {
      const [limiter] = await limiters(hostClients['ioredis 6'] as Connect, 1);
      const take = () => limiter?.take('evenly', 6_000) as Promise<number>;
      const begunAt = performance.now();
      let taken = (await burst(take, 6_000)).filter((ms) => ms === 0).length;
      const spentAt = performance.now();
      await eventually(() => performance.now() - spentAt > 500);
      const askedAt = performance.now();
      taken += (await burst(take, 1_000)).filter((ms) => ms === 0).length;
      // One every 10 ms, counted from when all were spent to when all were asked for.
      expect(taken).toBeGreaterThanOrEqual(Math.floor(6_000 + (askedAt - spentAt) / 10));
      expect(taken).toBeLessThanOrEqual(6_001 + (performance.now() - begunAt) / 10);
    });

    test('does not count what it refuses', async () => {
      const [limiter] = await limiters(hostClients['redis 6'] as Connect, 1);
      const take = () => limiter?.take('refused', 1) as Promise<number>;
      expect(await take()).toBe(0);
      const waits = [await take(), await take(), await take()];
      for (const ms of waits) expect(ms).toBeGreaterThan(0);
      expect(Math.max(...waits)).toBeLessThanOrEqual(60_000);
    });
  });

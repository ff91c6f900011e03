import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOwnServices } from '../../services/describe-service.ts';
import { startRedisCluster } from '../../services/redis-cluster.ts';
import { startRedis } from '../../services/redis.ts';
import type { Controls } from '../../services/service.ts';
import { eventually } from '../../services/wait.ts';
import type { Delivery, Order } from './caller-process.ts';

const SCRIPT = fileURLToPath(new URL('caller-process.ts', import.meta.url));
const MOST = 4;

for (const [title, service, start] of [
  ['Redis', 'redis', startRedis],
  ['a Redis Cluster', 'redis-cluster', startRedisCluster],
] as const)
  describeOwnServices([service], `processes that share ${title}`, () => {
    let redis: Controls & { readonly url: string };
    let processes: readonly ChildProcess[] = [];

    beforeAll(async () => {
      redis = await start();
      processes = Array.from({ length: MOST }, () =>
        fork(SCRIPT, [redis.url], { execArgv: ['--conditions=bizboost-source'] }),
      );
      await Promise.all(processes.map((one) => once(one, 'message')));
      // Each goes on alone until it hears the others.
      await eventually(async () => (await shared(processes, 5)).every((values) => values.join() === '1'));
    }, 120_000);

    afterAll(async () => {
      const running = processes.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
      const ended = running.map((one) => once(one, 'exit'));
      for (const one of running) one.kill();
      await Promise.all(ended);
      await redis?.stop();
    });

    const ask = async (one: ChildProcess, order: Order): Promise<Delivery> => {
      const answer = once(one, 'message');
      one.send(order);
      return ((await answer) as [Delivery])[0];
    };

    /** What a thousand callers in each of some processes are given, each answer once. */
    const shared = async (some: readonly ChildProcess[], workMs: number): Promise<readonly (readonly number[])[]> => {
      const key = crypto.randomUUID();
      const asked = await Promise.all(some.map((one) => ask(one, { key, callers: 1_000, workMs })));
      return asked.map(({ values }) => values);
    };

    test.for([
      [2, 20],
      [2, 300],
      [3, 100],
      [4, 20],
      [4, 300],
      [4, 1_000],
    ] as const)('compute once for 1,000 callers in each of %i, when it takes %i ms', async ([count, workMs]) => {
      const some = processes.slice(0, count);
      expect(await shared(some, workMs)).toEqual(some.map(() => [1]));
    });
  });

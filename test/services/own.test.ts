// A few bad days in the life of each server.
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { startClickHouse, startClickHouseCluster } from './clickhouse.ts';
import { describeOwnServices } from './describe-service.ts';
import { ledgers } from './ledger.ts';
import { startMariaDb } from './mariadb.ts';
import { startPostgres } from './postgres.ts';
import { markOf, stateOf } from './process-tree.ts';
import { startRedisCluster } from './redis-cluster.ts';
import { startRedis } from './redis.ts';
import { groupOf, type ServiceGroup } from './service-group.ts';
import type { ServiceName } from './shared-services.ts';

const one = (start: typeof startPostgres) => async () => groupOf([await start()]);
const starts: Record<ServiceName, () => Promise<ServiceGroup>> = {
  postgres: one(startPostgres),
  mariadb: one(startMariaDb),
  redis: one(startRedis),
  'redis-cluster': startRedisCluster,
  clickhouse: one(startClickHouse),
  'clickhouse-cluster': startClickHouseCluster,
};

for (const [name, start] of Object.entries(starts) as [ServiceName, () => Promise<ServiceGroup>][]) {
  describeOwnServices([name], `${name} of our own`, () => {
    const { open, add, ids } = ledgers[name];
    let service: ServiceGroup;
    beforeAll(async () => {
      service = await start();
      await open(service.urls);
    });
    afterAll(() => service.stop());

    it('answers once it has started', async () => {
      await add(service.urls, 1);
      expect(await ids(service.urls)).toEqual([1]);
    });

    it('is gone when it is killed, and comes back on its ports with all that was acknowledged', async () => {
      await add(service.urls, 2);
      const { pids } = service;
      expect(pids).not.toEqual([]);
      await service.kill();
      expect(pids.map(state)).toEqual(pids.map(() => undefined));
      expect(service.pids).toEqual([]);
      await expect(ids(service.urls)).rejects.toThrow(/connect|ECONNREFUSED|closed|nodes/i);
      await service.restart();
      expect(await ids(service.urls)).toEqual([1, 2]);
    });

    it('takes connections but answers nothing while it is paused, and then goes on where it was', async () => {
      const events: string[] = [];
      await service.pause();
      expect(new Set(service.pids.map(state))).toEqual(new Set(['T']));
      const question = ids(service.urls).then((found) => {
        events.push('answered');
        return found;
      });
      for (const port of service.ports) await connects(port);
      events.push('resumed');
      await service.resume();
      expect(await question).toEqual([1, 2]);
      expect(events).toEqual(['resumed', 'answered']);
    });

    it('can be killed while it is paused, too', async () => {
      await service.pause();
      await service.kill();
      expect(service.pids).toEqual([]);
      await service.restart();
      expect(await ids(service.urls)).toEqual([1, 2]);
    });

    it('leaves nothing behind when it is stopped, however often', async () => {
      const { pids } = service;
      await Promise.all([service.stop(), service.stop()]);
      expect(pids.map(state)).toEqual(pids.map(() => undefined));
      for (const { folder } of service.nodes) expect(existsSync(folder)).toBe(false);
    });
  });
}

// ClickHouse 18.16 takes 8 s for this.
for (const name of ['postgres', 'mariadb', 'redis'] as const) {
  describeOwnServices([name], `${name} of our own, ended in order`, () => {
    const { open, add, ids } = ledgers[name];

    it('comes back with its data', async () => {
      const service = await starts[name]();
      onTestFinished(() => service.stop());
      await open(service.urls);
      await add(service.urls, 1);
      await service.kill('SIGTERM');
      expect(service.pids).toEqual([]);
      await service.restart();
      expect(await ids(service.urls)).toEqual([1]);
      await service.restart();
      expect(await ids(service.urls)).toEqual([1]);
    });
  });
}

function state(pid: number): string | undefined {
  const mark = markOf(pid);
  return mark && stateOf(mark);
}

async function connects(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
}

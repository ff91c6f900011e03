import { broadcasterCases, cacheStoreCases } from '@bizboost/core/testing';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { describeService } from '../../../../test/services/describe-service.ts';
import type { Room } from '../../../../test/services/room.ts';
import { hostClients, type HostClient } from '../testing/redis-clients.ts';
import { redisBroadcaster } from './redis-broadcaster.ts';
import { redisCacheStore } from './redis-cache-store.ts';

const services = [
  ['redis', 'Redis'],
  ['redis-cluster', 'a Redis Cluster'],
] as const;

for (const [name, title] of services)
  describeService(name, `what every store and broadcaster must do, on ${title}`, (service) => {
    let room: Room;
    beforeAll(async () => void (room = await service.room()));

    describe.each(Object.entries(hostClients))('by %s', (_, connect) => {
      let host: HostClient;
      beforeAll(async () => void (host = await connect(room.urls)));
      afterAll(() => host.close());

      test.for(cacheStoreCases)('$name', async ({ run }, { skip }) => {
        const { skipped } = await run(() => redisCacheStore(host.client, { prefix: room.name }));
        if (skipped !== undefined) skip(skipped);
      });

      test.for(broadcasterCases)('$name', async ({ run }, { skip }) => {
        const { skipped } = await run((count) =>
          Array.from({ length: count }, () => redisBroadcaster(host.client, { prefix: room.name })),
        );
        if (skipped !== undefined) skip(skipped);
      });
    });
  });

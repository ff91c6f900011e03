import { dataAdapterCases } from '@bizboost/core/testing';
import { beforeAll, test } from 'vitest';
import { describeService } from '../services/describe-service.ts';
import type { Room } from '../services/room.ts';
import { clusterStores } from './clickhouse-stores.ts';

for (const { service, title, migrate, open } of clusterStores) {
  describeService(service, title, (shared) => {
    let room: Room;
    beforeAll(async () => {
      room = await shared.room();
      await migrate(room);
    });

    test.for(dataAdapterCases.map((one) => [one.name, one] as const))('%s', async ([, { run }], { skip }) => {
      const { skipped } = await run(() => ({ adapter: open(room) }));
      if (skipped !== undefined) skip(skipped);
    });
  });
}

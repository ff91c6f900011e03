import { dataAdapterCases } from '@bizboost/core/testing';
import { beforeAll, test } from 'vitest';
import { describeService } from '../services/describe-service.ts';
import { stores } from './stores.ts';

for (const { service, title, migrate, open } of stores) {
  describeService(service, title, ({ room }) => {
    let url: string;
    beforeAll(async () => {
      ({ url } = await room());
      await migrate(url);
    });

    test.for(dataAdapterCases.map((one) => [one.name, one] as const))('%s', async ([, { run }], { skip }) => {
      const { skipped } = await run(() => ({ adapter: open(url) }));
      if (skipped !== undefined) skip(skipped);
    });
  });
}

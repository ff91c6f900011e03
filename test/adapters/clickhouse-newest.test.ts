import { clickHouseAdapter, migrateClickHouse } from '@bizboost/adapters/clickhouse';
import { dataAdapterCases } from '@bizboost/core/testing';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, test } from 'vitest';
import { openChdb, whyNoChdb } from '../services/chdb.ts';
import { describeUnless } from '../services/describe-service.ts';

describeUnless(whyNoChdb(), 'the newest ClickHouse engine', () => {
  let chdb: { readonly client: ClickHouseClient; stop(): Promise<void> };
  beforeAll(async () => {
    chdb = await openChdb();
    await migrateClickHouse({ clients: [chdb.client] });
  });
  afterAll(() => chdb.stop());

  test.for(dataAdapterCases.map((one) => [one.name, one] as const))('%s', async ([, { run }], { skip }) => {
    const { skipped } = await run(() => ({ adapter: clickHouseAdapter({ clients: [chdb.client] }) }));
    if (skipped !== undefined) skip(skipped);
  });
});

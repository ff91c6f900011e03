import { createAnalytics, type BusinessId } from '@bizboost/core';
import { mysqlTables } from '@bizboost/adapters/mysql';
import { bizboostTables, postgresTables } from '@bizboost/adapters/postgres';
import mysql from 'mysql2/promise';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  APPLICATION_BUSINESS,
  applicationTables,
  insertsOf,
  randomApplication,
} from '../../../packages/adapters/src/testing/bizboost-application.ts';
import { describeService } from '../../services/describe-service.ts';
import { tablesStores, type ApplicationDatabase, type TablesStore } from './application-databases.ts';

const SHOP = APPLICATION_BUSINESS.id as BusinessId;
const TABLES = bizboostTables({ currency: 'ZMW', businesses: [APPLICATION_BUSINESS] });
const EVER = { from: 0, to: Date.UTC(2030, 0), offsetMs: 0 };
const NAMES = ['bizboost_analytics_events', 'bizboost_campaigns', 'bizboost_posts', 'bizboost_sales'];

async function filled({ connect, types }: TablesStore, url: string): Promise<ApplicationDatabase> {
  const application = await connect(url);
  for (const statement of [...applicationTables(types), ...insertsOf(randomApplication(3), types)])
    await application.run(statement);
  return application;
}

for (const store of tablesStores.filter(({ title }) => /timestamptz|TIMESTAMP/.test(title))) {
  const isPostgres = store.service === 'postgres';
  describeService(store.service, `A role that may SELECT and nothing else: ${store.title}`, ({ room }) => {
    const reader = `reader_${randomBytes(4).toString('hex')}`;
    let application: ApplicationDatabase;
    let readerUrl: string;
    beforeAll(async () => {
      const { url, name } = await room();
      application = await filled(store, url);
      const login = isPostgres ? `CREATE ROLE ${reader} LOGIN PASSWORD 'r'` : `CREATE USER ${reader} IDENTIFIED BY 'r'`;
      await application.run(login);
      for (const table of NAMES) {
        const place = isPostgres ? table : `${name}.${table}`;
        await application.run(`GRANT SELECT ON ${place} TO ${reader}`);
      }
      readerUrl = Object.assign(new URL(url), { username: reader, password: 'r' }).href;
    });
    afterAll(async () => {
      if (isPostgres) await application.run(`DROP OWNED BY ${reader}`);
      await application.run(isPostgres ? `DROP ROLE ${reader}` : `DROP USER ${reader}`);
      await application.close();
    });

    test('is enough for every answer, and for noticing changes', async () => {
      const analytics = createAnalytics({ adapter: await store.open(readerUrl, TABLES) });
      expect(await analytics.businesses()).toEqual([SHOP]);
      const { campaigns } = await analytics.for(SHOP).live({ period: '2026-02-20..2026-03-03' });
      expect(campaigns.map(({ name }) => name)).toContain('Easter');
      await analytics.close();
      const adapter = await store.open(readerUrl, TABLES);
      expect(await adapter.highWaterMark?.(SHOP)).toMatch(/\d/);
      await adapter.close?.();
    });

    test('is told which table it may not read', async () => {
      const opening = store.open(readerUrl, {
        ...TABLES,
        events: { ...TABLES.events, table: 'bizboost_analytics_daily_aggregates' },
      });
      await expect(opening).rejects.toMatchObject({
        code: 'unsupported',
        message: expect.stringMatching(/`events.table`.*may read/),
      });
    });

    test('writes nothing', async () => {
      const analytics = createAnalytics({ adapter: await store.open(readerUrl, TABLES) });
      const sale = { kind: 'sale', id: 'x', occurred_at: '2026-03-01T00:00:00Z', channel: 'web', amount: 1 };
      await expect(analytics.for(SHOP).record(sale)).rejects.toMatchObject({ code: 'unsupported' });
      await analytics.close();
    });
  });
}

describeService('mariadb', 'Sessions of other time zones: MariaDB', ({ room }) => {
  const store = tablesStores.find(({ title }) => title === 'MariaDB, TIMESTAMP') as TablesStore;

  test.each(['+00:00', '+05:45', '-11:00'])('read the same moments: %s', async (zone) => {
    const { url } = await room();
    const application = await filled(store, url);
    const pool = mysql.createPool({ uri: url, charset: 'utf8mb4' });
    pool.on('connection', (connection) => void connection.query(`SET time_zone = '${zone}'`));
    const byUtc = await store.open(url, TABLES);
    const byZone = await mysqlTables({ pool, tables: TABLES });
    for (const collection of ['event', 'ledger'] as const) {
      const sums = { n: { column: collection === 'event' ? 'count' : 'gross' } } as const;
      const query = { business: SHOP, collection, segments: [EVER], grain: 'quarter', by: ['channel'], sums } as const;
      const inOrder = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort();
      expect(inOrder(await byZone.aggregate!(query))).toEqual(inOrder(await byUtc.aggregate!(query)));
    }
    for (const adapter of [byUtc, byZone]) await adapter.close?.();
    await pool.end();
    await application.close();
  });
});

describeService('postgres', 'Sessions of other time zones: PostgreSQL', ({ room }) => {
  const store = tablesStores.find(({ title }) => title === 'PostgreSQL, timestamptz') as TablesStore;

  test('read the same moments, and the clock of a zone where the mapping says which', async () => {
    const { url } = await room();
    const application = await filled(store, url);
    await application.run("SET timezone = 'Asia/Kathmandu'");
    await application.run(
      'CREATE TABLE local_events AS SELECT *, created_at::timestamp AS local_at FROM bizboost_analytics_events',
    );
    const kathmandu = `${url}?options=-c%20timezone%3DAsia/Kathmandu`;
    const local = { column: 'local_at', utc_offset: '+05:45' };
    const adapters = [
      await store.open(url, TABLES),
      await postgresTables({ url: kathmandu, tables: TABLES }),
      await store.open(url, { ...TABLES, events: { ...TABLES.events, table: 'local_events', occurred_at: local } }),
    ];
    const sums = { n: { column: 'count' } } as const;
    const query = { business: SHOP, collection: 'event', segments: [EVER], grain: 'quarter', by: [], sums } as const;
    const [one, ...others] = await Promise.all(
      adapters.map(async (adapter) => (await adapter.aggregate!(query)).map((row) => JSON.stringify(row)).sort()),
    );
    for (const other of others) expect(other).toEqual(one);
    for (const adapter of adapters) await adapter.close?.();
    await application.close();
  });
});

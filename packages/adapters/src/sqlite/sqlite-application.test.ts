import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createAnalytics, memoryAdapter, type BusinessId, type DataAdapter } from '@bizboost/core';
import { createFakeClock } from '@bizboost/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bizboostTables } from '../mapping/bizboost-tables.ts';
import type { TableMapping } from '../mapping/mapping.ts';
import type { AppTypes } from '../testing/app-tables.ts';
import {
  APPLICATION_BUSINESS,
  applicationTables,
  insertsOf,
  randomApplication,
  type ApplicationShop,
} from '../testing/bizboost-application.ts';
import { answersOf } from '../testing/same-answers.ts';
import { sqliteTables } from './sqlite-tables.ts';

const TYPES: AppTypes = {
  text: 'VARCHAR(255)',
  integer: 'INTEGER',
  decimal: 'DECIMAL(15, 6)',
  time: 'DATETIME',
  literal: (text) => `'${text.replaceAll("'", "''")}'`,
  timeOf: (ms) => `'${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')}'`,
};
const BUILT_IN = bizboostTables({ currency: 'ZMW', businesses: [APPLICATION_BUSINESS] });
const NOW = Date.UTC(2026, 2, 3, 12, 5, 11);
const SHOP = APPLICATION_BUSINESS.id as BusinessId;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bizboost-application-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function databaseOf(shop: Pick<ApplicationShop, 'tables'>): { readonly path: string; readonly database: DatabaseSync } {
  const path = join(folder, `${randomUUID()}.sqlite`);
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; BEGIN');
  for (const statement of [...applicationTables(TYPES), ...insertsOf(shop, TYPES)]) database.exec(statement);
  database.exec('COMMIT');
  return { path, database };
}

async function answers(
  adapter: DataAdapter,
  records: readonly unknown[] = [],
): Promise<Readonly<Record<string, string>>> {
  const analytics = createAnalytics({ adapter, clock: createFakeClock(NOW) });
  if (records.length > 0) expect((await analytics.for(SHOP).record(records)).rejected).toEqual([]);
  const all = await answersOf(analytics, SHOP);
  await analytics.close();
  return all;
}

describe('the tables of the BizBoost application', () => {
  test.each([1, 2])('give the answers that the same records give (shop %i)', async (seed) => {
    const shop = randomApplication(seed * 100);
    const { path, database } = databaseOf(shop);
    expect(await answers(await sqliteTables({ path, tables: BUILT_IN }))).toEqual(
      await answers(memoryAdapter(), shop.records),
    );
    database.close();
  });

  test('are read, and never written to', async () => {
    const { path } = databaseOf(randomApplication(1));
    const analytics = createAnalytics({ adapter: await sqliteTables({ path, tables: BUILT_IN }) });
    await expect(analytics.for(SHOP).record({ kind: 'product', id: 'p', name: 'P' })).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('read-only'),
    });
    await expect(analytics.for(SHOP).erase({ visitor: 'ann' })).rejects.toMatchObject({ code: 'unsupported' });
    await analytics.close();
  });

  test('can be exported, and give the same answers from our own schema', async () => {
    const { path } = databaseOf(randomApplication(4));
    const analytics = createAnalytics({ adapter: await sqliteTables({ path, tables: BUILT_IN }) });
    const records = [];
    for await (const record of analytics.for(SHOP).export()) records.push(record);
    await analytics.close();
    const posts = records.filter(({ kind }) => kind === 'post');
    expect(posts).toMatchObject([
      {
        id: '11',
        media: 'image',
        paid: true,
        hashtags: ['#chitenge', '#new'],
        engagement: { clicks: expect.any(Number) },
      },
    ]);
    expect(await answers(memoryAdapter(), records)).toEqual(
      await answers(await sqliteTables({ path, tables: BUILT_IN })),
    );
  });

  test('may have other names, and lack what is optional', async () => {
    const { path, database } = databaseOf(randomApplication(5));
    database.exec('ALTER TABLE bizboost_analytics_events RENAME TO tracking');
    database.exec('ALTER TABLE tracking RENAME COLUMN created_at TO "happened at"');
    for (const column of ['count', 'value', 'post_id', 'session_id'])
      database.exec(`ALTER TABLE tracking DROP COLUMN ${column}`);
    const events = { ...BUILT_IN.events, table: 'tracking', occurred_at: 'happened at' };
    const adapter = await sqliteTables({ path, tables: { ...BUILT_IN, events } });
    const query = { business: SHOP, collection: 'event', grain: 'whole', by: [] } as const;
    const segments = [{ from: 0, to: NOW, offsetMs: 0 }];
    const [row] = (await adapter.aggregate?.({ ...query, segments, sums: { count: { column: 'count' } } })) ?? [];
    expect(row?.sums).toEqual({ count: 300 });
    await adapter.close?.();
  });

  test.each(['07', ' 7', '7.0', '7 ', '+7', '7a', '8'])('are not those of the business "%s"', async (other) => {
    const { path } = databaseOf(randomApplication(6));
    const adapter = await sqliteTables({ path, tables: BUILT_IN });
    const business = other as BusinessId;
    const facts = [];
    for await (const fact of adapter.read({ business, kinds: ['event', 'sale'], from: 0, to: NOW })) facts.push(fact);
    expect(facts).toEqual([]);
    expect(await adapter.find(business, { kind: 'campaign' })).toEqual([]);
    expect(await adapter.find(SHOP, { kind: 'campaign', ids: ['01', '1 ', '1'] })).toMatchObject([{ id: '1' }]);
    await adapter.close?.();
  });
});

describe('changes that others make', () => {
  const changes: readonly (readonly [string, string])[] = [
    [
      'a new event',
      `INSERT INTO bizboost_analytics_events VALUES (9999, 7, 'click', 'web', 1, NULL, NULL, NULL, NULL, NULL, NULL, '2026-02-01 00:00:00')`,
    ],
    [
      'a sale that was deleted softly',
      `UPDATE bizboost_sales SET deleted_at = '2026-03-01 00:00:00' WHERE id = (SELECT MIN(id) FROM bizboost_sales WHERE deleted_at IS NULL)`,
    ],
    [
      'a price that was put right',
      'UPDATE bizboost_sales SET unit_price = unit_price + 1 WHERE id = (SELECT MIN(id) FROM bizboost_sales WHERE deleted_at IS NULL)',
    ],
    [
      'a campaign that was changed',
      `UPDATE bizboost_campaigns SET status = 'paused', updated_at = '2026-03-02 00:00:00' WHERE id = 1`,
    ],
    ['a post that is gone', 'DELETE FROM bizboost_posts WHERE id = 12'],
  ];
  test.each(changes)('are noticed: %s', async (_, statement) => {
    const { path, database } = databaseOf(randomApplication(7));
    const adapter = await sqliteTables({ path, tables: BUILT_IN });
    const before = await adapter.highWaterMark?.(SHOP);
    expect(await adapter.highWaterMark?.(SHOP)).toBe(before);
    database.exec(statement);
    expect(await adapter.highWaterMark?.(SHOP)).not.toBe(before);
    expect(await adapter.highWaterMark?.('8' as BusinessId)).not.toBe(before);
    await adapter.close?.();
  });

  test('reach whoever watches within five seconds', async () => {
    const { path, database } = databaseOf(randomApplication(8));
    const clock = createFakeClock(NOW);
    const analytics = createAnalytics({ adapter: await sqliteTables({ path, tables: BUILT_IN }), clock });
    const seen: unknown[] = [];
    const leave = analytics.for(SHOP).stand('analytics/metrics/orders?period=month', {
      update: ({ data }) => void seen.push(data['value']),
      problem: (error) => void seen.push(error),
    });
    await clock.advance(1_000);
    const [first] = seen as number[];
    database.exec(
      `INSERT INTO bizboost_sales VALUES (9999, 7, 101, 'Chitenge', '1', '5', NULL, NULL, 'web', NULL, NULL, '2026-03-02 00:00:00', NULL)`,
    );
    await clock.advance(5_100);
    expect(seen).toEqual([first, (first as number) + 1]);
    leave();
    await analytics.close();
  });
});

describe('a mapping that does not fit', () => {
  const wrong: readonly (readonly [string, TableMapping, string, RegExp])[] = [
    [
      'a table that is not there',
      { ...BUILT_IN, events: { ...BUILT_IN.events, table: 'nowhere' } },
      'unsupported',
      /`events.table`.*"nowhere".*SELECT/,
    ],
    [
      'a column that is not there',
      { ...BUILT_IN, sales: { ...BUILT_IN.sales, channel: 'chanel' } },
      'invalid_input',
      /`sales.channel`.*columns id, business_id.*"chanel"/,
    ],
    [
      'a time that is a number',
      { ...BUILT_IN, sales: { ...BUILT_IN.sales, occurred_at: 'id' } },
      'invalid_input',
      /`sales.occurred_at`.*epoch_seconds/,
    ],
    [
      'an expression that is no SQL',
      { ...BUILT_IN, sales: { ...BUILT_IN.sales, channel: { sql: 'lower(' } } },
      'invalid_input',
      /`sales.channel`.*SQL/,
    ],
    [
      'an expression over a column that is not there',
      { ...BUILT_IN, posts: { ...BUILT_IN.posts, caption: { sql: 'lower("captain")' } } },
      'invalid_input',
      /`posts.caption`/,
    ],
    [
      'a filter that is no condition',
      { ...BUILT_IN, sales: { ...BUILT_IN.sales, filter: 'AND 1' } },
      'invalid_input',
      /`sales.filter`/,
    ],
    ['no currency', bizboostTables(), 'none', /./],
    [
      'sales without a currency',
      { sales: { ...BUILT_IN.sales, currency: undefined } } as never,
      'invalid_input',
      /`sales.currency`/,
    ],
    [
      'a field that there is not',
      { events: { ...BUILT_IN.events, colour: 'c' } } as never,
      'invalid_input',
      /`events.colour`/,
    ],
    ['a kind that there is not', { orders: BUILT_IN.sales } as never, 'invalid_input', /`orders`/],
    [
      'a field that is missing',
      { events: { ...BUILT_IN.events, type: undefined } } as never,
      'invalid_input',
      /`events.type`/,
    ],
    [
      'two sources',
      { events: { ...BUILT_IN.events, type: { column: 'a', value: 'b' } } },
      'invalid_input',
      /`events.type`.*several/,
    ],
    [
      'both an amount and a price',
      { sales: { ...BUILT_IN.sales, amount: 'unit_price' } },
      'invalid_input',
      /`sales.amount`/,
    ],
  ];
  test.each(wrong)('is told at the start: %s', async (_, tables, code, message) => {
    const { path } = databaseOf({ tables: {} });
    const opening = sqliteTables({ path, tables });
    if (code === 'none') await (await opening).close?.();
    else await expect(opening).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test('so is a file that is not there, which is not made', async () => {
    const opening = sqliteTables({ path: join(folder, 'nowhere.sqlite'), tables: BUILT_IN });
    await expect(opening).rejects.toMatchObject({ code: 'not_found' });
  });
});

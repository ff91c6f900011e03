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

describe('daily sums of the application', () => {
  const daily = (date: string, channel: string, impressions: number, revenue: string) => ({
    business_id: 7,
    date,
    channel,
    impressions,
    clicks: 2,
    conversions: 1,
    engagements: 3,
    revenue,
  });
  const event = (id: number, created_at: number) => ({
    id,
    business_id: 7,
    event_type: 'impression',
    channel: 'Facebook',
    count: 1,
    created_at,
  });
  // Days in Lusaka, which is two hours ahead: there are events on 1 March alone, and no sales at all.
  const tables = {
    bizboost_analytics_daily_aggregates: [
      daily('2026-02-27', 'Facebook', 100, '10.50'),
      daily('2026-02-27', 'whatsapp', 10, '0.25'),
      daily('2026-02-28', 'Facebook', 200, '-1.00'),
      daily('2026-03-01', 'Facebook', 400, '7.00'),
      { ...daily('2026-02-27', 'Facebook', 9_999, '9999'), business_id: 8 },
    ],
    bizboost_analytics_events: [event(1, Date.UTC(2026, 1, 28, 22)), event(2, Date.UTC(2026, 2, 1, 21, 59))],
  };
  const mapping = bizboostTables({ currency: 'ZMW', businesses: [APPLICATION_BUSINESS], timezone: 'Africa/Lusaka' });
  const lacks = (until: string) => ({
    freshness: 'partial',
    missing: [{ code: 'only_daily_sums', params: { until } }],
  });

  async function shop() {
    const { path } = databaseOf({ tables });
    const analytics = createAnalytics({
      adapter: await sqliteTables({ path, tables: mapping }),
      clock: createFakeClock(NOW),
    });
    return analytics.for(SHOP);
  }

  test('stand in for days that have no rows of their own, and the answer says so', async () => {
    const business = await shop();
    const impressions = { name: 'impressions', period: '2026-02-27..2026-03-01', by: 'channel' };
    expect(await business.metric(impressions)).toMatchObject({
      ...lacks('2026-03-01'),
      value: 312,
      groups: [
        { key: 'facebook', value: 302 },
        { key: 'whatsapp', value: 10 },
      ],
    });
    expect(await business.receipt({ name: 'impressions', period: impressions.period })).toMatchObject({
      ...lacks('2026-03-01'),
      value: 312,
      // Two events, and the sums of a day of two channels and of one of one.
      records: { total: 5, kinds: [{ kind: 'event', type: 'impression', count: 5 }] },
      source: { name: 'tables in sqlite', holds: 'tables' },
    });
    const revenue = await business.revenue({ period: '2026-02-27..2026-03-01' });
    expect(revenue).toMatchObject({
      ...lacks('2026-03-02'),
      total_revenue: 16.75,
      revenue_by_channel: { facebook: 16.5, whatsapp: 0.25 },
    });
    expect(revenue.series.map((point) => point.revenue)).toEqual([10.75, -1, 7]);
  });

  test('are of their own zone’s days', async () => {
    const business = await shop();
    const day = (period: string) => business.metric({ name: 'impressions', period: `${period}..${period}` });
    expect(await day('2026-02-28')).toMatchObject({ value: 200, ...lacks('2026-03-01') });
    expect(await day('2026-03-01')).toMatchObject({ value: 2 });
  });

  test('make no hours and no people up', async () => {
    const business = await shop();
    const period = '2026-02-27..2026-02-28';
    const { engagement } = await business.live({ period });
    expect(engagement).toMatchObject({ total_engagements: 9, peak_time: null });
    expect(await business.metric({ name: 'visitors', period })).toMatchObject({ value: 0, ...lacks('2026-03-01') });
    const hourly = await business.metric({ name: 'clicks', period: '2026-02-27..2026-02-27' });
    expect([hourly.value, new Set(hourly.series.map(({ value }) => value))]).toEqual([4, new Set([0])]);
  });

  test('are not asked about other days, which stay whole', async () => {
    const business = await shop();
    expect(await business.metric({ name: 'impressions', period: '2026-03-01..2026-03-01' })).toMatchObject({
      freshness: 'partial',
      previous: 200,
    });
    expect(await business.metric({ name: 'impressions', period: '2026-03-03..2026-03-03' })).toMatchObject({
      freshness: 'fresh',
    });
  });

  test('need a zone that there is', async () => {
    const { path } = databaseOf({ tables: {} });
    const wrong = { ...mapping, daily_sums: { ...mapping.daily_sums, timezone: 'Lusaka' } } as TableMapping;
    await expect(sqliteTables({ path, tables: wrong })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('`daily_sums.timezone`'),
    });
  });
});

describe('a query in the place of a table', () => {
  test('gives sales of several rows', async () => {
    const path = join(folder, `${randomUUID()}.sqlite`);
    const database = new DatabaseSync(path);
    database.exec(`
      CREATE TABLE orders (id INTEGER PRIMARY KEY, paid_at TEXT, source TEXT, customer TEXT);
      CREATE TABLE order_items (id INTEGER PRIMARY KEY, order_id INTEGER, product_id TEXT, quantity REAL, price REAL);
      INSERT INTO orders VALUES (1, '2026-03-02 10:00:00', 'web', 'ann'), (2, '2026-03-02 11:00:00', NULL, NULL);
      INSERT INTO order_items VALUES (1, 1, 'tea', 2, 1.255), (2, 1, 'pot', 1, 30), (3, 2, 'tea', 1, 2.5), (4, 1, 'tea', 1, 1);
    `);
    const items = 'SELECT i.*, o.paid_at, o.source, o.customer FROM order_items i JOIN orders o ON o.id = i.order_id';
    const adapter = await sqliteTables({
      path,
      tables: {
        currency: 'ZMW',
        sales: {
          table: { sql: items },
          id: { column: 'order_id', type: 'integer' },
          line: 'id',
          business_id: { value: 'shop-1' },
          occurred_at: { column: 'paid_at', type: 'time_text' },
          channel: { column: 'source', default: 'till' },
          product_id: 'product_id',
          quantity: 'quantity',
          unit_price: 'price',
          customer_id: 'customer',
        },
      },
    });
    const analytics = createAnalytics({ adapter, clock: createFakeClock(NOW) });
    const business = analytics.for('shop-1', { name: 'Shop', timezone: 'UTC', currency: 'ZMW' });
    const period = '2026-03-02..2026-03-02';
    expect(await business.metric({ name: 'orders', period, by: 'product' })).toMatchObject({
      value: 2,
      groups: [
        { key: 'tea', value: 2 },
        { key: 'pot', value: 1 },
      ],
    });
    // Four rows are two sales.
    expect((await business.receipt({ name: 'orders', period })).records).toEqual({
      total: 2,
      kinds: [{ kind: 'sale', count: 2 }],
    });
    expect(await business.revenue({ period })).toMatchObject({
      total_revenue: 36.01,
      revenue_by_channel: { web: 33.51, till: 2.5 },
    });
    const [sale] = await adapter.find('shop-1' as BusinessId, { kind: 'sale', ids: ['1'] });
    expect(sale?.lines.map(({ product, orders, productOrders }) => [product, orders, productOrders])).toEqual([
      ['tea', 1, 1],
      ['pot', 0, 1],
      ['tea', 0, 0],
    ]);
    await analytics.close();
    database.close();
  });
});

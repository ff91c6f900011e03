import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createAnalytics } from '@bizboost/core';
import { expect, test } from 'vitest';
import { scratchFolder } from '../testing/scratch-folder.ts';
import { openPlace } from './open-tables.ts';
import { readTables } from './read-tables.ts';

const EXAMPLES = new URL('../../../../examples/mappings/', import.meta.url).pathname;

async function fileOf(content: unknown): Promise<string> {
  const path = join(await scratchFolder(), 'tables.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

test('a file that extends the built-in mapping says only what differs', async () => {
  const own = { extends: 'bizboost', currency: 'ZMW', sales: null, events: { table: 'hits', count: 'n' } };
  const mapping = await readTables(await fileOf(own));
  const builtIn = await readTables('builtin');
  expect(mapping).toEqual({
    currency: 'ZMW',
    campaigns: builtIn.campaigns,
    posts: builtIn.posts,
    events: { ...builtIn.events, table: 'hits', count: 'n' },
  });
  expect(await readTables(join(EXAMPLES, 'bizboost-tables.json'))).toMatchObject({
    sales: builtIn.sales,
    daily_sums: { table: 'bizboost_analytics_daily_aggregates', timezone: 'Africa/Lusaka' },
  });
});

test.each([
  ['{', /is not JSON/],
  ['[]', /an object/],
  [{ extends: 'other' }, /"extends"/],
])('a file that is no mapping is refused: %j', async (content, message) => {
  await expect(readTables(await fileOf(content))).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringMatching(message),
  });
});

test('a file that is not there is refused, and so are tables without a database', async () => {
  await expect(readTables('/nowhere.json')).rejects.toMatchObject({ code: 'not_found' });
  await expect(openPlace({ tables: 'builtin' }, { onWarning: () => {} })).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('--data'),
  });
  await expect(
    openPlace({ data: 'clickhouse://db', tables: 'builtin' }, { onWarning: () => {} }),
  ).rejects.toMatchObject({
    code: 'unsupported',
  });
});

test('the tables of an application answer by the mapping of the examples', async () => {
  const data = join(await scratchFolder(), 'shop.sqlite');
  const database = new DatabaseSync(data);
  database.exec(`
    CREATE TABLE orders (id INTEGER PRIMARY KEY, paid_at TEXT, source TEXT, customer TEXT);
    CREATE TABLE order_items (id INTEGER PRIMARY KEY, order_id INTEGER, product_id TEXT, quantity REAL, price REAL);
    INSERT INTO orders VALUES (1, '2026-03-02 10:00:00', 'web', 'ann'), (2, '2026-03-02 11:00:00', NULL, NULL);
    INSERT INTO order_items VALUES (1, 1, 'tea', 2, 1.255), (2, 1, 'pot', 1, 30), (3, 2, 'tea', 1, 2.5);
  `);
  database.close();
  const warnings: string[] = [];
  const place = { data, tables: join(EXAMPLES, 'orders-tables.json') };
  const analytics = createAnalytics({ adapter: await openPlace(place, { onWarning: (text) => warnings.push(text) }) });
  expect(await analytics.for('shop-1').revenue({ period: '2026-03-02..2026-03-02' })).toMatchObject({
    total_revenue: 35.01,
    revenue_by_channel: { web: 32.51, till: 2.5 },
  });
  expect(warnings).toEqual([]);
  await analytics.close();
});

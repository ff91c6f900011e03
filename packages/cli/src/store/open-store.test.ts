import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sqliteAdapter } from '@bizboost/adapters/sqlite';
import { createAnalytics } from '@bizboost/core';
import { expect, test } from 'vitest';
import { scratchFolder } from '../testing/scratch-folder.ts';
import { openStore } from './open-store.ts';

const SHOP = { kind: 'business', id: 'shop-1', name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' };
const DAY = '2026-03-02..2026-03-02';

const sale = (id: string, amount: number) => ({
  kind: 'sale',
  id,
  occurred_at: '2026-03-02T14:05:00+02:00',
  channel: 'whatsapp',
  amount,
});

/** Opens the file, does something with the engine over it, and closes it again. */
async function withStore<T>(
  path: string,
  use: (analytics: ReturnType<typeof createAnalytics>) => Promise<T>,
): Promise<{ result: T; warnings: string[] }> {
  const warnings: string[] = [];
  const analytics = createAnalytics({
    adapter: await openStore(path, { onWarning: (message) => warnings.push(message) }),
  });
  try {
    return { result: await use(analytics), warnings };
  } finally {
    await analytics.close();
  }
}

const revenueOf = async (path: string) =>
  withStore(path, async (analytics) => (await analytics.for('shop-1').revenue({ period: DAY })).total_revenue);

test('what was kept is there after opening the file again', async () => {
  const path = join(await scratchFolder(), 'shop');
  await withStore(path, (analytics) => analytics.for('shop-1').record([SHOP, sale('s1', 250), sale('s2', 100)]));

  expect(await revenueOf(path)).toEqual({ result: 350, warnings: [] });
});

test('a record sent twice, also after a restart, is kept once', async () => {
  const path = join(await scratchFolder(), 'shop');
  await withStore(path, (analytics) => analytics.for('shop-1').record([SHOP, sale('s1', 250)]));

  const { result } = await withStore(path, (analytics) => analytics.for('shop-1').record([SHOP, sale('s1', 250)]));

  expect(result).toMatchObject({ accepted: 0, duplicates: 2 });
  expect(await revenueOf(path)).toEqual({ result: 250, warnings: [] });
});

test('a refund that came before its sale finds it again after a restart', async () => {
  const path = join(await scratchFolder(), 'shop');
  const refund = { kind: 'refund', id: 'r1', occurred_at: '2026-03-02T15:00:00+02:00', amount: 50, sale_id: 's1' };
  await withStore(path, (analytics) => analytics.for('shop-1').record([SHOP, refund]));
  await withStore(path, (analytics) => analytics.for('shop-1').record(sale('s1', 250)));

  const { result } = await withStore(path, (analytics) => analytics.for('shop-1').revenue({ period: DAY }));

  expect(result).toMatchObject({ total_revenue: 200, revenue_by_channel: { whatsapp: 200 } });
});

test('an older version of a state that comes after a restart does not win', async () => {
  const path = join(await scratchFolder(), 'shop');
  const campaign = (name: string, updated_at: string) => ({
    kind: 'campaign',
    id: 'c',
    name,
    status: 'active',
    updated_at,
  });
  await withStore(path, (analytics) => analytics.for('shop-1').record([SHOP, campaign('new', '2026-03-02T12:00:00Z')]));

  await withStore(path, (analytics) => analytics.for('shop-1').record(campaign('old', '2026-03-01T12:00:00Z')));

  const { result } = await withStore(path, (analytics) => analytics.for('shop-1').live({ period: DAY }));
  expect(result.campaigns).toMatchObject([{ id: 'c', name: 'new' }]);
});

test('a product name learned from a sale gives way to that of a newer sale, also after a restart', async () => {
  const path = join(await scratchFolder(), 'shop');
  const named = (id: string, name: string, minute: string) => ({
    ...sale(id, 0),
    amount: undefined,
    occurred_at: `2026-03-02T14:${minute}:00+02:00`,
    items: [{ product_id: 'p1', name, quantity: 1, unit_price: 10 }],
  });
  await withStore(path, (analytics) => analytics.for('shop-1').record([SHOP, named('s1', 'Cloth', '05')]));

  await withStore(path, (analytics) => analytics.for('shop-1').record(named('s2', 'Chitenge', '06')));

  const { result } = await withStore(path, (analytics) => analytics.for('shop-1').revenue({ period: DAY }));
  expect(result.top_products).toMatchObject([{ product_id: 'p1', name: 'Chitenge' }]);
});

test.for([
  ['a file of another format', 'name,price\nhat,3\n'],
  ['a file of another format without a newline', 'hello'],
  ['a JSON file of one line', '{"name":"precious","version":"1"}'],
  ['a JSON file of one line with its newline', '{"name":"precious","version":"1"}\n'],
  ['a JSON file that begins like ours', '{"kind":"precious"}'],
])('%s is refused and stays as it is', async ([, content]) => {
  const path = join(await scratchFolder(), 'notes.txt');
  await writeFile(path, content as string);

  await expect(openStore(path, { onWarning: () => {} })).rejects.toMatchObject({ code: 'unsupported' });
  expect(await readFile(path, 'utf8')).toBe(content);
});

test('an empty file becomes a store', async () => {
  const path = join(await scratchFolder(), 'shop');
  await writeFile(path, '');
  await withStore(path, (analytics) => analytics.for('shop-1').record([SHOP, sale('s1', 250)]));

  expect(await revenueOf(path)).toEqual({ result: 250, warnings: [] });
});

test('an SQLite file is opened as such, whatever its name', async () => {
  const path = join(await scratchFolder(), 'shop.duckdb');
  const analytics = createAnalytics({ adapter: sqliteAdapter({ path }) });
  await analytics.for('shop-1').record([SHOP, sale('s1', 250)]);
  await analytics.close();

  expect(await revenueOf(path)).toEqual({ result: 250, warnings: [] });
  expect((await readFile(path)).toString('latin1', 0, 15)).toBe('SQLite format 3');
});

test('a folder and the URL of what is no store are refused with what to give instead', async () => {
  const folder = join(await scratchFolder(), 'data');
  await mkdir(folder);

  await expect(openStore(folder, { onWarning: () => {} })).rejects.toThrow(/name of a file/);
  await expect(openStore('oracle://db/shop', { onWarning: () => {} })).rejects.toThrow(/give a file name/);
});

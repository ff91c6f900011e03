import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { duckdbAdapter, lockFor } from '@bizboost/adapters/duckdb';
import { createAnalytics, type DataAdapter } from '@bizboost/core';
import { expect, test } from 'vitest';
import { scratchFolder } from '../testing/scratch-folder.ts';
import { importLog } from './import-log.ts';
import { openStore } from './open-store.ts';

const SHOP = { kind: 'business', id: 'shop-1', name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' };
const DAY = '2026-03-02..2026-03-02';
const sale = (id: string, amount: number, more: object = {}) => ({
  kind: 'sale',
  id,
  occurred_at: '2026-03-02T14:05:00+02:00',
  channel: 'whatsapp',
  amount,
  business_id: 'shop-1',
  ...more,
});
const linesOf = (...records: object[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('');

async function logOf(text: string): Promise<string> {
  const path = join(await scratchFolder(), 'shop');
  await writeFile(path, text);
  return path;
}

async function revenueOf(path: string): Promise<{ revenue: number | null; warnings: string[] }> {
  const warnings: string[] = [];
  const adapter = await openStore(path, { onWarning: (message) => warnings.push(message) });
  const analytics = createAnalytics({ adapter });
  const { total_revenue: revenue } = await analytics.for('shop-1').revenue({ period: DAY });
  await analytics.close();
  return { revenue, warnings };
}

const isDuckdb = async (path: string): Promise<boolean> => (await readFile(path)).toString('latin1', 8, 12) === 'DUCK';
const filesBeside = async (path: string): Promise<string[]> => (await readdir(join(path, '..'))).sort();

test('a log becomes a DuckDB file of the same name, said aloud once', async () => {
  const path = await logOf(linesOf(SHOP, sale('s1', 250), sale('s2', 100)));

  const first = await revenueOf(path);
  expect(first).toEqual({ revenue: 350, warnings: [expect.stringContaining('its 3 records are in a DuckDB file')] });
  expect(await filesBeside(path)).toEqual(['shop']);
  expect(await isDuckdb(path)).toBe(true);

  expect(await revenueOf(path)).toEqual({ revenue: 350, warnings: [] });
});

test('a refund that came before its sale is still given to it', async () => {
  const refund = { ...sale('r1', 50), kind: 'refund', sale_id: 's1', channel: undefined };
  const path = await logOf(linesOf(SHOP, refund, sale('s1', 250)));

  expect((await revenueOf(path)).revenue).toBe(200);
});

test('a record accepted by a clock that ran ahead is kept', async () => {
  const path = await logOf(linesOf(SHOP, sale('s1', 250, { occurred_at: '2999-01-01T00:00:00Z' })));

  expect((await revenueOf(path)).warnings).toEqual([expect.stringContaining('its 2 records')]);
});

test.for(['{"kind":"sale","id":"s2","occ', '{"ki'])(
  'a last line torn by a crash (%s) is left out with a warning',
  async (torn) => {
    const path = await logOf(linesOf(SHOP, sale('s1', 250)) + torn);

    const { revenue, warnings } = await revenueOf(path);

    expect(revenue).toBe(250);
    expect(warnings[0]).toContain('never finished');
  },
);

test.for(['{"ki', '{"kind":"business","id":"shop-1","na'])(
  'a first line torn by a crash (%s) leaves an empty store',
  async (torn) => {
    const path = await logOf(torn);
    const store = await openStore(path, { onWarning: () => {} });

    expect(await store.businesses?.()).toEqual([]);
    await store.close?.();
  },
);

test('a log with a damaged line is kept beside the new file, and the line told by its number', async () => {
  const path = await logOf(linesOf(SHOP, sale('s1', 250)));
  await appendFile(path, `{"dam\n${linesOf(sale('s3', 10))}`);
  const log = await readFile(path, 'utf8');

  const { revenue, warnings } = await revenueOf(path);

  expect(revenue).toBe(260);
  expect(warnings).toEqual([
    expect.stringContaining('line 3'),
    expect.stringContaining('kept as'),
    expect.stringContaining('DuckDB file'),
  ]);
  expect(await readFile(`${path}.ndjson`, 'utf8')).toBe(log);
});

test('an attempt that was killed half-way leaves the log, and the next one starts again', async () => {
  const path = await logOf(linesOf(SHOP, sale('s1', 250)));
  const half = createAnalytics({ adapter: await duckdbAdapter({ path: `${path}.duckdb-new` }) });
  await half.for('shop-1').record([SHOP, sale('other', 999)]);
  await half.close();
  await writeFile(`${path}.duckdb-new.wal`, 'torn');

  expect((await revenueOf(path)).revenue).toBe(250);
  expect(await filesBeside(path)).toEqual(['shop']);
});

test('a new file that does not hold everything never takes the place of the log', async () => {
  const path = await logOf(linesOf(SHOP, sale('s1', 250), sale('s2', 100)));
  const log = await readFile(path, 'utf8');
  const losing = async (name: string): Promise<DataAdapter> => {
    const adapter = await duckdbAdapter({ path: name });
    return {
      ...adapter,
      // Says that it keeps what it does not.
      write: async (business, batch) => ({
        ...(await adapter.write(business, { ...batch, facts: batch.facts.slice(1) })),
        newFacts: batch.facts.map(() => true),
      }),
    };
  };

  const importing = importLog(path, { open: losing, lock: lockFor, onWarning: () => {} });

  await expect(importing).rejects.toThrow(/holds 1 of 2 records: nothing was changed/);
  expect(await readFile(path, 'utf8')).toBe(log);
});

test('a log that another process has is refused with its process id', async () => {
  const path = await logOf(linesOf(SHOP));
  const lock = await lockFor(path);

  await expect(openStore(path, { onWarning: () => {} })).rejects.toMatchObject({
    code: 'conflict',
    received: String(process.pid),
  });

  await lock.release();
});

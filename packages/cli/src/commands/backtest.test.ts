import { createAnalytics } from '@bizboost/core';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outputTo } from '../output/output.ts';
import { openStore } from '../store/open-store.ts';
import { scratchFolder } from '../testing/scratch-folder.ts';
import { backtest } from './backtest.ts';

const silent = outputTo({ write: () => true } as never, { write: () => true } as never);
const DAY_MS = 24 * 3_600_000;
const FIELDS = {
  id: { column: 'id' },
  business_id: { column: 'page' },
  channel: { const: 'facebook' },
  status: { const: 'published' },
  published_at: { column: 'at' },
  media: { column: 'media' },
  engagement: { reactions: { column: 'reactions' } },
};

/** Two pages whose videos get five times as much, in a file with its mapping. */
async function pagesOfFile(posts: number) {
  const folder = await scratchFolder();
  const rows = Array.from({ length: posts * 2 }, (_, index) => {
    const at = new Date(Date.UTC(2026, 0, 1) + Math.floor(index / 2) * (DAY_MS / 2)).toISOString();
    const isVideo = (index * 7) % 5 < 2;
    return `${index},page-${index % 2},${at},${isVideo ? 'video' : 'image'},${(isVideo ? 500 : 100) + ((index * 37) % 60)}`;
  });
  const file = join(folder, 'posts.csv');
  const map = join(folder, 'map.json');
  await writeFile(file, ['id,page,at,media,reactions', ...rows].join('\n'));
  await writeFile(map, JSON.stringify({ kind: 'post', fields: FIELDS }));
  return { posts: file, map };
}

test('the table names every task with our method beside others, after a plain sentence', async () => {
  const text = await backtest(await pagesOfFile(120), silent);
  expect(text).toMatch(
    /^In the last \d+ posts of 2 pages \(\d+ posts\), our high-confidence calls were right \d+ of \d+ times\./,
  );
  expect(text).toMatch(/ours +constant +naive mean +points/);
  expect(text).toMatch(/prediction: area under the curve +0\.\d\d \(0\.\d\d–/);
});

test('for machines it is JSON, and what is easy to foretell is foretold', async () => {
  const report = JSON.parse(await backtest({ ...(await pagesOfFile(150)), json: true }, silent)) as {
    pages: number;
    rows: { measure: string; values: Record<string, { value: number }> }[];
    high: { said: number; held: number };
  };
  const area = report.rows.find(({ measure }) => measure === 'area under the curve')!;
  expect(report.pages).toBe(2);
  expect(area.values['ours']!.value).toBeGreaterThan(0.9);
  expect(area.values['constant']!.value).toBe(0.5);
  expect(report.high.held / report.high.said).toBeGreaterThan(0.72);
});

test('too little history is said to be so, and one page can be picked', async () => {
  expect(await backtest(await pagesOfFile(20), silent)).toMatch(/^Not enough history yet/);
  const text = await backtest({ ...(await pagesOfFile(120)), business: 'page-1' }, silent);
  expect(text).toMatch(/^In your last \d+ posts/);
});

test('the posts of a store are tried as those of a file are', async () => {
  const path = join(await scratchFolder(), 'shop');
  const analytics = createAnalytics({ adapter: await openStore(path, { onWarning: () => {} }) });
  await analytics.for('shop-1').record([
    { kind: 'business', id: 'shop-1', name: 'Shop', timezone: 'Africa/Lusaka', currency: 'ZMW' },
    ...Array.from({ length: 100 }, (_, index) => ({
      kind: 'post',
      id: `p${index}`,
      channel: 'facebook',
      status: 'published',
      published_at: new Date(Date.UTC(2026, 0, 1) + index * (DAY_MS / 2)).toISOString(),
      media: index % 2 === 0 ? 'video' : 'image',
      engagement: { reactions: (index % 2 === 0 ? 500 : 100) + index },
    })),
  ]);
  await analytics.close();
  expect(await backtest({ data: path }, silent)).toMatch(
    /^In your last \d+ posts, our high-confidence calls were right/,
  );
  await expect(backtest({ data: path, business: 'other' }, silent)).rejects.toThrow(/no business other/);
});

test('the newest so many posts of each page are looked at, as many as are asked for', async () => {
  const report = async (mostPosts?: number) =>
    JSON.parse(await backtest({ ...(await pagesOfFile(150)), mostPosts, json: true }, silent)) as { posts: number };
  expect((await report()).posts).toBe(300);
  expect((await report(100)).posts).toBe(200);
});

test('what is missing in the call is said', async () => {
  await expect(backtest({}, silent)).rejects.toThrow(/--data/);
  await expect(backtest({ posts: 'x.csv' }, silent)).rejects.toThrow(/--map/);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFakeClock } from '@bizboost/core/testing';
import { expect, onTestFinished, test } from 'vitest';
import { startDemo } from './server.ts';

const EVENING = Date.UTC(2026, 2, 2, 17);
const HOUR_MS = 3_600_000;

test('a shop that was closed for a night has kept its past, and traded meanwhile', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bizboost-shop-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const data = join(folder, 'shop.duckdb');

  const evening = await revenueOf(data, EVENING, '2026-02-01..2026-03-02');
  const morning = await revenueOf(data, EVENING + 20 * HOUR_MS, '2026-02-01..2026-03-02');
  const nextDay = await revenueOf(data, EVENING + 20 * HOUR_MS, '2026-03-03..2026-03-03');

  expect(evening).toBeGreaterThan(0);
  // The rest of that evening, and the next day: nothing of what was kept has changed, or has come a second time.
  expect(morning).toBeGreaterThanOrEqual(evening);
  expect(morning).toBeLessThan(evening * 1.1);
  expect(nextDay).toBeGreaterThan(0);
});

test('a shop that was closed for a night has its posts once, those of the night, and those that wait', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bizboost-shop-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const data = join(folder, 'shop.duckdb');

  const evening = await adviceOf(data, EVENING);
  const morning = await adviceOf(data, EVENING + 14 * HOUR_MS);

  expect(evening.history.posts).toBeGreaterThan(200);
  expect(evening.content_predictions.length).toBeGreaterThan(0);
  // A few more were posted; a whole past that came a second time would be hundreds.
  expect(morning.history.posts).toBeGreaterThanOrEqual(evening.history.posts);
  expect(morning.history.posts).toBeLessThan(evening.history.posts + 10);
  const waiting = new Set(evening.content_predictions.map(({ post_id }) => post_id));
  expect(morning.content_predictions.every(({ post_id }) => waiting.has(post_id))).toBe(true);
});

interface Advice {
  readonly history: { readonly posts: number };
  readonly content_predictions: readonly { readonly post_id: string }[];
}

async function adviceOf(data: string, now: number): Promise<Advice> {
  const demo = await startDemo({ port: 0, seed: now, isTrading: false, data, clock: createFakeClock(now) });
  try {
    return (await (await fetch(`${demo.origin}/bizboost/content/suggestions`)).json()) as Advice;
  } finally {
    await demo.close();
  }
}

/** Opens the shop, asks, and closes it. */
async function revenueOf(data: string, now: number, period: string): Promise<number> {
  const demo = await startDemo({ port: 0, seed: now, isTrading: false, data, clock: createFakeClock(now) });
  try {
    const response = await fetch(`${demo.origin}/bizboost/analytics/live/revenue?period=${period}`);
    return ((await response.json()) as { total_revenue: number }).total_revenue;
  } finally {
    await demo.close();
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@bizboost/client';
import type { RevenueAnswer, Snapshot } from '@bizboost/core';
import { revenueQuery } from '@bizboost/core/contract';
import { startServe } from '../adapters/servers/serve-process.ts';
import { eventually } from '../services/wait.ts';
import type { ChaosStore } from './chaos-store.ts';
import { fakedClock } from './faked-clock.ts';
import { compare, type Findings } from './tally.ts';
import { daysAround, post, SHOP, shopRecord, startTraffic } from './traffic.ts';

export interface ClockFindings extends Findings {
  readonly records: number;
  readonly faults: readonly string[];
  /** Hours that the server's clock was off after each step, as its answers tell. */
  readonly offsetsSeen: readonly number[];
  /** From the last sale's acknowledgement to the screen that shows it, ms. */
  readonly shownAfterMs: number;
}

const HOUR_S = 3_600;
const STEPS_S = [HOUR_S, 0, -HOUR_S, 0] as const;
const RECORDS = 300;
/** A screen is current within this. */
const PATIENCE_MS = 30_000;

/** Sets a server's clock by an hour, to and fro, while records come in and a screen shows what is sold. */
export async function stepUnderLoad(
  store: ChaosStore,
  { rate, random }: { readonly rate: number; readonly random: () => number },
): Promise<ClockFindings> {
  const folder = mkdtempSync(join(tmpdir(), 'bizboost-clock-'));
  const clock = fakedClock(join(folder, 'offset'));
  const server = await startServe({ words: ['--data', store.data], env: clock.env });
  const client = createClient({ url: server.url, business: SHOP });
  try {
    await post(server.url, JSON.stringify(shopRecord));
    let screen: Snapshot<RevenueAnswer> = { link: 'connecting' };
    client.watch(revenueQuery, { period: daysAround() }).subscribe((snapshot) => (screen = snapshot));
    const traffic = startTraffic({ url: server.url, rate, random });
    const offsetsSeen: number[] = [];
    await traffic.after(RECORDS);
    for (const step of STEPS_S) {
      clock.stepTo(step);
      await traffic.after(RECORDS);
      offsetsSeen.push(await offsetOf(server.url));
    }
    await traffic.finish();
    const finishedAt = performance.now();
    await eventually(() => screen.answer?.total_revenue === traffic.sales, PATIENCE_MS);
    const shownAfterMs = performance.now() - finishedAt;
    await server.end();
    const found = compare(await store.rows(), traffic);
    return { ...found, records: traffic.records, faults: traffic.faults, offsetsSeen, shownAfterMs };
  } finally {
    client.close();
    await server.kill();
    rmSync(folder, { recursive: true });
  }
}

/** How far the server's clock is from ours, in whole hours; never `-0`. */
async function offsetOf(url: string): Promise<number> {
  const response = await fetch(`${url}/analytics/live/revenue?business=${SHOP}&period=today`);
  const { as_of } = (await response.json()) as { readonly as_of: string };
  return Math.round((Date.parse(as_of) - Date.now()) / 3_600_000) || 0;
}

import { setTimeout as pause } from 'node:timers/promises';
import { startServe, type ServeProcess } from '../adapters/servers/serve-process.ts';
import { freePort } from '../services/free-port.ts';
import type { ChaosStore } from './chaos-store.ts';
import { between } from './random.ts';
import { compare } from './tally.ts';
import { daysAround, post, SHOP, shopRecord, startTraffic, type Traffic } from './traffic.ts';

export interface KillOptions {
  readonly kills: number;
  /** Records a second. */
  readonly rate: number;
  readonly random: () => number;
}

/** What became of the records. */
export interface KillFindings {
  readonly kills: number;
  readonly records: number;
  readonly retries: number;
  readonly duplicates: number;
  /** Of all looks at the store, one after each kill and one at the end. */
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  readonly strange: readonly string[];
  readonly faults: readonly string[];
  /** Sales that callers sent, and what a server answers that has just opened the store. */
  readonly sales: number;
  readonly answered: number;
  /** From the start of a process to its first line, at most. */
  readonly slowestStartMs: number;
}

/** Acknowledged records between the start of a server and its end. */
const FEWEST = 20;
const MOST = 600;
/** On top, so that the end comes at any moment, not just when one was acknowledged. */
const MOST_PAUSE_MS = 60;

/** Kills a server again and again while records come in, and looks into the store each time. */
export async function killAgainAndAgain(
  store: ChaosStore,
  { kills, rate, random }: KillOptions,
): Promise<KillFindings> {
  const port = await freePort();
  let slowestStartMs = 0;
  const start = async (): Promise<ServeProcess> => {
    const began = performance.now();
    const server = await startServe({ words: ['--data', store.data], port });
    slowestStartMs = Math.max(slowestStartMs, performance.now() - began);
    return server;
  };
  let server = await start();
  await post(server.url, JSON.stringify(shopRecord));
  const traffic = startTraffic({ url: server.url, rate, random });
  const found = { lost: new Set<string>(), twice: new Set<string>(), strange: new Set<string>() };
  const look = async (): Promise<void> => {
    const acknowledged = [...traffic.acknowledged];
    const seen = compare(await store.rows(), { acknowledged, sent: traffic.sent });
    for (const what of ['lost', 'twice', 'strange'] as const) for (const row of seen[what]) found[what].add(row);
  };
  try {
    for (let kill = 0; kill < kills; kill++) {
      if (kill > 0) server = await start();
      await traffic.after(between(random, FEWEST, MOST));
      await pause(random() * MOST_PAUSE_MS);
      await server.kill();
      await look();
    }
    server = await start();
    await traffic.finish();
    await server.end();
    await look();
    server = await start();
    const answered = await revenueOf(server.url);
    await server.end();
    return { kills, ...countsOf(traffic), ...listsOf(found), answered, slowestStartMs };
  } finally {
    traffic.abandon();
    await server.kill();
  }
}

const countsOf = ({ records, retries, duplicates, faults, sales }: Traffic) => ({
  ...{ records, retries, duplicates, sales },
  faults: [...new Set(faults)],
});

const listsOf = (found: Record<'lost' | 'twice' | 'strange', Set<string>>) => ({
  lost: [...found.lost],
  twice: [...found.twice],
  strange: [...found.strange],
});

async function revenueOf(url: string): Promise<number> {
  const response = await fetch(`${url}/analytics/live/revenue?business=${SHOP}&period=${daysAround()}`);
  return ((await response.json()) as { readonly total_revenue: number }).total_revenue;
}

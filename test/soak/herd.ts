import { setTimeout as pause } from 'node:timers/promises';
import { durationRow, msText, numberText, type BenchRow } from '../../bench/row.ts';
import { eventually } from '../services/wait.ts';
import { startChild } from './child.ts';
import type { HerdRequest, HerdState } from './herd-clients.ts';
import { whyNotSoMany } from './open-files.ts';
import { sell, startWatchedServer } from './watched-server.ts';

/** Each is a question of its own. */
const PERIODS = ['today', 'week', 'month'] as const;
/** A stream that lived so long counts as one that works, and its next heartbeat has told how many they have become (every 15 s). */
const STABLE_MS = 16_000;
const MOST_AT_ONCE = 0.2;
/** Clients of one process: with more of them it is late with their timers when all lose their streams, and brings them back in heaps. */
const MOST_TOGETHER = 1_250;
const SOLD = 10;

/** Clients that lose their server together, by `kill -9`, and find another on its port. Throws where so many connections are not to be had. */
export async function herd(clients: number): Promise<readonly BenchRow[]> {
  const reason = whyNotSoMany(clients);
  if (reason !== undefined) throw new Error(reason);
  const server = await startWatchedServer();
  const children = Array.from({ length: Math.ceil(clients / MOST_TOGETHER) }, () => startChild('herd-clients.ts'));
  const askAll = async (question: string): Promise<unknown[]> =>
    Promise.all(children.map((child) => child.ask(question)));
  const state = async (): Promise<HerdState> => sumOf((await askAll('state')) as HerdState[]);
  const untilLive = () => eventually(async () => (await state()).live === clients, 180_000);
  const untilShown = (total: number) => eventually(async () => (await state()).totals[total] === clients, 60_000);
  try {
    await sell(server.url, SOLD);
    for (const [index, child] of children.entries()) {
      const share =
        Math.floor(((index + 1) * clients) / children.length) - Math.floor((index * clients) / children.length);
      child.tell({ url: server.url, clients: share, periods: PERIODS });
    }
    await untilLive();
    await untilShown(SOLD);
    await pause(STABLE_MS);

    const killedAt = Date.now();
    await server.kill();
    await server.start();
    const startedAt = Date.now();
    await untilLive();
    const liveAt = Date.now();
    const computations = await server.figure('bizboost_computations_total');
    const soldAt = Date.now();
    await sell(server.url, 1);
    await untilShown(SOLD + 1);
    const shownAt = Date.now();

    const requests = ((await askAll('requests')) as HerdRequest[][]).flat();
    const answered = requests.filter(([at, isAnswered]) => at > killedAt && isAnswered).map(([at]) => at);
    const backAt = Math.min(startedAt, ...answered);
    const perSecond = countBySecond(requests.map(([at]) => at - backAt).filter((ms) => ms >= 0));
    // A question about a running period is answered anew at each whole minute, whoever asks.
    const minutes = Math.floor(liveAt / 60_000) - Math.floor(backAt / 60_000);
    const expected = PERIODS.length * (1 + minutes);
    return [
      shareRow(`requests in the first second after it was back, of ${numberText(clients)}`, perSecond[0] ?? 0, clients),
      shareRow('requests in the busiest second', Math.max(0, ...perSecond), clients),
      {
        name: 'answers computed until all were back, for as many questions',
        ...{ measured: numberText(computations), beside: numberText(expected), ratio: computations / expected },
        limit: { atMost: 1 },
      },
      durationRow('all current, after it was back', liveAt - backAt, 15_000),
      durationRow('a sale then: shown by all', shownAt - soldAt, 15_000),
      {
        name: 'it was away for; requests that met nobody',
        measured: msText(backAt - killedAt),
        beside: numberText(requests.filter(([at]) => at > killedAt && at < backAt).length),
        ratio: (backAt - killedAt) / 1_000,
      },
    ];
  } finally {
    await Promise.all(children.map((child) => child.close()));
    await server.close();
  }
}

function sumOf(states: readonly HerdState[]): HerdState {
  const totals: Record<string, number> = {};
  for (const state of states)
    for (const [total, count] of Object.entries(state.totals)) totals[total] = (totals[total] ?? 0) + count;
  return { live: states.reduce((sum, { live }) => sum + live, 0), totals };
}

function countBySecond(times: readonly number[]): number[] {
  const counts: number[] = [];
  for (const ms of times) {
    const second = Math.floor(ms / 1_000);
    counts[second] = (counts[second] ?? 0) + 1;
  }
  return Array.from(counts, (count) => count ?? 0);
}

function shareRow(name: string, count: number, of: number): BenchRow {
  const limit = { atMost: MOST_AT_ONCE };
  return { name, measured: numberText(count), beside: numberText(of), ratio: count / of, limit };
}

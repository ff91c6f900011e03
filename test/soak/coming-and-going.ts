import { setTimeout as pause } from 'node:timers/promises';
import { durationRow, numberText, type BenchRow } from '../../bench/row.ts';
import { eventually } from '../services/wait.ts';
import { startCrowd } from './crowd.ts';
import { growthOf } from './thirds.ts';
import { ASK, revisionOf, sell, startWatchedServer, type WatchedServer } from './watched-server.ts';

export interface SoakOptions {
  readonly durationMs: number;
  readonly viewers: number;
  /** Records a second, which come four times a second. */
  readonly rate: number;
}

const SAMPLES = 60;
const SENDS_PER_S = 4;
const MOST_TOGETHER = 1_000;
/** How long a viewer stays, on average. */
const STAY_S = 60;
const MIB = 2 ** 20;

/** Viewers come and go and records come in, for as long as is asked for. */
export async function comingAndGoing({ durationMs, viewers, rate }: SoakOptions): Promise<readonly BenchRow[]> {
  const server = await startWatchedServer();
  const crowd = startCrowd();
  let isSelling = true;
  try {
    const before = await server.holding();
    const stayS = Math.min(STAY_S, durationMs / 4_000);
    crowd.order({ url: server.url, ask: ASK, size: viewers, turnover: viewers / stayS });
    await eventually(async () => (await crowd.state()).open >= viewers * 0.95, 120_000);
    const selling = sellOn(server, rate, () => isSelling);
    const samples: Sample[] = [];
    const cpuBefore = (await server.holding()).cpuMs;
    const piecesBefore = (await crowd.state()).pieces;
    for (let sample = 0; sample < SAMPLES; sample++) {
      await pause(durationMs / SAMPLES);
      samples.push(await server.holding());
    }
    const cpuMs = (samples.at(-1)?.cpuMs ?? NaN) - cpuBefore;
    isSelling = false;
    const sold = await selling;
    crowd.order({ url: server.url, ask: ASK, size: viewers, turnover: 0 });
    const { came, pieces, lost } = await crowd.state();
    const settledMs = await untilCurrent(server, viewers, crowd.state);
    crowd.order({ url: server.url, ask: ASK, size: 0, turnover: 0 });
    await eventually(async () => (await server.figure('bizboost_stream_sessions')) === 0, 60_000);
    const left = await eventually(async () => {
      const holding = await server.holding();
      return holding.files <= before.files + 10 && holding;
    }, 60_000).catch(() => server.holding());
    return [
      growthRow(
        'heap after collection, MiB',
        samples.map(({ heapBytes }) => heapBytes / MIB),
        1.1,
      ),
      growthRow(
        'resident memory, MiB',
        samples.map(({ rssBytes }) => rssBytes / MIB),
        1.1,
      ),
      growthRow(
        'open files',
        samples.map(({ files }) => files),
        1.05,
      ),
      growthRow(
        'timers, sockets and requests',
        samples.map(({ resources }) => resources),
        1.05,
      ),
      {
        name: `records taken, at ${rate} a second; viewers that came`,
        measured: numberText(sold),
        beside: numberText(came),
        ratio: sold / ((rate * durationMs) / 1_000),
      },
      {
        name: 'viewers that the server let go',
        measured: String(lost),
        beside: 'none',
        ratio: lost,
        limit: { atMost: 0 },
      },
      durationRow('all viewers current after the last record', settledMs, 15_000),
      {
        name: 'files open once all have left, beside before they came',
        measured: String(left.files),
        beside: String(before.files),
        ratio: left.files / before.files,
        limit: { atMost: 1.2 },
      },
      {
        name: 'heap once all have left, MiB, beside before they came',
        measured: numberText(left.heapBytes / MIB),
        beside: numberText(before.heapBytes / MIB),
        ratio: left.heapBytes / before.heapBytes,
      },
      {
        name: 'processor of the server; pieces that viewers took in a second',
        measured: `${numberText((cpuMs / durationMs) * 100)} %`,
        beside: numberText((pieces - piecesBefore) / (durationMs / 1_000)),
        ratio: cpuMs / durationMs,
      },
    ];
  } finally {
    isSelling = false;
    await crowd.close();
    await server.close();
  }
}

type Sample = Awaited<ReturnType<WatchedServer['holding']>>;

function growthRow(name: string, samples: readonly number[], most: number): BenchRow {
  const { middle, last, ratio } = growthOf(samples);
  return {
    name: `${name}: last third beside the middle one`,
    ...{ measured: numberText(last), beside: numberText(middle), ratio, limit: { atMost: most } },
  };
}

/** Sells at a pace, one request after the other; gives how many were sold in the end. */
async function sellOn(server: WatchedServer, rate: number, goesOn: () => boolean): Promise<number> {
  const began = performance.now();
  let sold = 0;
  while (goesOn()) {
    const due = Math.min(Math.floor(((performance.now() - began) / 1_000) * rate) - sold, MOST_TOGETHER);
    if (due > 0) {
      await sell(server.url, due);
      sold += due;
    }
    await pause(1_000 / SENDS_PER_S);
  }
  return sold;
}

/** How long it takes until so many viewers hold the newest answer, ms. */
export async function untilCurrent(
  { url }: Pick<WatchedServer, 'url'>,
  viewers: number,
  state: () => Promise<{ readonly revisions: Readonly<Record<string, number>> }>,
): Promise<number> {
  const began = performance.now();
  await eventually(async () => {
    const revision = await revisionOf(url);
    return ((await state()).revisions[revision] ?? 0) >= viewers;
  }, 60_000);
  return performance.now() - began;
}

import { durationRow, numberText, type BenchRow } from '../../bench/row.ts';
import { eventually } from '../services/wait.ts';
import { untilCurrent } from './coming-and-going.ts';
import { startCrowd } from './crowd.ts';
import { whyNotSoMany } from './open-files.ts';
import { ASK, sell, startWatchedServer } from './watched-server.ts';

const MOST_KIB = 20;

/** Viewers that only watch, on one process, and what one of them costs it. Throws where so many connections are not to be had. */
export async function idleViewers(viewers: number): Promise<readonly BenchRow[]> {
  const reason = whyNotSoMany(viewers);
  if (reason !== undefined) throw new Error(reason);
  const server = await startWatchedServer();
  const crowd = startCrowd();
  try {
    // The first of them bring code and caches, which are nobody's own.
    const few = Math.ceil(viewers / 20);
    const opened = async (size: number): Promise<number> => {
      const began = performance.now();
      crowd.order({ url: server.url, ask: ASK, size, turnover: 0 });
      await eventually(async () => (await crowd.state()).answered >= size, 120_000);
      return performance.now() - began;
    };
    await opened(few);
    const before = await server.holding();
    const openedMs = await opened(viewers);
    const after = await server.holding();
    await sell(server.url, 1);
    const currentMs = await untilCurrent(server, viewers, crowd.state);
    const kib = (bytes: 'heapBytes' | 'rssBytes'): number => (after[bytes] - before[bytes]) / 1_024 / (viewers - few);
    return [
      {
        name: `memory of the server for a viewer, of ${numberText(viewers)}: heap and buffers`,
        ...{ measured: `${numberText(kib('heapBytes'))} KiB`, beside: `${MOST_KIB} KiB limit` },
        ...{ ratio: kib('heapBytes') / MOST_KIB, limit: { atMost: 1 } },
      },
      {
        name: 'the same, resident',
        ...{
          measured: `${numberText(kib('rssBytes'))} KiB`,
          beside: `${MOST_KIB} KiB`,
          ratio: kib('rssBytes') / MOST_KIB,
        },
      },
      {
        name: 'viewers let in, in a second',
        ...{ measured: numberText((viewers - few) / (openedMs / 1_000)), beside: '–', ratio: 1 },
      },
      durationRow('one sale: all of them current', currentMs, 15_000),
    ];
  } finally {
    await crowd.close();
    await server.close();
  }
}

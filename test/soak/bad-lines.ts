import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '@bizboost/client';
import { liveQuery } from '@bizboost/core/contract';
import { durationRow, numberText, type BenchRow } from '../../bench/row.ts';
import { SHOP } from '../chaos/traffic.ts';
import { openFaultProxy } from '../services/fault-proxy.ts';
import { eventually } from '../services/wait.ts';
import { openHoldingProxy } from './holding-proxy.ts';
import { sell, startWatchedServer } from './watched-server.ts';

export interface BadLinesOptions {
  readonly durationMs: number;
  /** Through each line. */
  readonly viewers: number;
  /** Between two cuts, and between two half-closes. */
  readonly cutEveryMs: number;
  /** How long the client waits for a byte, and how often it asks instead. */
  readonly limits?: { readonly silenceMs: number; readonly pollMs: number };
}

interface Line {
  readonly name: string;
  readonly url: string;
  close(): void;
}

const SELL_EVERY_MS = 500;

/** Clients behind proxies that hold answers back, cut connections, or close their half of them, while sales come in. */
export async function badLines(options: BadLinesOptions): Promise<readonly BenchRow[]> {
  const { durationMs, viewers, limits } = options;
  const server = await startWatchedServer();
  const lines = await linesTo(server.url, options.cutEveryMs);
  const rows: BenchRow[] = [];
  try {
    await sell(server.url, 1);
    const crowds = lines.map(({ url }) => Array.from({ length: viewers }, () => screenOn(url, limits)));
    let sold = 1;
    for (const until = performance.now() + durationMs; performance.now() < until; sold++) {
      await sell(server.url, 1);
      await pause(SELL_EVERY_MS);
    }
    const soldAt = performance.now();
    const mostMs = (limits?.pollMs ?? 30_000) + 15_000;
    await Promise.all(
      lines.map(async ({ name }, index) => {
        const screens = crowds[index] ?? [];
        await eventually(() => screens.every(({ total }) => total === sold), mostMs * 2).catch(() => {});
        const behind = screens.filter(({ total }) => total !== sold).length;
        const lost = screens.reduce((sum, screen) => sum + screen.losses, 0);
        rows.push(
          {
            name: `${name}: viewers behind in the end, of ${viewers}; streams lost meanwhile`,
            ...{ measured: String(behind), beside: numberText(lost), ratio: behind, limit: { atMost: 0 } },
          },
          durationRow(`${name}: all current after the last sale`, performance.now() - soldAt, mostMs),
        );
      }),
    );
    for (const screen of crowds.flat()) screen.close();
    return rows.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } finally {
    for (const line of lines) line.close();
    await server.close();
  }
}

async function linesTo(url: string, cutEveryMs: number): Promise<readonly Line[]> {
  const port = Number(new URL(url).port);
  const [holding, cutting, halfClosing] = await Promise.all([
    openHoldingProxy(port),
    openFaultProxy(port),
    openFaultProxy(port),
  ]);
  const cuts = setInterval(() => cutting.cut(), cutEveryMs);
  const closes = setInterval(() => halfClosing.halfClose(), cutEveryMs);
  return [
    { name: 'held back until it ends', url: holding.through(url), close: holding.close },
    { name: 'cut', url: cutting.through(url), close: () => (clearInterval(cuts), cutting.close()) },
    { name: 'half-closed', url: halfClosing.through(url), close: () => (clearInterval(closes), halfClosing.close()) },
  ];
}

interface Screen {
  total: number | null | undefined;
  losses: number;
  close(): void;
}

function screenOn(url: string, limits: BadLinesOptions['limits']): Screen {
  // Clients with dice of their own share no stream.
  const client = createClient({ url, business: SHOP, sharing: false, random: () => Math.random(), limits });
  const screen: Screen = { total: undefined, losses: 0, close: () => client.close() };
  let wasLive = false;
  client.watch(liveQuery, { period: 'today' }).subscribe(({ link, answer }) => {
    if (wasLive && link !== 'live') screen.losses++;
    wasLive = link === 'live';
    screen.total = answer?.revenue.total_revenue;
  });
  return screen;
}

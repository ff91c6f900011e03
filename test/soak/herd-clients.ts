// A process of its own with many clients, each as if it were on a page of its own (see herd.ts).
import { createClient } from '@bizboost/client';
import { liveQuery } from '@bizboost/core/contract';
import { SHOP } from '../chaos/traffic.ts';
import { lightFetch } from './light-fetch.ts';

export interface HerdOrder {
  readonly url: string;
  readonly clients: number;
  /** What they watch, in turns. */
  readonly periods: readonly string[];
}

/** How the clients are doing. */
export interface HerdState {
  readonly live: number;
  /** How many show each total. */
  readonly totals: Readonly<Record<string, number>>;
}

/** A request for a stream: when it went out, ms UTC, and whether it was answered. */
export type HerdRequest = readonly [at: number, isAnswered: boolean];

interface Screen {
  isLive: boolean;
  total: number | null | undefined;
}

const OPENED_AT_ONCE = 20;
const OPENED_EVERY_MS = 50;

const screens: Screen[] = [];
const requests: [number, boolean][] = [];

const countingFetch: typeof fetch = async (input, init) => {
  const one: [number, boolean] = [Date.now(), false];
  requests.push(one);
  const response = await lightFetch(input, init);
  one[1] = true;
  return response;
};

/** Opens them as pages are opened, not all in one moment. */
function open({ url, clients, periods }: HerdOrder): void {
  const opening = setInterval(() => {
    for (let left = OPENED_AT_ONCE; left > 0 && screens.length < clients; left--)
      watch(url, periods[screens.length % periods.length] ?? 'today');
    if (screens.length >= clients) clearInterval(opening);
  }, OPENED_EVERY_MS);
}

function watch(url: string, period: string): void {
  const screen: Screen = { isLive: false, total: undefined };
  screens.push(screen);
  // Clients with dice of their own share no stream.
  const client = createClient({ url, business: SHOP, fetch: countingFetch, random: () => Math.random() });
  client.watch(liveQuery, { period }).subscribe(({ link, answer }) => {
    screen.isLive = link === 'live';
    screen.total = answer?.revenue.total_revenue;
  });
}

process.on('message', (message: HerdOrder | 'state' | 'requests') => {
  if (message === 'requests') return process.send?.(requests);
  if (message !== 'state') return open(message);
  const totals: Record<string, number> = {};
  for (const { total } of screens) totals[String(total)] = (totals[String(total)] ?? 0) + 1;
  const state: HerdState = { live: screens.filter(({ isLive }) => isLive).length, totals };
  return process.send?.(state);
});
process.on('disconnect', () => process.exit());

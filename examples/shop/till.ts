import type { Clock } from '@bizboost/core';
import type { Random } from './random.ts';
import { attention, expectedSales, refund, sale, type ShopRecord } from './trade.ts';

export interface TillOptions {
  /** Base URL of the server, e.g. `http://127.0.0.1:4870/bizboost`. */
  readonly url: string;
  readonly random: Random;
  readonly clock: Clock;
  /** How many hours of trade go into one second. */
  readonly hoursPerTick: number;
}

const TICK_MS = 1_000;

/**
 * The shop's tills and channels at work: each second sends what was sold, seen and liked, by HTTP, as any till would.
 * A batch that does not arrive is sent again with the next; the server knows records it has by their ids.
 */
export function startTill({ url, random, clock, hoursPerTick }: TillOptions): () => void {
  const run = clock.now();
  let waiting: ShopRecord[] = [];
  let tick = 0;
  const beat = async (): Promise<void> => {
    waiting.push(...tradeNow(`live-${run}-${(tick += 1)}`, new Date(clock.now()), hoursPerTick, random));
    const batch = waiting;
    waiting = [];
    if (!(await send(url, batch))) waiting = [...batch, ...waiting].slice(-5_000);
  };
  const timer = setInterval(() => void beat(), TICK_MS);
  return () => clearInterval(timer);
}

function tradeNow(id: string, at: Date, hours: number, random: Random): ShopRecord[] {
  // Also at night something moves, so that the page is alive whenever it is looked at.
  const count = random.around(Math.max(expectedSales(at, hours), 0.2));
  const sales = Array.from({ length: count }, (_, index) => sale(`${id}-${index}`, at, random));
  const [first] = sales;
  const refunds = first !== undefined && random.next() < 0.02 ? [refund(`${id}-r`, at, first)] : [];
  return [...sales, ...refunds, ...attention(id, at, hours, random)];
}

async function send(url: string, records: readonly ShopRecord[]): Promise<boolean> {
  if (records.length === 0) return true;
  try {
    const body = records.map((record) => JSON.stringify(record)).join('\n');
    const response = await fetch(`${url}/records`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body,
    });
    return response.status === 202;
  } catch {
    return false;
  }
}

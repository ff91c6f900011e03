import { retryDelayMs } from '../../packages/client/src/backoff.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { between } from './random.ts';
import { rowsOf } from './tally.ts';

export const SHOP = 'shop-1';
const TICK_MS = 20;
const DAY_MS = 86_400_000;
/** Of batches that a caller sends again though they were acknowledged: it did not hear of it, or it runs twice. */
const SENT_TWICE = 0.05;
const RETRY = { baseMs: 50, capMs: 1_000 } as const;
/** A caller that hears nothing for so long asks again. */
const PATIENCE_MS = 10_000;
/** Who is slower than its records come sends more of them together; no more callers than these are out at once. */
const MOST_CALLERS = 16;
const MOST_TOGETHER = 40;

interface Item {
  readonly kind: 'event' | 'sale';
  readonly id: string;
}

export interface TrafficOptions {
  /** Base URL of the API. The server there may come and go. */
  readonly url: string;
  /** Records a second. */
  readonly rate: number;
  readonly random: () => number;
  /** Before every id. */
  readonly prefix?: string;
}

/** Callers who send records at a pace, each batch again until it is acknowledged. */
export interface Traffic {
  /** Rows of all that was sent, and of all that was acknowledged; both grow. */
  readonly sent: ReadonlySet<string>;
  readonly acknowledged: ReadonlySet<string>;
  /** Sales sent so far, each of 1. */
  readonly sales: number;
  /** Records acknowledged. */
  readonly records: number;
  /** Requests that came to nothing and were made again. */
  readonly retries: number;
  /** Answers that were no plain yes: a rejected record, a status that a retry does not help. */
  readonly faults: readonly string[];
  /** Records that the server said it had already. */
  readonly duplicates: number;
  /** Resolves once so many records more are acknowledged. */
  after(records: number): Promise<void>;
  /** Sends nothing new; resolves once all that was sent is acknowledged. */
  finish(): Promise<void>;
  /** Gives up what is not acknowledged. */
  abandon(): void;
  /** Sends all that was ever sent once more. Rejects where not all of it is taken. */
  sendAgain(url: string): Promise<void>;
}

export function startTraffic({ url, rate, random, prefix = '' }: TrafficOptions): Traffic {
  const items: Item[] = [];
  const sent = new Set<string>();
  const acknowledged = new Set<string>();
  const faults: string[] = [];
  const queue: Item[] = [];
  const calling = new Set<Promise<void>>();
  const waiting = new Set<{ readonly until: number; readonly resolve: () => void }>();
  let [records, number, sales, retries, duplicates] = [0, 0, 0, 0, 0];
  let isAbandoned = false;

  const make = (): Item => {
    const kind = random() < 0.2 ? 'sale' : 'event';
    const item = { kind, id: `${prefix}${kind[0]}-${number++}` } as const;
    if (kind === 'sale') sales++;
    items.push(item);
    for (const row of rowsOf(item)) sent.add(row);
    return item;
  };
  const deliver = async (body: string, count: number): Promise<boolean> => {
    for (let failures = 0; !isAbandoned; failures++) {
      const found = await post(url, body);
      if (typeof found === 'object') {
        duplicates += found.duplicates;
        if (found.accepted + found.duplicates !== count) faults.push(`of ${count} records ${JSON.stringify(found)}`);
        return true;
      }
      if (typeof found === 'number' && found < 500 && found !== 429) {
        faults.push(`status ${found}`);
        return false;
      }
      retries++;
      await pause(retryDelayMs(failures + 1, RETRY, random()));
    }
    return false;
  };
  const send = async (batch: readonly Item[]): Promise<void> => {
    const body = bodyOf(batch);
    const once = deliver(body, batch.length);
    const again = random() < SENT_TWICE ? deliver(body, batch.length) : undefined;
    if (!(await once)) return;
    for (const row of batch.flatMap(rowsOf)) acknowledged.add(row);
    records += batch.length;
    for (const one of waiting) if (records >= one.until && waiting.delete(one)) one.resolve();
    await again;
  };
  /** A caller, who takes what waits, for as long as something does. */
  const call = async (): Promise<void> => {
    while (queue.length > 0) await send(queue.splice(0, between(random, 1, MOST_TOGETHER)));
  };

  let owed = 0;
  const ticking = setInterval(() => {
    for (owed += (rate * TICK_MS) / 1_000; owed >= 1; owed--) queue.push(make());
    if (calling.size >= MOST_CALLERS || isAbandoned) return;
    const caller = call().finally(() => calling.delete(caller));
    calling.add(caller);
  }, TICK_MS);

  return {
    sent,
    acknowledged,
    faults,
    get sales() {
      return sales;
    },
    get records() {
      return records;
    },
    get retries() {
      return retries;
    },
    get duplicates() {
      return duplicates;
    },
    after: (more) => new Promise((resolve) => waiting.add({ until: records + more, resolve })),
    async finish() {
      clearInterval(ticking);
      while (calling.size > 0) await Promise.all(calling);
      await call();
    },
    abandon() {
      clearInterval(ticking);
      isAbandoned = true;
      queue.length = 0;
    },
    async sendAgain(to) {
      await post(to, JSON.stringify(shopRecord));
      const receipt = await post(to, bodyOf(items));
      if (typeof receipt !== 'object' || receipt.accepted + receipt.duplicates !== items.length)
        throw new Error(`Not all of ${items.length} records were taken: ${JSON.stringify(receipt)}`);
    },
  };
}

/** A period in which all of it lies, whatever day a clock shows. */
export function daysAround(): string {
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  return `${day(Date.now() - 2 * DAY_MS)}..${day(Date.now() + 2 * DAY_MS)}`;
}

/** The shop itself, which no record may come before. */
export const shopRecord = {
  kind: 'business',
  id: SHOP,
  name: 'Chitenge House',
  timezone: 'Africa/Lusaka',
  currency: 'ZMW',
} as const;

const bodyOf = (items: readonly Item[]): string => items.map((item) => JSON.stringify(recordOf(item))).join('\n');

function recordOf({ kind, id }: Item): object {
  const common = { kind, id, business_id: SHOP, occurred_at: new Date().toISOString(), channel: 'website' };
  return kind === 'sale' ? { ...common, amount: 1 } : { ...common, type: 'click' };
}

interface Receipt {
  readonly accepted: number;
  readonly duplicates: number;
}

/** The receipt; a status where there is none; nothing where nobody answered. */
export async function post(url: string, body: string): Promise<Receipt | number | undefined> {
  try {
    const response = await fetch(`${url}/records`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status === 202) return (await response.json()) as Receipt;
    await response.body?.cancel();
    return response.status;
  } catch {
    return undefined;
  }
}

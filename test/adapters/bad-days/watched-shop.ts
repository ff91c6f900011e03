import {
  createAnalytics,
  type AnalyticsOptions,
  type BizBoostError,
  type DataAdapter,
  type RevenueAnswer,
  type Snapshot,
} from '@bizboost/core';
import { revenueQuery } from '@bizboost/core/contract';
import { createClient } from '@bizboost/client';
import { issueToken } from '@bizboost/server';
import { serveNode } from '@bizboost/server/node';
import { expect } from 'vitest';
import { eventually } from '../../services/wait.ts';
import { hurriedClock } from './hurried-clock.ts';
import { KNOWN, NEW, PROFILE, SECRET } from './shop.ts';

const LONGEST_MS = 30_000;

/** What those who use a store see of it at one moment. */
export interface Seen {
  /** What `record()` comes to, and `POST /records`. */
  readonly records: readonly [sdk: string, http: string];
  /** A question that was answered before, but not lately; by code, and over HTTP. */
  readonly known: readonly [sdk: string, http: string];
  /** One that nobody has asked before. */
  readonly unknown: readonly [sdk: string, http: string];
  /** The screen of someone who watches. */
  readonly viewer: string;
}

/** A shop on a store: an engine, a server on a real socket, and someone who watches its revenue over HTTP. */
export interface WatchedShop {
  look(): Promise<Seen>;
  /** Sends so many sales without waiting for what becomes of them; a shop's are kept one after the other. */
  load(count: number): void;
  /** Sends all that was not acknowledged once more, and waits until everyone sees each sale once. */
  recover(): Promise<void>;
  close(): Promise<void>;
}

export interface WatchedShopOptions {
  /** Of each sale: many do not fit into what room is left on a disk. Default 1. */
  readonly lines?: number;
  /** What the engine shares with others. Default: nothing. */
  readonly sharing?: Pick<AnalyticsOptions, 'broadcaster' | 'cacheStore'>;
}

export async function watchedShop(
  adapter: DataAdapter,
  business: string,
  { lines = 1, sharing = {} }: WatchedShopOptions = {},
): Promise<WatchedShop> {
  const clock = hurriedClock();
  // What is remembered is old at once: otherwise the store would not be asked for minutes.
  const analytics = createAnalytics({ adapter, cache: { ttlMs: 1 }, clock, ...sharing });
  const shop = analytics.for(business, PROFILE);
  const server = await serveNode({ analytics, auth: { secret: SECRET }, port: 0, log: () => {} });
  const token = await issueToken(SECRET, { business, scopes: ['read', 'ingest'] });
  const client = createClient({ url: server.url, token });
  let screen: Snapshot<RevenueAnswer> = { link: 'connecting' };
  const watching = client.watch(revenueQuery, { period: 'today' }).subscribe((snapshot) => (screen = snapshot));
  const sales: object[] = [];
  let acknowledged = 0;
  const newSale = (): object => {
    const [id, occurred_at] = [`sale-${sales.length}`, new Date(clock.now()).toISOString()];
    const items = Array.from({ length: lines }, (_, index) => ({
      product_id: `p${index}`,
      quantity: 1,
      unit_price: index === 0 ? 1 : 0,
    }));
    const sale = { kind: 'sale', id, occurred_at, channel: 'till', items };
    sales.push(sale);
    return sale;
  };
  const record = async (sale: object): Promise<string> => {
    const { accepted, duplicates } = await shop.record(sale);
    acknowledged++;
    return accepted + duplicates === 1 ? 'kept' : 'refused';
  };
  const overHttp = async (path: string, body?: object): Promise<Response> =>
    fetch(`${server.url}/${path}`, {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(LONGEST_MS),
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
  const post = async (sale: object): Promise<string> => {
    const response = await overHttp('records', sale);
    if (response.status !== 202) return statusOf(response);
    expect(await response.json()).toMatchObject({ accepted: 1 });
    acknowledged++;
    return '202';
  };
  const shownTotal = (): unknown => screen.answer?.total_revenue;

  const first = newSale();
  // Who has little patience may need a second try with a store that is well, too.
  expect(await eventually(() => record(first))).toBe('kept');
  await eventually(async () => expect(await shop.answer(KNOWN)).toMatchObject({ data: { total_revenue: 1 } }));
  await eventually(() => shownTotal() === 1);

  const look = async (): Promise<Seen> => {
    const shown = shownTotal();
    const [inProcess, posted, unknown, gotUnknown] = await Promise.all([
      outcomeOf(record(newSale())),
      post(newSale()),
      outcomeOf(shop.answer(NEW).then(freshnessOf)),
      overHttp(NEW).then(statusOf),
    ]);
    // The host says that something changed, so that nobody is content with what is remembered.
    await shop.changed();
    const known = await outcomeOf(shop.answer(KNOWN).then(freshnessOf));
    const gotKnown = await overHttp(KNOWN).then(statusOf);
    if (inProcess === 'kept') await eventually(() => screen.error === undefined && shownTotal() !== shown);
    else if (known !== 'answered') await eventually(() => screen.error !== undefined);
    return {
      records: [inProcess, posted],
      known: [known, gotKnown],
      unknown: [unknown, gotUnknown],
      viewer: screenOf(screen, shown),
    };
  };
  return {
    look,
    load(count) {
      for (let index = 0; index < count; index++) void record(newSale()).catch(() => {});
    },
    async recover() {
      // What is tried again after growing pauses comes back by itself, and need not be waited for in full.
      clock.hurry();
      const { accepted, duplicates } = await eventually(() => shop.record(sales), LONGEST_MS);
      expect(duplicates).toBeGreaterThanOrEqual(acknowledged);
      expect(accepted + duplicates).toBe(sales.length);
      await eventually(async () => {
        const { data } = await shop.answer(KNOWN);
        expect(data).toMatchObject({ total_revenue: sales.length, freshness: 'fresh' });
      }, LONGEST_MS);
      await eventually(() => shownTotal() === sales.length && screen.error === undefined, LONGEST_MS);
    },
    async close() {
      watching.unsubscribe();
      client.close();
      await server.close();
      await analytics.close();
      clock.stop();
    },
  };
}

function freshnessOf({ data }: { readonly data: Readonly<Record<string, unknown>> }): string {
  return data['freshness'] === 'stale' ? 'the last answer, `stale`' : 'answered';
}

/** What came of it, or the code with which it failed. */
async function outcomeOf(work: Promise<string>): Promise<string> {
  return work.catch((error: unknown) => codeOf(error as BizBoostError));
}

/** A store that does not answer may be noticed at the connection or at the statement: for a caller both are the same. */
function codeOf({ code, retryable }: BizBoostError): string {
  if (code !== 'timeout' && code !== 'unavailable') return `\`${code}\``;
  expect(retryable).toBe(true);
  return '`unavailable` or `timeout`';
}

async function statusOf(response: Response): Promise<string> {
  const body = (await response.json()) as { freshness?: string; code?: string };
  if (response.ok) return body.freshness === 'stale' ? `${response.status}, \`stale\`` : String(response.status);
  return body.code === 'unavailable' || body.code === 'timeout' ? '503 or 504' : String(response.status);
}

/** What is on a screen, and whether it is what was there before. */
export function screenOf({ link, answer, error }: Snapshot<RevenueAnswer>, before?: unknown): string {
  if (error === undefined) return answer?.total_revenue === before ? 'the answer there was' : 'the new answer';
  return `${answer === undefined ? 'no answer' : 'the last answer'}, a notice (\`${error.code}\`), connection \`${link}\``;
}

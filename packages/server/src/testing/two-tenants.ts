import { createAnalytics, memoryAdapter, type Analytics, type AnalyticsOptions, type Clock } from '@bizboost/core';
import { createHandler } from '../create-handler.ts';
import { issueToken, type TokenClaims } from '../auth/issue-token.ts';
import type { Scope } from '../auth/caller.ts';
import type { LogEntry } from '../log.ts';
import { NOON } from './noon-clock.ts';
import { asksIn, type Probe } from './route-probes.ts';
import { recordsOf, type MarkedShop } from './two-shops.ts';
import { SECRET } from './world.ts';

/** What came back, whole. Of a stream: what it says before anything changes. */
export interface Answered {
  readonly status: number;
  readonly headers: string;
  readonly text: string;
}

/** A server with some shops, at a noon that does not pass. */
export interface Tenants {
  readonly analytics: Analytics;
  readonly log: LogEntry[];
  token(shop: MarkedShop, scopes: readonly Scope[], claims?: Partial<TokenClaims>): Promise<string>;
  /** Asks; `token` may be missing. */
  ask(probe: Probe, token?: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** The same, read to its end. */
  whole(probe: Probe, token?: string, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  close(): Promise<void>;
}

/** Stands still, so that two servers that hold the same say the same. Timers run. */
const stillClock: Clock = {
  now: () => NOON,
  schedule(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

export async function serveShops(
  shops: readonly MarkedShop[],
  engine: Partial<AnalyticsOptions> = {},
): Promise<Tenants> {
  const analytics = createAnalytics({ adapter: memoryAdapter(), clock: stillClock, ...engine });
  for (const shop of shops) await analytics.for(shop.id).record(recordsOf(shop));
  const log: LogEntry[] = [];
  const handle = createHandler({
    analytics,
    auth: { secret: SECRET },
    clock: stillClock,
    log: (entry) => void log.push(entry),
    limits: { maxStreamsPerToken: 1_000, maxRequestsPerMinute: 1_000_000 },
  });
  const ask: Tenants['ask'] = ({ method, address, type, body }, token, headers = {}) =>
    handle(
      new Request(`http://shop.example/bizboost/${address}`, {
        method,
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(type !== undefined && { 'content-type': type }),
          ...headers,
        },
        ...(body !== undefined && { body }),
      }),
    );
  return {
    analytics,
    log,
    token: (shop, scopes, claims = {}) => issueToken(SECRET, { business: shop.id, scopes, ...claims }, stillClock),
    ask,
    whole: async (probe, token, headers) => wholeOf(await ask(probe, token, headers), asksIn(probe)),
    async close() {
      handle.close();
      await analytics.close();
    },
  };
}

/** The whole answer; of a stream, its first `events`. */
async function wholeOf(response: Response, events: number): Promise<Answered> {
  const isStream = response.headers.get('content-type') === 'text/event-stream' && response.body !== null;
  const text = isStream ? await eventsOf(response, events) : await response.text();
  return { status: response.status, headers: JSON.stringify([...response.headers]), text };
}

async function eventsOf(response: Response, count: number): Promise<string> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (text.split('\ndata: ').length <= count) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader.cancel();
  return withoutChance(text);
}

/** Without what is drawn at random: when to come back, and the order in which questions happened to be answered. */
function withoutChance(text: string): string {
  const events = text.split('\n\n').filter((event) => event.includes('data: '));
  return events
    .map((event) => event.replaceAll(/^(retry|id):.*\n/gm, ''))
    .sort()
    .join('\n\n');
}

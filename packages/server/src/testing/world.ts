import { createAnalytics, memoryAdapter, type Analytics, type AnalyticsOptions, type Clock } from '@bizboost/core';
import { issueToken, type TokenClaims } from '../auth/issue-token.ts';
import type { LogEntry } from '../log.ts';
import { serveNode } from '../node/serve-node.ts';
import type { NodeServer, ServeNodeOptions } from '../node/node-options.ts';
import { NOON, noonClock } from './noon-clock.ts';

export const SECRET = 'a secret of thirty-two bytes, or more';

/** A server on a real socket, with an engine over a store in memory, and two shops that know nothing of each other. */
export interface World {
  readonly url: string;
  readonly analytics: Analytics;
  readonly clock: Clock;
  readonly server: NodeServer;
  readonly log: LogEntry[];
  token(claims?: Partial<TokenClaims>): Promise<string>;
  /** Asks with a token that may read and write as `shop-1`, unless the headers say otherwise. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

export interface WorldOptions extends Partial<Omit<ServeNodeOptions, 'analytics'>> {
  readonly engine?: Partial<AnalyticsOptions>;
  /** Instead of the engine's own answers. */
  readonly wrap?: (analytics: Analytics) => Analytics;
  readonly withoutShops?: boolean;
}

export async function startWorld({
  engine,
  wrap,
  withoutShops = false,
  ...options
}: WorldOptions = {}): Promise<World> {
  const clock = options.clock ?? noonClock();
  const own = createAnalytics({ adapter: memoryAdapter(), clock, ...engine });
  if (!withoutShops) await openShops(own);
  const analytics = wrap?.(own) ?? own;
  const log: LogEntry[] = [];
  const server = await serveNode({
    analytics,
    auth: { secret: SECRET },
    port: 0,
    clock,
    log: (entry) => void log.push(entry),
    ...options,
  });
  const token = (claims: Partial<TokenClaims> = {}): Promise<string> =>
    issueToken(SECRET, { business: 'shop-1', scopes: ['read', 'ingest', 'act'], ...claims }, clock);
  return {
    url: server.url,
    analytics,
    clock,
    server,
    log,
    token,
    async fetch(path, init = {}) {
      const headers = new Headers(init.headers);
      if (options.auth === undefined && !headers.has('authorization'))
        headers.set('authorization', `Bearer ${await token()}`);
      return fetch(`${server.url}${path}`, { ...init, headers });
    },
    async close() {
      await server.close();
      await own.close();
    },
  };
}

export async function openShops(analytics: Analytics): Promise<void> {
  for (const [id, currency, timezone] of [
    ['shop-1', 'ZMW', 'Africa/Lusaka'],
    ['shop-2', 'JPY', 'Asia/Tokyo'],
  ] as const) {
    await analytics.for(id).record([{ kind: 'business', id, name: id, currency, timezone }]);
  }
}

/** A sale an hour before the world's noon. */
export function sale(id: string, amount: number, fields: object = {}): object {
  return {
    kind: 'sale',
    id,
    occurred_at: new Date(NOON - 3_600_000).toISOString(),
    channel: 'whatsapp',
    amount,
    ...fields,
  };
}

export const ndjson = (...records: readonly object[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

export function post(
  body: BodyInit,
  contentType = 'application/x-ndjson',
  headers: Readonly<Record<string, string>> = {},
): RequestInit {
  return { method: 'POST', body, headers: { 'content-type': contentType, ...headers }, duplex: 'half' } as RequestInit;
}

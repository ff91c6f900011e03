import { createAnalytics, memoryAdapter, type Analytics, type Clock } from '@bizboost/core';
import { createHandler, issueToken, type Handler, type LogEntry } from '@bizboost/server';

/** No request may take longer, whatever is in it. */
export const LONGEST_MS = 1_000;

const SECRET = 'a secret of thirty-two bytes, or more';
const NOW = Date.UTC(2026, 2, 2, 10);
const clock: Clock = {
  now: () => NOW,
  schedule(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

/** What a request was answered with. */
export interface Outcome {
  readonly status: number;
  readonly text: string;
  readonly type: string | null;
}

/** A server in this process that is shot at, with one shop that is and one that only watches. */
export class FuzzedServer {
  readonly #analytics: Analytics;
  readonly #handle: Handler;
  readonly #log: LogEntry[] = [];
  readonly token: string;
  readonly #bystander: string;
  /** What the bystander saw before anything was sent. */
  #seen: string | undefined;

  private constructor(analytics: Analytics, tokens: { readonly token: string; readonly bystander: string }) {
    this.#analytics = analytics;
    this.token = tokens.token;
    this.#bystander = tokens.bystander;
    this.#handle = createHandler({
      analytics,
      auth: { secret: SECRET },
      clock,
      log: (entry) => void this.#log.push(entry),
      limits: { maxRequestsPerMinute: Number.MAX_SAFE_INTEGER },
    });
  }

  static async start(): Promise<FuzzedServer> {
    const analytics = createAnalytics({ adapter: memoryAdapter(), clock });
    for (const [id, amount] of [
      ['shop-1', 10],
      ['shop-2', 77],
    ] as const)
      await analytics.for(id).record([
        { kind: 'business', id, name: id, timezone: 'Africa/Lusaka', currency: 'ZMW' },
        { kind: 'sale', id: 'first', occurred_at: '2026-03-02T08:00:00Z', channel: 'website', amount },
      ]);
    const tokenOf = (business: string, scopes: readonly ('read' | 'ingest' | 'act' | 'operator')[]): Promise<string> =>
      issueToken(SECRET, { business, scopes, ttlMs: 86_400_000 }, clock);
    const token = await tokenOf('shop-1', ['read', 'ingest', 'act', 'operator']);
    const server = new FuzzedServer(analytics, { token, bystander: await tokenOf('shop-2', ['read']) });
    await server.checkAlive();
    return server;
  }

  /** Asks as the shop that is shot at, unless the headers say otherwise, and holds the answer to what every answer must be. */
  async ask(address: string, init: RequestInit = {}): Promise<Outcome> {
    const headers = new Headers(init.headers);
    if (!headers.has('authorization')) headers.set('authorization', `Bearer ${this.token}`);
    const request = new Request(`http://shop.example/bizboost/${address}`, { ...init, headers });
    const start = process.cpuUsage();
    const response = await this.#handle(request);
    const outcome = {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await textOf(response),
    };
    // Of this process's own time: a busy machine makes nothing hang.
    const { user, system } = process.cpuUsage(start);
    const ms = (user + system) / 1000;
    if (ms > LONGEST_MS) throw new Error(`It took ${Math.round(ms)} ms.`);
    this.#check(outcome);
    return outcome;
  }

  /** That the server still answers, and that the bystander sees what it saw. */
  async checkAlive(): Promise<void> {
    const headers = { authorization: `Bearer ${this.#bystander}` };
    const { text } = await this.ask('analytics/live?period=month', { headers });
    this.#seen ??= text;
    if (!text.includes('"total_revenue":77') || text !== this.#seen) throw new Error(`The shop beside it got ${text}`);
    for (const query of this.#analytics.queries) {
      const address = query.path.replace('{name}', 'revenue').replace('{id}', 'c1');
      for (const period of ['today', '2025-03-01..2026-03-31']) {
        const answer = await this.ask(`${address}?period=${period}`);
        if (answer.status !== 200 && answer.status !== 404)
          throw new Error(`${address} got ${answer.status}: ${answer.text}`);
      }
    }
  }

  async close(): Promise<void> {
    this.#handle.close();
    await this.#analytics.close();
  }

  #check({ status, type, text }: Outcome): void {
    const failure = this.#log.shift();
    if (failure !== undefined) throw new Error(`It failed: ${failure.message}`, { cause: failure.error });
    if (status >= 500) throw new Error(`It failed with ${status}: ${text}`);
    if (status < 400) return;
    if (type !== 'application/problem+json') throw new Error(`A ${status} is ${type}: ${text.slice(0, 200)}`);
    const problem = JSON.parse(text) as { status: number; code: string; path?: unknown };
    const isNamed = typeof problem.path === 'string';
    if ([400, 413, 415].includes(status) && !isNamed) throw new Error(`A ${status} names no field: ${text}`);
  }
}

/** The body; of a stream, what it says at first. */
async function textOf(response: Response): Promise<string> {
  if (response.headers.get('content-type') !== 'text/event-stream') return response.text();
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

// The demo: a shop's own site with the dashboard in it. Run it with `npm start` at the root of the repository.
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { duckdbAdapter } from '@bizboost/adapters/duckdb';
import { createAnalytics, memoryAdapter, type BusinessId, type Clock, type DataAdapter } from '@bizboost/core';
import { systemClock } from '@bizboost/core/contract';
import { serveNode, type ServeNodeOptions } from '@bizboost/server/node';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { chitengeSvg, isPrint } from './chitenge.ts';
import { shopStates, tradeSince } from './history.ts';
import { pageOf } from './pages.ts';
import { randomFrom } from './random.ts';
import { startTill } from './till.ts';

const BUSINESS = 'chitenge-house';
const HISTORY_DAYS = 70;
/** A minute of trade in each second: enough movement to watch. */
const HOURS_PER_TICK = 1 / 60;

export interface Demo {
  /** Of the shop's site. */
  readonly origin: string;
  close(): Promise<void>;
}

export interface DemoOptions {
  /** 0 picks a free one. */
  readonly port: number;
  /** The same seed gives the same past. */
  readonly seed: number;
  /** Whether the tills are at work. */
  readonly isTrading: boolean;
  /** File that keeps the records from one start to the next. Default: memory, a new past each time. */
  readonly data?: string;
  /** Default: the machine's. */
  readonly clock?: Clock;
}

/** Starts the shop: its past, as far as it is not kept yet, its site, and its tills. */
export async function startDemo({ port, seed, isTrading, data, clock = systemClock }: DemoOptions): Promise<Demo> {
  const random = randomFrom(seed);
  const adapter = data === undefined ? memoryAdapter() : await duckdbAdapter({ path: data });
  const analytics = createAnalytics({ adapter, clock });
  const shop = analytics.for(BUSINESS);
  await shop.record(shopStates(BUSINESS));
  const now = new Date(clock.now());
  const start = now.getTime() - HISTORY_DAYS * 86_400_000;
  const since = (await lastSaleAt(adapter, start)) ?? start;
  await shop.record(tradeSince(since, { now, days: HISTORY_DAYS }, random));

  const server = await serveNode({ analytics, auth: 'open', port, clock, routes: (app) => serveSite(app, clock) });
  const till = { url: server.url, random, clock, hoursPerTick: HOURS_PER_TICK };
  const stopTill = isTrading ? startTill(till) : () => {};
  return {
    origin: server.origin,
    async close() {
      stopTill();
      await server.close();
      await analytics.close();
    },
  };
}

/** When the shop last sold something that is kept, ms UTC. */
async function lastSaleAt(adapter: DataAdapter, from: number): Promise<number | undefined> {
  let last: number | undefined;
  for await (const { at } of adapter.read({ business: BUSINESS as BusinessId, kinds: ['sale'], from, to: Infinity }))
    last = at;
  return last;
}

const folderOf = (url: string): string => fileURLToPath(new URL('.', url));

/** The shop's pages, under a policy as strict as any host's: nothing inline, nothing from elsewhere. */
function serveSite(app: Parameters<NonNullable<ServeNodeOptions['routes']>>[0], clock: Clock): void {
  const self = ["'self'"];
  const policy = { defaultSrc: ["'none'"], scriptSrc: self, styleSrc: self, imgSrc: self, connectSrc: self };
  app.use('*', compressFiles, secureHeaders({ contentSecurityPolicy: policy }));
  for (const [path, name] of [
    ['/', 'index.html'],
    ['/shop.html', 'shop.html'],
  ] as const)
    app.get(path, async (context) => context.html(await pageOf(name, new Date(clock.now()))));
  app.get('/prints/:file{[a-z]+\\.svg}', (context) => {
    const print = context.req.param('file').slice(0, -'.svg'.length);
    if (!isPrint(print)) return context.notFound();
    return context.body(chitengeSvg(print), 200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600' });
  });
  const elements = folderOf(import.meta.resolve('@bizboost/elements/cdn/elements.js'));
  app.get(
    '/bizboost/:file{.+\\.js}',
    serveStatic({ root: elements, rewriteRequestPath: (path) => path.replace('/bizboost/', '/') }),
  );
  app.get('/*', serveStatic({ root: folderOf(import.meta.url) + 'site' }));
}

const compressing = compress();
/** Files only: a stream must never wait in a compressor's buffer. */
const compressFiles: typeof compressing = (context, next) =>
  /\.(js|css|svg|html|json)$|\/$/.test(context.req.path) ? compressing(context, next) : next();

/** Ctrl-C, a service's stop, and the end of the npm that started us: sh does not hand a SIGTERM on. */
function closeWithParent(demo: Demo): void {
  const parent = process.ppid;
  const stop = (): void => void demo.close().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  setInterval(() => process.ppid === parent || stop(), 1_000).unref();
}

if (import.meta.main) {
  const data = process.env['DATA'] ?? 'shop.duckdb';
  const port = Number(process.env['PORT'] ?? 4870);
  const demo = await startDemo({ port, seed: Date.now(), isTrading: true, data });
  closeWithParent(demo);
  console.log(`Chitenge House is open: ${demo.origin}/ (its records are in ${data})`);
}

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
import { PostDesk } from './post-desk.ts';
import { postHistory, postsSince } from './posts.ts';
import { randomFrom } from './random.ts';
import { startTill } from './till.ts';
import type { ShopRecord } from './trade.ts';

const BUSINESS = 'chitenge-house';
const HISTORY_DAYS = 70;
/** Posts are few: a longer past, so that advice has something to go by. */
const POST_DAYS = 180;
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

  const kept = await keptPosts(adapter);
  const times = kept.map((post) => Date.parse(String(post['published_at']))).filter((at) => at <= now.getTime());
  const last = Math.max(now.getTime() - POST_DAYS * 86_400_000, ...times);
  const missed = kept.length === 0 ? postHistory(now, POST_DAYS, random) : postsSince(last, now, random);
  const posts = [...missed];
  await shop.record(posts);
  const desk = new PostDesk({ random, clock, record: (records) => shop.record(records), hoursPerTick: HOURS_PER_TICK });
  desk.expect([...kept, ...posts]);

  const site = (app: SiteApp): void => {
    serveDesk(app, desk);
    serveSite(app, clock);
  };
  const server = await serveNode({ analytics, auth: 'open', port, clock, routes: site });
  const till = { url: server.url, random, clock, hoursPerTick: HOURS_PER_TICK };
  const stops = isTrading ? [startTill(till), desk.start()] : [];
  return {
    origin: server.origin,
    async close() {
      for (const stop of stops) stop();
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

/** The posts of a shop that was open before. */
async function keptPosts(adapter: DataAdapter): Promise<readonly ShopRecord[]> {
  const found = await adapter.find(BUSINESS as BusinessId, { kind: 'post' });
  return found.map(({ id, record }) => ({ ...record, kind: 'post', id }));
}

const folderOf = (url: string): string => fileURLToPath(new URL('.', url));

type SiteApp = Parameters<NonNullable<ServeNodeOptions['routes']>>[0];

/** The shop's own back office: it takes posts, and gives those that wait for their hour. */
function serveDesk(app: SiteApp, desk: PostDesk): void {
  app.post('/posts', async (context) => {
    const post: unknown = await context.req.json().catch(() => undefined);
    const isPost = typeof post === 'object' && post !== null && 'kind' in post && post.kind === 'post';
    const isTaken = isPost && (await desk.take(post as ShopRecord));
    return context.body(null, isTaken ? 204 : 400);
  });
  app.get('/posts/:id', (context) => {
    const post = desk.waiting(context.req.param('id'));
    return post === undefined ? context.notFound() : context.json(post);
  });
}

/** The shop's pages, under a policy as strict as any host's: nothing inline, nothing from elsewhere. */
function serveSite(app: SiteApp, clock: Clock): void {
  const self = ["'self'"];
  const policy = { defaultSrc: ["'none'"], scriptSrc: self, styleSrc: self, imgSrc: self, connectSrc: self };
  app.use('*', compressFiles, secureHeaders({ contentSecurityPolicy: policy }));
  for (const [path, name] of [
    ['/', 'index.html'],
    ['/posts.html', 'posts.html'],
    ['/shop.html', 'shop.html'],
  ] as const)
    app.get(path, async (context) =>
      context.html(await pageOf(name, new Date(clock.now()), context.req.query('lang'))),
    );
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

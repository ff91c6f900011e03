import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context, Hono, Next } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';

const PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:";

/** Where the script-tag bundle lies: the loader and the chunks beside it. */
export function elementsFolder(): string {
  return fileURLToPath(new URL('.', import.meta.resolve('@bizboost/elements/cdn/elements.js')));
}

/** Serves `/bizboost/elements.js` with its chunks: a browser keeps the chunks for good, and asks whether the loader has changed. */
export function serveElements(app: Hono, folder: string = elementsFolder()): void {
  const files = serveStatic({ root: folder, rewriteRequestPath: (path) => path.replace('/bizboost/', '/') });
  app.get('/bizboost/:file{.+\\.js}', allowEverywhere, keepChunks, compress(), etag(), files);
}

/** The page for whoever has no site yet: the dashboard, and nothing else. */
export interface DashboardPage {
  readonly html: string;
  readonly css: string;
}

export async function readDashboardPage(): Promise<DashboardPage> {
  const [html, css] = await Promise.all([asset('dashboard.html'), asset('dashboard.css')]);
  return { html, css };
}

/** Serves the page at `/`; `/?business=shop-1&period=2011-03-01..2011-03-31` says whose, and of when. */
export function serveDashboardPage(app: Hono, { html, css }: DashboardPage): void {
  app.get('/', (context) => {
    context.header('Content-Security-Policy', PAGE_POLICY);
    return context.html(withAttributes(html, context.req.query()));
  });
  app.get('/dashboard.css', (context) => context.body(css, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
}

function asset(name: string): Promise<string> {
  return readFile(new URL(`../assets/${name}`, import.meta.url), 'utf8');
}

/** `?business=` and `?period=` of the page's own address, handed on to its element. */
function withAttributes(page: string, query: Readonly<Record<string, string>>): string {
  const attributes = ['business', 'period'].filter((name) => query[name] !== undefined);
  const text = attributes.map((name) => `${name}="${quoted(query[name] as string)}" `).join('');
  return page.replace('<live-dashboard ', () => `<live-dashboard ${text}`);
}

function quoted(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** With a hash of its content in its name. */
const CHUNK = /-[0-9A-Z]{8}\.js$/;

async function keepChunks(context: Context, next: Next): Promise<void> {
  await next();
  if (context.res.status !== 200) return;
  context.header('Cache-Control', CHUNK.test(context.req.path) ? 'public, max-age=31536000, immutable' : 'no-cache');
}

/** The bundle holds nobody's data, so that scripts of any page may load it. */
async function allowEverywhere(context: Context, next: Next): Promise<void> {
  await next();
  context.header('Access-Control-Allow-Origin', '*');
  context.header('Cross-Origin-Resource-Policy', 'cross-origin');
}

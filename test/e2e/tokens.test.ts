import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTab, useBrowser, type Tab } from './world/browser.ts';
import { run, scratchFolder, serve, type Served } from './world/command.ts';
import { dashboard, revenueBecomes, revenueOf } from './world/dashboard.ts';
import { hostSite, pageWith, type SitePage } from './world/site.ts';
import { chitenge, post, shop } from './world/till.ts';

const browser = useBrowser();

/** A guarded server with two businesses, and a host's site that hands out what token it likes. */
interface Guarded {
  readonly server: Served;
  token(business: string, scope?: string, ttl?: string): Promise<string>;
  /** The host's page, whose `token-src` answers with this; a function is asked each time. */
  open(tokenPage: SitePage | (() => SitePage)): Promise<Tab>;
}

async function guarded(): Promise<Guarded> {
  const secretFile = join(await scratchFolder(), 'secret');
  await writeFile(secretFile, 'only for the tests on this machine, never a real one', { mode: 0o600 });
  let tokenPage: SitePage | (() => SitePage) = { status: 404, body: '' };
  const origin = await hostSite({
    '/': () => pageWith(`<live-dashboard src="${server.url}" token-src="/token"></live-dashboard>`, server.origin),
    '/token': () => (typeof tokenPage === 'function' ? tokenPage() : tokenPage),
  });
  const server = await serve('--secret-file', secretFile, '--origin', origin);
  const token = async (business: string, scope = 'read', ttl = '1h'): Promise<string> => {
    const said = await run(
      'token',
      '--business',
      business,
      '--scope',
      scope,
      '--ttl',
      ttl,
      '--secret-file',
      secretFile,
    );
    return said.trim();
  };
  await post(server.url, [shop, chitenge()], await token('shop-1', 'ingest'));
  const other = { ...shop, id: 'shop-2', name: 'Kitwe Beads', currency: 'USD' };
  await post(server.url, [other, beads()], await token('shop-2', 'ingest'));
  return {
    server,
    token,
    async open(page) {
      tokenPage = page;
      return openTab(browser(), origin);
    },
  };
}

/** When a token runs out, in milliseconds since 1970. */
function expiryOf(token: string): number {
  const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  return (JSON.parse(claims) as { readonly exp: number }).exp * 1_000;
}

let sold = 0;
const beads = (): object => ({
  kind: 'sale',
  id: `beads-${(sold += 1)}`,
  occurred_at: new Date().toISOString(),
  channel: 'website',
  amount: 12.5,
});

it('shows each business its own numbers, and nothing of another', async () => {
  const { server, token, open } = await guarded();
  const ours = await open({ type: 'text/plain', body: await token('shop-1') });
  expect(await revenueOf(ours.page)).toBe(250);
  const theirs = await open({ type: 'application/json', body: JSON.stringify({ token: await token('shop-2') }) });
  expect(await revenueOf(theirs.page)).toBe(12.5);
  expect(await dashboard.revenue(theirs.page).innerText()).toContain('$');

  await post(server.url, [chitenge()], await token('shop-1', 'ingest'));
  await post(server.url, [beads()], await token('shop-2', 'ingest'));

  await Promise.all([revenueBecomes(ours.page, 500), revenueBecomes(theirs.page, 25)]);
  expect([...ours.problems, ...theirs.problems]).toEqual([]);
});

it('refuses another business that is named outright', async () => {
  const { server, token } = await guarded();
  const headers = { authorization: `Bearer ${await token('shop-2')}` };

  const response = await fetch(`${server.url}/analytics/live?business=shop-1`, { headers });

  expect(response.status).toBe(403);
  expect(await response.text()).not.toContain('Chitenge House');
});

it('fetches a new token when the old one has run out, without losing the numbers', async () => {
  const { server, token, open } = await guarded();
  const long = await token('shop-1');
  const short = await token('shop-1', 'read', '6s');
  const handedOut = { short: 0, long: 0 };
  const { page } = await open(() => {
    const length = Date.now() < expiryOf(short) ? 'short' : 'long';
    handedOut[length] += 1;
    return { type: 'text/plain', body: length === 'short' ? short : long };
  });
  expect(await revenueOf(page)).toBe(250);
  expect(handedOut).toEqual({ short: 1, long: 0 });

  await expect.poll(() => handedOut.long, { timeout: 20_000 }).toBe(1);
  expect(await revenueOf(page)).toBe(250);
  await dashboard.badge(page).filter({ hasText: 'Live' }).waitFor();

  await post(server.url, [chitenge()], await token('shop-1', 'ingest'));
  await revenueBecomes(page, 500, 1_000);
});

it('says that access is denied to a token that may not read', async () => {
  const { token, open } = await guarded();

  const { page } = await open({ type: 'text/plain', body: await token('shop-1', 'ingest') });

  await page.getByText('You do not have access').waitFor();
  expect(await page.locator('live-dashboard bizboost-metric-card').count()).toBe(0);
});

it('says that the session has ended when the page has no token to give any more', async () => {
  const { open } = await guarded();

  const { page } = await open({ status: 401, body: '' });

  await page.getByText('Your session has ended').waitFor();
});

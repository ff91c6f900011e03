import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { layoutShift, openTab, useBrowser } from './world/browser.ts';
import { root, scratchFolder, serve } from './world/command.ts';
import { revenueBecomes, revenueOf } from './world/dashboard.ts';
import { hostSite, pageWith } from './world/site.ts';
import { chitenge, post, shop } from './world/till.ts';

const browser = useBrowser();

/** The example as it lies in the repository, but for the port of this test's server. */
async function exampleFor(origin: string): Promise<string> {
  const html = await readFile(join(root, 'examples/html/index.html'), 'utf8');
  expect(html.match(/<script/g)).toHaveLength(1);
  return html.replaceAll('http://127.0.0.1:4870', origin);
}

it('shows the dashboard in a bare HTML file from the disk, with one script tag', async () => {
  const server = await serve();
  await post(server.url, [shop, chitenge()]);
  const file = join(await scratchFolder(), 'index.html');
  await writeFile(file, await exampleFor(server.origin));

  const { page, problems } = await openTab(browser(), pathToFileURL(file).href);
  expect(await revenueOf(page)).toBe(250);
  await post(server.url, [chitenge()]);
  await revenueBecomes(page, 500);

  expect(problems).toEqual([]);
});

it('shows the same file on another origin of this machine', async () => {
  const server = await serve();
  await post(server.url, [shop, chitenge()]);
  const site = await hostSite({ '/': { body: await exampleFor(server.origin) } });

  const { page, problems } = await openTab(browser(), site);
  expect(await revenueOf(page)).toBe(250);
  await post(server.url, [chitenge()]);
  await revenueBecomes(page, 500);

  expect(problems).toEqual([]);
  expect(await layoutShift(page)).toBeLessThanOrEqual(0.02);
});

it('works under a policy that allows its script and its server, and nothing else (row 33)', async () => {
  const server = await serve();
  await post(server.url, [shop, chitenge()]);
  const policy = `default-src 'none'; script-src ${server.origin}; style-src 'self'; connect-src ${server.origin}; img-src data:`;
  const dashboard = pageWith(`<live-dashboard src="${server.url}"></live-dashboard>`, server.origin);
  const site = await hostSite({ '/': { ...dashboard, headers: { 'content-security-policy': policy } } });

  const { page, problems } = await openTab(browser(), site);
  expect(await revenueOf(page)).toBe(250);
  // Everything that draws late or on demand: charts, tables, the dates.
  await drawAll(page);

  expect(problems).toEqual([]);
});

it('shows the page of `bizboost serve` itself', async () => {
  const server = await serve();
  await post(server.url, [shop, chitenge()]);

  const { page, problems } = await openTab(browser(), `${server.origin}/`);
  expect(await revenueOf(page)).toBe(250);

  expect(problems).toEqual([]);
  expect(await layoutShift(page)).toBeLessThanOrEqual(0.02);
});

type Page = Awaited<ReturnType<typeof openTab>>['page'];

async function drawAll(page: Page): Promise<void> {
  const charts = await page.locator('live-dashboard bizboost-metric-chart').all();
  for (const chart of charts) await chart.scrollIntoViewIfNeeded();
  await page.locator('live-dashboard canvas').first().waitFor();
  for (const chart of charts) await chart.getByRole('button', { name: 'Show as table' }).click();
  await page.getByRole('button', { name: 'Custom' }).click();
  await page.getByLabel('From').waitFor();
}

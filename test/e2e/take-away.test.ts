// Taking numbers along on the built product, in pages that let one do little.
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { openProfile, openTab, useBrowser } from './world/browser.ts';
import { serve, type Served } from './world/command.ts';
import { dashboard, revenueOf, tableOf } from './world/dashboard.ts';
import { hostSite, pageWith } from './world/site.ts';
import { chitenge, post, shop } from './world/till.ts';

const browser = useBrowser();
type Page = Awaited<ReturnType<typeof openTab>>['page'];

async function till(): Promise<Served> {
  const server = await serve();
  await post(server.url, [
    shop,
    chitenge({ items: [{ product_id: 'x', name: '=1+1', quantity: 1, unit_price: 250 }] }),
  ]);
  return server;
}
const tag = (src: string): string => `<live-dashboard src="${src}" remember="view"></live-dashboard>`;
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });

async function openMenu(page: Page): Promise<void> {
  await revenueOf(page);
  await page.getByRole('button', { name: 'Take Live dashboard with you' }).click();
  await item(page, 'Print or save as PDF').waitFor();
}

it('saves numbers and pictures under a policy that allows next to nothing, with Trusted Types (rows 33, 34)', async () => {
  const server = await till();
  const policy =
    `default-src 'none'; script-src ${server.origin}; style-src 'self'; connect-src ${server.origin}; img-src data:; ` +
    `require-trusted-types-for 'script'; trusted-types lit-html`;
  const site = await hostSite({
    '/': { ...pageWith(tag(server.url), server.origin), headers: { 'content-security-policy': policy } },
  });
  const { page, problems } = await openTab(browser(), site);
  await openMenu(page);

  const saved = async (name: string): Promise<Buffer> => {
    const download = page.waitForEvent('download');
    await item(page, name).click();
    return readFile(await (await download).path());
  };
  const csv = String(await saved('Top products, numbers as CSV'));
  expect(csv.startsWith('\u{FEFF}ID,Product,')).toBe(true);
  expect(csv).toContain(`x,'=1+1,250`);
  for (const name of ['Revenue over time', 'Revenue by channel', 'Campaigns']) {
    const png = await saved(`${name}, picture as PNG`);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
  }
  expect(problems).toEqual([]);
});

it('says in a frame that may neither save nor print that the page does not let it', async () => {
  const server = await till();
  const site = await hostSite({
    '/': {
      body: '<!doctype html><iframe src="/inside" sandbox="allow-scripts allow-same-origin" width="1200" height="2000"></iframe>',
    },
    '/inside': pageWith(tag(server.url), server.origin),
  });
  const { page } = await openTab(browser(), site);
  const inside = page.frameLocator('iframe');
  await inside.getByRole('button', { name: 'Take Live dashboard with you' }).click();
  const status = inside.locator('bizboost-take-away [part=said]');
  await inside.getByRole('menuitem', { name: 'Revenue, numbers as CSV', exact: true }).click();
  await expect
    .poll(() => status.innerText())
    .toBe('This page does not let files be saved. Open it in a tab of its own.');
  await inside.getByRole('menuitem', { name: 'Print or save as PDF' }).click();
  await expect
    .poll(() => status.innerText())
    .toBe('This page does not let itself be printed. Open it in a tab of its own.');
});

it('says in a frame of another origin, which cannot know, what to do if nothing comes of it', async () => {
  const server = await till();
  const inner = await hostSite({ '/': pageWith(tag(server.url), server.origin) });
  const outer = await hostSite({
    '/': { body: `<!doctype html><iframe src="${inner}" sandbox="allow-scripts" width="1200" height="2000"></iframe>` },
  });
  const { page } = await openTab(browser(), outer);
  const inside = page.frameLocator('iframe');
  await inside.getByRole('button', { name: 'Take Live dashboard with you' }).click();
  await inside.getByRole('menuitem', { name: 'Revenue, numbers as CSV', exact: true }).click();
  await expect
    .poll(() => inside.locator('bizboost-take-away [part=said]').innerText())
    .toMatch(/If it does not appear, this page does not let files be saved\./);
});

it('copies a link that brings another person the same period, tables and order', async () => {
  const server = await till();
  const site = await hostSite({ '/': pageWith(tag(server.url), server.origin) });
  const profile = await openProfile(browser(), { permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = await openTab(profile, `${site}/?keep=1`);
  await revenueOf(page);
  await page.getByRole('radio', { name: 'This month' }).check();
  await tableOf(dashboard.chart(page, 'Top products'));
  await openMenu(page);
  await item(page, 'Copy a link to this view').click();
  await page.locator('bizboost-take-away [part=said]', { hasText: 'The link is copied.' }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(`${site}/?keep=1&view=month*products`);

  const other = await openTab(browser(), link);
  await revenueOf(other.page);
  expect(await other.page.getByRole('radio', { name: 'This month' }).isChecked()).toBe(true);
  expect(await dashboard.chart(other.page, 'Top products').locator('[part=table]').isVisible()).toBe(true);
  expect(other.problems).toEqual([]);
});

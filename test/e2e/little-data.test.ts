import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openTab, overflow, useBrowser } from './world/browser.ts';
import { serve } from './world/command.ts';
import { dashboard, revenueBecomes, revenueOf, tableOf } from './world/dashboard.ts';
import { chitenge, post, shop } from './world/till.ts';

const browser = useBrowser();

/** All that can be read on the page, in and out of shadow roots. */
async function wordsOf(page: Page): Promise<string> {
  return page.locator('live-dashboard').evaluate((element) => {
    const textOf = (node: Node): string =>
      [...('shadowRoot' in node && node.shadowRoot ? [node.shadowRoot as Node] : []), ...node.childNodes]
        .map((child) => (child.nodeType === Node.TEXT_NODE ? (child.textContent ?? '') : textOf(child)))
        .join(' ');
    return textOf(element);
  });
}

const NONSENSE = /NaN|Infinity|undefined|null|\[object|Invalid Date/;

it('waits calmly for a store without any business, and comes alive by itself with the first records', async () => {
  const server = await serve();
  const { page } = await openTab(browser(), `${server.origin}/`);
  await page.getByText('There is nothing here by this name yet').waitFor();
  expect(await wordsOf(page)).not.toMatch(NONSENSE);

  await post(server.url, [shop, chitenge()]);

  await revenueBecomes(page, 250);
});

it('shows a business that has sold nothing as one that has sold nothing yet', async () => {
  const server = await serve();
  await post(server.url, [shop]);

  const { page, problems } = await openTab(browser(), `${server.origin}/`);
  expect(await revenueOf(page)).toBe(0);

  for (const words of ['No sales yet today', 'No products sold yet', 'No channel has sold yet', 'No campaigns yet'])
    await page.getByText(words).waitFor();
  // The command's page carries nothing out, so it offers nothing.
  expect(await page.getByRole('button', { name: 'Connect a channel' }).count()).toBe(0);
  expect(await dashboard.card(page, 'Engagement rate').locator('[part=value]').innerText()).toContain('–');
  expect(await wordsOf(page)).not.toMatch(NONSENSE);
  expect(problems).toEqual([]);

  await post(server.url, [chitenge()]);
  await revenueBecomes(page, 250);
  expect(await tableOf(dashboard.chart(page, 'Top products'))).toHaveLength(1);
  expect(problems).toEqual([]);
});

it('shows one record of each kind without nonsense', async () => {
  const server = await serve();
  const at = { occurred_at: new Date().toISOString(), channel: 'facebook' };
  await post(server.url, [
    shop,
    { kind: 'campaign', id: '42', name: 'Easter', status: 'active' },
    { kind: 'event', id: 'e1', type: 'click', campaign_id: '42', ...at },
    { kind: 'spend', id: 'x1', campaign_id: '42', amount: 0, occurred_at: at.occurred_at },
    { kind: 'sale', id: 's1', amount: 0, ...at },
  ]);

  const { page, problems } = await openTab(browser(), `${server.origin}/`);
  expect(await revenueOf(page)).toBe(0);

  await page.locator('bizboost-campaign-table').getByText('Easter').waitFor();
  expect(await wordsOf(page)).not.toMatch(NONSENSE);
  expect(problems).toEqual([]);
});

it('lives with what a careless till sends: refunds alone, long names, words that look like code', async () => {
  const server = await serve();
  const at = { occurred_at: new Date().toISOString(), channel: 'website' };
  const name = `<img src=x onerror=alert(1)> ${'Chitengechitenge'.repeat(12)} NaN`;
  await post(server.url, [
    shop,
    { kind: 'campaign', id: 'c1', name, status: 'active' },
    { kind: 'refund', id: 'r1', amount: 75.5, ...at },
    { kind: 'sale', id: 's1', items: [{ product_id: 'p1', name, quantity: 1, unit_price: 10 }], ...at },
    { kind: 'sale', id: 's2', amount: 999_999_999_999.99, currency: 'USD', ...at },
  ]);

  const { page, problems } = await openTab(browser(), `${server.origin}/`);
  expect(await revenueOf(page)).toBe(-65.5);

  for (const width of [280, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await overflow(page)).toBe(0);
  }
  expect(problems).toEqual([]);
});

it('keeps the good records of a batch that is half nonsense, and shows only those', async () => {
  const server = await serve();
  await post(server.url, [shop]);
  const now = new Date().toISOString();
  const bait = [
    `{"kind":"sale","id":"b1","occurred_at":"${now}","channel":"website","amount":NaN}`,
    `{"kind":"sale","id":"b2","occurred_at":"${now}","channel":"website","amount":1e400}`,
    '{"kind":"sale","id":"b3","occurred_at":"yesterday","channel":"website","amount":"12"}',
    `{"kind":"event","id":"b4","type":"impression","occurred_at":"${now}","channel":"website","count":-3}`,
    'null',
    JSON.stringify(chitenge()),
  ].join('\n');

  const response = await fetch(`${server.url}/records`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: bait,
  });
  expect(response.status).toBe(202);
  expect(await response.json()).toMatchObject({ accepted: 1, rejected_count: 5 });

  const { page, problems } = await openTab(browser(), `${server.origin}/`);
  expect(await revenueOf(page)).toBe(250);
  expect(await wordsOf(page)).not.toMatch(NONSENSE);
  expect(problems).toEqual([]);
});

it('says what is wrong with a period that does not exist, and shows a good one when it is given', async () => {
  const server = await serve();
  await post(server.url, [shop, chitenge()]);
  const { page } = await openTab(browser(), `${server.origin}/?period=2026-02-30..2026-03-01`);
  await page.getByText('The page asks for something that does not exist').waitFor();

  await page.evaluate(() => document.querySelector('live-dashboard')?.setAttribute('period', 'today'));

  await revenueBecomes(page, 250);
});

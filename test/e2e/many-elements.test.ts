import { expect, it } from 'vitest';
import { openProfile, openTab, useBrowser } from './world/browser.ts';
import { serve } from './world/command.ts';
import { dashboard, revenueBecomes, revenueOf } from './world/dashboard.ts';
import { allAlive, askingTags } from './world/every-element.ts';
import { hostSite, pageWith } from './world/site.ts';
import { chitenge, openStreams, post, shop } from './world/till.ts';

const browser = useBrowser();

it('is one stream for twelve elements, kept for one that comes back at once, and closed when all have gone (row 49)', async () => {
  const server = await serve();
  await post(server.url, [shop, chitenge()]);
  const twelve = Array.from({ length: 12 }, (_, at) => askingTags[at % askingTags.length]);
  const body = twelve.map((tag) => `<${tag} class="each" src="${server.url}" metric="revenue"></${tag}>`).join('');
  const { page, problems } = await openTab(browser(), await hostSite({ '/': pageWith(body, server.origin) }));
  await allAlive(page);
  expect(await openStreams(server.url)).toBe(1);

  const streams: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/stream')) streams.push(request.url());
  });
  await page.evaluate(() => {
    const all = [...document.querySelectorAll('.each')];
    for (const one of all) one.remove();
    setTimeout(() => document.body.append(...all), 100);
  });
  await page.locator('.each').nth(11).waitFor();
  await allAlive(page);
  expect(streams).toEqual([]);

  await page.evaluate(() => document.querySelectorAll('.each').forEach((one) => one.remove()));
  await expect.poll(() => openStreams(server.url), { timeout: 5_000 }).toBe(0);
  expect(problems).toEqual([]);
});

it('is one stream for eight tabs, so that the page can still fetch; the next tab takes it over (row 50)', async () => {
  const server = await serve();
  await post(server.url, [shop, chitenge()]);
  const profile = await openProfile(browser());
  const tabs = [];
  for (let count = 0; count < 8; count += 1) tabs.push(await openTab(profile, `${server.origin}/?business=${shop.id}`));
  for (const { page } of tabs) expect(await revenueOf(page)).toBe(250);
  await expect.poll(() => openStreams(server.url)).toBe(1);

  const [first, ...others] = tabs.map(({ page }) => page);
  const fetched = await others[6]?.evaluate(async (url) => {
    const began = performance.now();
    await (await fetch(`${url}/healthz`)).text();
    return performance.now() - began;
  }, server.url);
  expect(fetched).toBeLessThan(1_000);

  await first?.close();
  const closedAt = performance.now();
  await post(server.url, [chitenge()]);
  await revenueBecomes(others[0]!, 500, 5_000);
  await dashboard.badge(others[0]!).filter({ hasText: 'Live' }).waitFor();
  expect(performance.now() - closedAt).toBeLessThan(5_000);
});

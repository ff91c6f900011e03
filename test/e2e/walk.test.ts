import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openTab, useBrowser } from './world/browser.ts';
import { serve } from './world/command.ts';
import { dashboard, revenueBecomes, revenueOf, tableOf } from './world/dashboard.ts';
import { hostSite, pageWith } from './world/site.ts';
import { chitenge, openStreams, post, shop } from './world/till.ts';

const browser = useBrowser();

it('brings a chitenge sold for K250 from the till to the pixel within a second, changing one text and one point', async () => {
  const server = await serve();
  await post(server.url, [shop, chitenge()]);
  const src = `src="${server.url}"`;
  const pieces = `<live-dashboard ${src}></live-dashboard>
    <bizboost-metric-card ${src} metric="orders"></bizboost-metric-card>
    <bizboost-metric-chart ${src} metric="units" type="line"></bizboost-metric-chart>
    <bizboost-campaign-table ${src}></bizboost-campaign-table>`;
  const site = await hostSite({ '/': pageWith(pieces, server.origin) });
  const { page, problems } = await openTab(browser(), site);
  expect(await revenueOf(page)).toBe(250);
  const products = dashboard.chart(page, 'Top products');
  expect(await tableOf(products)).toEqual([expect.stringMatching(/^Chitenge \| \D*250\D*(\.00)? \| 1$/)]);
  await page.locator('live-dashboard [part=badge]', { hasText: 'Live' }).waitFor();
  await watchRevenue(page);

  const soldAt = Date.now();
  await post(server.url, [chitenge()]);
  await revenueBecomes(page, 500);

  const { changedAt, changed } = await page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
  expect(changedAt - soldAt).toBeLessThan(1_000);
  expect(changed.filter(({ isSpoken }) => !isSpoken)).toEqual([{ kind: 'characterData', isSpoken: false }]);
  expect(changed.filter(({ kind }) => kind !== 'characterData')).toEqual([]);
  expect(await tableOf(products)).toEqual([expect.stringMatching(/^Chitenge \| \D*500\D*(\.00)? \| 2$/)]);
  const overTime = await tableOf(dashboard.chart(page, 'Revenue over time'));
  expect(overTime.filter((row) => /\b500\b/.test(row))).toHaveLength(1);
  expect(await openStreams(server.url)).toBe(1);
  expect(problems).toEqual([]);
});

interface Seen {
  /** Milliseconds since 1970. */
  readonly changedAt: number;
  readonly changed: readonly { readonly kind: string; readonly isSpoken: boolean }[];
}

/** Notes every change of the nodes of the revenue's value: of the text that is seen, and of its twin that is only spoken. */
async function watchRevenue(page: Page): Promise<void> {
  await dashboard.revenue(page).evaluate((value) => {
    const seen = { changedAt: NaN, changed: [] as { kind: string; isSpoken: boolean }[] };
    Object.assign(globalThis, { seen });
    new MutationObserver((records) => {
      seen.changedAt ||= Date.now();
      for (const { type, target } of records) {
        const isSpoken = (target.parentElement?.closest('.only-spoken') ?? null) !== null;
        seen.changed.push({ kind: type, isSpoken });
      }
    }).observe(value, { subtree: true, childList: true, characterData: true });
  });
}

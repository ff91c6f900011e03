import { expect, it } from 'vitest';
import { openProfile, openTab, useBrowser } from './world/browser.ts';
import { serve } from './world/command.ts';
import { dashboard, revenueBecomes, revenueOf } from './world/dashboard.ts';
import { chitenge, openStreams, post, shop } from './world/till.ts';

const browser = useBrowser();

// Tabs share only between identities that they know to be equal: here the business says it, elsewhere the token.
const ours = `business=${shop.id}`;

it('lets the tabs of a browser share one stream, and hands it over when the tab that holds it is closed (row 50)', async () => {
  const server = await serve();
  await post(server.url, [shop, chitenge()]);
  const profile = await openProfile(browser());
  const first = await openTab(profile, `${server.origin}/?${ours}`);
  expect(await revenueOf(first.page)).toBe(250);
  const second = await openTab(profile, `${server.origin}/?${ours}`);
  expect(await revenueOf(second.page)).toBe(250);

  await post(server.url, [chitenge()]);
  await Promise.all([revenueBecomes(first.page, 500), revenueBecomes(second.page, 500)]);
  await expect.poll(() => openStreams(server.url)).toBe(1);

  // The first tab opened the stream; it goes without a word, as tabs do.
  await first.page.close();
  await post(server.url, [chitenge()]);
  await revenueBecomes(second.page, 750);
  await dashboard.badge(second.page).filter({ hasText: 'Live' }).waitFor();
  await expect.poll(() => openStreams(server.url)).toBe(1);
  expect([...first.problems, ...second.problems]).toEqual([]);
});

it('answers tabs that look at different periods over the one stream', async () => {
  const server = await serve();
  await post(server.url, [shop, chitenge({ occurred_at: '2026-03-14T10:00:00+02:00' }), chitenge()]);
  const profile = await openProfile(browser());
  const [march, today] = [
    await openTab(profile, `${server.origin}/?${ours}&period=2026-03-14..2026-03-14`),
    await openTab(profile, `${server.origin}/?${ours}`),
  ];
  expect(await revenueOf(march.page)).toBe(250);
  expect(await revenueOf(today.page)).toBe(250);

  await post(server.url, [chitenge()]);
  await revenueBecomes(today.page, 500);

  expect(await revenueOf(march.page)).toBe(250);
  await expect.poll(() => openStreams(server.url)).toBe(1);
});

it('closes the stream when the last page that listens has gone (row 49)', async () => {
  const server = await serve();
  await post(server.url, [shop]);
  const { page } = await openTab(browser(), `${server.origin}/?${ours}`);
  await dashboard.badge(page).filter({ hasText: 'Live' }).waitFor();
  await expect.poll(() => openStreams(server.url)).toBe(1);

  await page.evaluate(() => document.querySelector('live-dashboard')?.remove());

  await expect.poll(() => openStreams(server.url), { timeout: 10_000 }).toBe(0);
});

it('opens a stream for each of two businesses, though they look from the same browser', async () => {
  const server = await serve();
  await post(server.url, [shop, chitenge()]);
  await post(server.url, [{ ...shop, id: 'shop-2', name: 'Kitwe Beads' }]);
  const profile = await openProfile(browser());
  const first = await openTab(profile, `${server.origin}/?${ours}`);
  const second = await openTab(profile, `${server.origin}/?business=shop-2`);
  expect(await revenueOf(first.page)).toBe(250);
  expect(await revenueOf(second.page)).toBe(0);

  await post(server.url, [chitenge({ business_id: 'shop-2', id: 'theirs' })]);

  await revenueBecomes(second.page, 250);
  expect(await revenueOf(first.page)).toBe(250);
  expect(await openStreams(server.url)).toBe(2);
});

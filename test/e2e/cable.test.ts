import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openTab, useBrowser } from './world/browser.ts';
import { layCable } from './world/cable.ts';
import { scratchFolder, serve } from './world/command.ts';
import { dashboard, revenueBecomes, revenueOf } from './world/dashboard.ts';
import { hostSite, pageWith } from './world/site.ts';
import { chitenge, openStreams, post, shop } from './world/till.ts';

const OUTAGE_MS = 5_000;
const browser = useBrowser();

// A period that is over: nothing changes in it but by what these tests send.
const march = 'period="2026-03-01..2026-03-31"';
const inMarch = { occurred_at: '2026-03-14T10:00:00+02:00' };

it('tells of a lost connection, keeps the numbers, and comes back with the current ones by one request (row 51) (state lost-link)', async () => {
  const server = await serve();
  await post(server.url, [shop, chitenge(inMarch)]);
  const cable = await layCable(server.origin);
  const body = `<live-dashboard src="${cable.origin}/bizboost" ${march}></live-dashboard>`;
  const { page } = await openTab(browser(), await hostSite({ '/': pageWith(body, server.origin) }));
  expect(await revenueOf(page)).toBe(250);
  await dashboard.badge(page).filter({ hasText: 'Live' }).waitFor();

  cable.cut();
  await dashboard.badge(page).filter({ hasText: 'Reconnecting' }).waitFor();
  expect(await revenueOf(page)).toBe(250);
  await post(server.url, [chitenge(inMarch)]);
  await wait(OUTAGE_MS);
  expect(await revenueOf(page)).toBe(250);
  cable.mend();

  await revenueBecomes(page, 500);
  await dashboard.badge(page).filter({ hasText: 'Live' }).waitFor();
  expect(cable.requests()).toEqual([expect.stringMatching(/^(GET|POST) \/bizboost\/stream/)]);
  expect(await openStreams(server.url)).toBe(1);
});

it('is not sent again what it already has, when nothing has changed meanwhile', async () => {
  const server = await serve();
  await post(server.url, [shop, chitenge(inMarch)]);
  const cable = await layCable(server.origin);
  const body = `<live-dashboard src="${cable.origin}/bizboost" ${march}></live-dashboard>`;
  const { page } = await openTab(browser(), await hostSite({ '/': pageWith(body, server.origin) }));
  expect(await revenueOf(page)).toBe(250);
  await dashboard.badge(page).filter({ hasText: 'Live' }).waitFor();

  cable.cut();
  await dashboard.badge(page).filter({ hasText: 'Reconnecting' }).waitFor();
  cable.mend();
  await dashboard.badge(page).filter({ hasText: 'Live' }).waitFor();
  expect(cable.received()).toContain('text/event-stream');
  expect(cable.received()).not.toContain('event: answer');

  await post(server.url, [chitenge(inMarch)]);
  await revenueBecomes(page, 500);
  expect(cable.received()).toContain('event: patch');
  expect(cable.received()).not.toContain('event: answer');
});

it('finds a server that was killed and started again, with everything it had acknowledged', async () => {
  const data = join(await scratchFolder(), 'shop.data');
  const first = await serve('--data', data);
  await post(first.url, [shop, chitenge(inMarch), chitenge(inMarch)]);
  const { page, problems } = await openTab(browser(), `${first.origin}/?period=2026-03-01..2026-03-31`);
  expect(await revenueOf(page)).toBe(500);
  await dashboard.badge(page).filter({ hasText: 'Live' }).waitFor();
  expect(problems).toEqual([]);

  await post(first.url, [chitenge(inMarch)]);
  await first.kill();
  await dashboard.badge(page).filter({ hasText: 'Reconnecting' }).waitFor();
  const again = await serve('--data', data, '--port', new URL(first.url).port);
  expect(again.url).toBe(first.url);

  await revenueBecomes(page, 750);
  await dashboard.badge(page).filter({ hasText: 'Live' }).waitFor();
  await post(again.url, [chitenge(inMarch)]);
  await revenueBecomes(page, 1_000);
});

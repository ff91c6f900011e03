import type { BrowserContext } from 'playwright-core';
import { expect, it } from 'vitest';
import { openProfile, openTab, useBrowser } from '../e2e/world/browser.ts';
import { startHost } from './world/host.ts';
import { hearsThePerson, seesASale } from './world/visit.ts';

const browser = useBrowser();

it('shows a dashboard from files below a path of the site, and asks for nothing outside of it (row 16)', async () => {
  const host = await startHost('self-hosted');
  const profile = await openProfile(browser());
  const asked: string[] = [];
  profile.on('request', (request) => asked.push(request.url()));

  const { page, problems } = await openTab(profile, host.url);
  await seesASale(page, host);
  await hearsThePerson(page);

  expect(problems).toEqual([]);
  expect(asked.filter((url) => !url.startsWith(host.url) && !url.startsWith('data:'))).toEqual([]);
  expect(asked.some((url) => url.includes('/api/stream'))).toBe(true);
});

it('refuses a chunk of which one byte is another, and the page lives on (row 19)', async () => {
  const host = await startHost('self-hosted');
  const profile = await openProfile(browser());
  await flipAByteOf(profile, '**/live-dashboard-*.js');

  const { page, problems } = await openTab(profile, 'about:blank');
  await page.addInitScript(() => {
    document.addEventListener('bizboost-error', ({ detail }) => (document.title = detail.code));
  });
  await page.goto(host.url);

  await page.waitForFunction(() => document.title === 'unavailable');
  expect(problems.join('\n')).toMatch(/digest|integrity/i);
  expect(await page.locator('live-dashboard').evaluate((board) => board.matches(':defined'))).toBe(false);
  expect(await page.locator('h1').innerText()).toBe('Chitenge House');
});

it('refuses a loader of which one byte is another (row 19)', async () => {
  const host = await startHost('self-hosted');
  const profile = await openProfile(browser());
  await flipAByteOf(profile, '**/elements.js');

  const { page, problems } = await openTab(profile, host.url);

  expect(problems.join('\n')).toMatch(/digest|integrity/i);
  expect(await page.locator('live-dashboard').evaluate((board) => board.matches(':defined'))).toBe(false);
});

/** On the way from the site to the browser. */
async function flipAByteOf(profile: BrowserContext, url: string): Promise<void> {
  await profile.route(url, async (route) => {
    const response = await route.fetch();
    const bytes = await response.body();
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 2) ^ 1, bytes.length - 2);
    await route.fulfill({ response, body: bytes });
  });
}

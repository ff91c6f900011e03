import { expect, it } from 'vitest';
import { openProfile, openTab, useBrowser } from '../e2e/world/browser.ts';
import { startHost } from './world/host.ts';
import { hearsThePerson, seesASale } from './world/visit.ts';

const browser = useBrowser();

it('works on a page with a Lit of its own and two versions of the bundle, and warns of them once (row 13)', async () => {
  const host = await startHost('crowded');

  const { page, problems } = await openTab(browser(), host.url);
  await seesASale(page, host);
  await hearsThePerson(page);

  expect(await page.locator('shop-name h1').innerText()).toBe('Chitenge House');
  expect(problems).toEqual([expect.stringMatching(/^\[bizboost\] .*0\.1\.0.*9\.9\.9|9\.9\.9.*0\.1\.0/)]);
});

it('says plainly that the page’s policy allows one Lit only, and leaves the page alone', async () => {
  const host = await startHost('crowded');
  const profile = await openProfile(browser());
  await profile.route(host.url, async (route) => {
    const response = await route.fetch();
    const policy = "require-trusted-types-for 'script'; trusted-types lit-html";
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  await profile.addInitScript(() => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    document.addEventListener('bizboost-error', ({ detail }) => told.push(detail.code));
  });

  const { page } = await openTab(profile, host.url);

  await page.waitForFunction(() => (globalThis as unknown as { told: string[] }).told.length > 0);
  expect(await page.evaluate(() => (globalThis as unknown as { told: string[] }).told[0])).toBe('unavailable');
});

import { expect, it } from 'vitest';
import { layoutShift, openProfile, openTab, useBrowser } from '../e2e/world/browser.ts';
import { dashboard } from '../e2e/world/dashboard.ts';
import { startHost } from './world/host.ts';
import { hearsThePerson } from './world/visit.ts';

const browser = useBrowser();

it('makes good what a server drew that knew neither the viewer’s language nor their clock (row 21)', async () => {
  const host = await startHost('declarative', { TZ: 'Asia/Kathmandu', LANG: 'fr_FR.UTF-8' });
  const html = await (await fetch(host.url)).text();
  expect(html.match(/<template [^>]*shadowrootmode="open"/g)?.length).toBeGreaterThan(8);
  const viewer = { locale: 'de-DE', timezoneId: 'America/New_York' };

  // The script tag, whose Lit knows nothing of servers.
  const plain = await openTab(await openProfile(browser(), viewer), new URL('/plain', host.url).href);
  await plain.page.locator('live-dashboard [part=value][title*="250,00"]').waitFor();
  expect(await plain.page.locator('live-dashboard [part=dashboard]').count()).toBe(1);
  expect(await layoutShift(plain.page)).toBeLessThanOrEqual(0.02);
  expect(plain.problems).toEqual([]);

  // A build that taught its Lit to take over what a server drew.
  const built = await openTab(await openProfile(browser(), viewer), host.url);
  await built.page.getByRole('heading', { name: 'Der Laden jetzt' }).waitFor();
  await dashboard.card(built.page, 'Umsatz').locator('[part=value][title*="250,00"]').waitFor();
  host.sell();
  await built.page.locator('live-dashboard [part=value][title*="500,00"]').waitFor({ timeout: 1_000 });
  expect(await built.page.locator('live-dashboard [part=dashboard]').count()).toBe(1);
  await hearsThePerson(built.page);
  expect(await layoutShift(built.page)).toBeLessThanOrEqual(0.02);
  expect(built.problems).toEqual([]);
});

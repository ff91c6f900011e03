import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openTab, useBrowser } from '../e2e/world/browser.ts';
import { startHost } from './world/host.ts';
import { hearsThePerson, seesASale } from './world/visit.ts';

const browser = useBrowser();
const isPhpThere = existsSync('/usr/bin/php');

it.skipIf(!isPhpThere)('shows a PHP page the numbers that its own token opens, and a stranger none', async () => {
  const host = await startHost('php');
  expect((await fetch(`${host.service}/analytics/live`)).status).toBe(401);
  expect((await fetch(new URL('/token.php', host.url))).status).toBe(401);

  const { page, problems } = await openTab(browser(), host.url);
  await seesASale(page, host);
  await hearsThePerson(page);

  expect(problems).toEqual([]);
  expect(await page.content()).not.toMatch(/eyJ/);
});

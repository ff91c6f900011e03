// The language of a page that has nothing but the script tag.
import { expect, it } from 'vitest';
import { layoutShift, openTab, useBrowser } from './world/browser.ts';
import { serve } from './world/command.ts';
import { hostSite, pageWith } from './world/site.ts';
import { chitenge, post, shop } from './world/till.ts';

const browser = useBrowser();
/** Files of words, of any language, by the names that the bundle has for them. */
const WORDS = /\/(common|live|drivers|content|advice|tips|compose)-[A-Z0-9]{8}\.js$/;

it.each([
  ['en', 'Live dashboard', []],
  ['fr-CA', 'Tableau de bord', ['common', 'live']],
] as const)('is spoken by the script tag alone, and only its words are fetched: %s', async (lang, title, files) => {
  const server = await serve();
  await post(server.url, [shop, chitenge()]);
  const dashboard = pageWith(
    `<div lang="${lang}"><live-dashboard src="${server.url}"></live-dashboard></div>`,
    server.origin,
  );
  const site = await hostSite({ '/': dashboard });

  const { page, problems } = await openTab(browser(), 'about:blank');
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(WORDS.exec(request.url())?.[1] ?? ''));
  await page.goto(site);
  await page.locator('live-dashboard').getByText(title).first().waitFor();
  await page.locator('live-dashboard [part=badge]').first().waitFor();

  expect(fetched.filter((name) => name !== '').sort()).toEqual(files);
  expect(problems).toEqual([]);
  expect(await layoutShift(page)).toBeLessThanOrEqual(0.02);
});

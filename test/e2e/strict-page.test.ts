import { build } from 'esbuild';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTab, useBrowser } from './world/browser.ts';
import { root, serve } from './world/command.ts';
import { allAlive, drawAll, oneOfEach, openTables } from './world/every-element.ts';
import { hostSite, pageWith, type SitePage } from './world/site.ts';
import { chitenge, post, shop } from './world/till.ts';

const browser = useBrowser();

/** A page's own Lit, bundled apart from ours, that shows a word. */
async function hostsLit(): Promise<SitePage> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { html, render } from 'lit';
        addEventListener('bizboost-error', ({ detail }) => (globalThis.refused ??= []).push(detail));
        render(html\`<p id="theirs">\${'The page’s own words'}</p>\`, document.body.appendChild(document.createElement('div')));`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    absWorkingDir: root,
    nodePaths: [join(root, 'node_modules')],
  });
  return { type: 'text/javascript', body: outputFiles[0]?.text ?? '' };
}

/** A page with everything of ours and a Lit of its own, under a policy. */
async function strictPage(body: string, origin: string, policy: string): Promise<string> {
  const page = pageWith(`<script type="module" src="/lit.js"></script>${body}`, origin);
  return hostSite({
    '/': { ...page, headers: { 'content-security-policy': policy } },
    '/lit.js': await hostsLit(),
  });
}

const strict = (origin: string): string =>
  `default-src 'none'; script-src 'self' ${origin}; style-src 'self'; connect-src ${origin}; img-src data:`;

it('breaks no policy without inline styles, whatever is drawn (row 33)', async () => {
  const server = await serve();
  await post(server.url, [shop, chitenge()]);
  const site = await strictPage(oneOfEach(server.url), server.origin, strict(server.origin));
  const { page, problems } = await openTab(browser(), site);
  await allAlive(page);
  await drawAll(page);
  await openTables(page);
  await page.getByRole('button', { name: 'Custom' }).first().click();
  await page.getByLabel('Caption').first().fill('New chitenge on Monday');
  await post(server.url, [chitenge()]);
  await page.locator('live-dashboard [part=value][title*="500"]').first().waitFor();
  expect(problems).toEqual([]);
});

it('keeps Trusted Types beside a Lit of the page’s own (row 34)', async () => {
  const server = await serve();
  await post(server.url, [shop, chitenge()]);
  const policy = `${strict(server.origin)}; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'`;
  const { page, problems } = await openTab(browser(), await strictPage(oneOfEach(server.url), server.origin, policy));
  await allAlive(page);
  await drawAll(page);
  expect(await page.locator('#theirs').textContent()).toBe('The page’s own words');
  expect(problems).toEqual([]);
});

it('says once that a page forbids a second Lit, and leaves the page alive (row 34)', async () => {
  const server = await serve();
  const policy = `${strict(server.origin)}; require-trusted-types-for 'script'; trusted-types lit-html`;
  const body = `<live-dashboard src="${server.url}">Sales are at the till.</live-dashboard>`;
  const { page } = await openTab(browser(), await strictPage(body, server.origin, policy));
  await page.waitForFunction(() => (globalThis as { refused?: unknown[] }).refused !== undefined);
  const refused = await page.evaluate(() => (globalThis as unknown as { refused: object[] }).refused);
  expect(refused).toEqual([
    {
      code: 'unavailable',
      message: 'The code of <live-dashboard> could not be loaded or was refused by this page.',
      retryable: true,
    },
  ]);
  expect(await page.locator('#theirs').textContent()).toBe('The page’s own words');
  expect(await page.getByText('Sales are at the till.').isVisible()).toBe(true);
});

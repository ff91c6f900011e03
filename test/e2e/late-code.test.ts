import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { layoutShift, openProfile, openTab, useBrowser } from './world/browser.ts';
import { root, serve } from './world/command.ts';
import { allAlive, oneOfEach, tags } from './world/every-element.ts';
import { hostSite } from './world/site.ts';
import { chitenge, post, shop } from './world/till.ts';

const browser = useBrowser();

/** What our README tells a page to write, for a list of tags. */
async function reservedPlace(): Promise<(tag: string) => string> {
  const readme = await readFile(join(root, 'packages/elements/README.md'), 'utf8');
  const rule = /live-dashboard:not\(:defined\) \{[^}]*\}/.exec(readme)?.[0] ?? '';
  expect(rule).toContain('min-block-size');
  return (tag) => rule.replace('live-dashboard', tag);
}

it('moves nothing when its code comes late, where the page has kept its place (row 20)', async () => {
  const server = await serve();
  await post(server.url, [shop, chitenge()]);
  const place = await reservedPlace();
  const sized = async (): Promise<string> => {
    // Each tag's own height, once everything is there, is what a page would reserve.
    const site = await hostSite({ '/': { body: pageOf(oneOfEach(server.url), '', server.origin, 0) } });
    const { page } = await openTab(browser(), site);
    await allAlive(page);
    const heights = await page.evaluate(() =>
      [...document.querySelectorAll('.each')].map(
        (one) => [one.localName, one.getBoundingClientRect().height] as const,
      ),
    );
    await page.close();
    return heights
      .map(([tag, height]) => place(tag).replace(/min-block-size: [^;]+/, `min-block-size: ${height}px`))
      .join('\n');
  };
  const style = await sized();
  const site = await hostSite({ '/': { body: pageOf(oneOfEach(server.url), style, server.origin, 700) } });
  const { page, problems } = await openTab(browser(), site);
  await allAlive(page);
  expect(problems).toEqual([]);
  expect(await layoutShift(page)).toBeLessThanOrEqual(0.01);
});

it('leaves what the page wrote into the tag to those without script (row 20)', async () => {
  const body = tags.map((tag) => `<${tag} class="each">Words for ${tag}</${tag}>`).join('\n');
  const site = await hostSite({ '/': { body: pageOf(body, '', 'http://127.0.0.1:9', 0) } });
  const profile = await openProfile(browser(), { javaScriptEnabled: false });
  const { page } = await openTab(profile, site);
  for (const tag of tags) expect(await page.getByText(`Words for ${tag}`, { exact: true }).isVisible(), tag).toBe(true);
});

function pageOf(body: string, style: string, origin: string, delayMs: number): string {
  const script = `setTimeout(() => import('${origin}/bizboost/elements.js'), ${delayMs})`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Late</title><link rel="icon" href="data:,">
    <style>${style}</style><script type="module">${script}</script></head><body>${body}<footer>The end</footer></body></html>`;
}

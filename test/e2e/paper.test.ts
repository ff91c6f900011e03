// What comes out of a printer: read back from the PDF, word by word.
import { describe, expect, it } from 'vitest';
import { openProfile, openTab, useBrowser } from './world/browser.ts';
import { serve } from './world/command.ts';
import { allAlive, askingTags, drawAll, oneOfEach } from './world/every-element.ts';
import { canReadPaper, overprinted, wordsOn } from './world/paper.ts';
import { hostSite, pageWith } from './world/site.ts';
import { chitenge, post, shop } from './world/till.ts';

const browser = useBrowser();
type Page = Awaited<ReturnType<typeof openTab>>['page'];

async function pageOf(body: (src: string) => string, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const server = await serve();
  const days = Array.from({ length: 31 }, (_, day) => `2026-10-${String(day + 1).padStart(2, '0')}T09:00:00Z`);
  await post(server.url, [shop, chitenge(), ...days.map((at) => chitenge({ occurred_at: at }))]);
  const site = await hostSite({ '/': pageWith(body(server.url), server.origin) });
  const profile = await openProfile(browser(), { colorScheme: scheme });
  const { page } = await openTab(profile, site);
  return page;
}

const month = 'period="2026-10-01..2026-10-31"';

describe.skipIf(!canReadPaper)('on paper', () => {
  it('a chart has every row of its table, on as many sheets as they take, and nothing stands on anything else (row 32)', async () => {
    const page = await pageOf(
      (src) =>
        `<h1>Kabwata</h1><p style="block-size: 16rem">October</p><live-dashboard class="each" src="${src}" ${month}></live-dashboard>`,
    );
    await allAlive(page);
    await drawAll(page);
    const words = wordsOn(await page.pdf({ format: 'A4' }));
    const text = words.map((word) => word.text).join(' ');
    for (const day of [1, 2, 15, 30, 31]) expect(text).toMatch(new RegExp(`October ${day}\\b`));
    expect(overprinted(words)).toEqual([]);
    // A sheet in between that holds next to nothing is wasted.
    const sheets = Map.groupBy(words, ({ sheet }) => sheet);
    expect(sheets.size).toBeLessThanOrEqual(4);
  });

  it('every element beside every other leaves all of them readable (row 32)', async () => {
    const page = await pageOf(oneOfEach);
    await allAlive(page);
    await drawAll(page);
    expect(overprinted(wordsOn(await page.pdf({ format: 'A4' })))).toEqual([]);
  });
});

it('is in ink on white with its colours, whatever the page has on the screen (row 32)', async () => {
  const page = await pageOf((src) => `<meta name="color-scheme" content="dark">${oneOfEach(src)}`, 'dark');
  await allAlive(page);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const pale = await page.evaluate((tags) => {
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
    const hosts = all(document).filter((one) => tags.includes(one.localName));
    return hosts
      .map((host) => [host.localName, getComputedStyle(host)] as const)
      .filter(
        ([, { colorScheme, color, printColorAdjust }]) =>
          colorScheme !== 'light' || printColorAdjust !== 'exact' || !/rgb\((\d\d?), /.test(color),
      )
      .map(
        ([name, { colorScheme, color, printColorAdjust }]) => `${name}: ${colorScheme} ${color} ${printColorAdjust}`,
      );
  }, askingTags);
  expect([...new Set(pale)]).toEqual([]);
});

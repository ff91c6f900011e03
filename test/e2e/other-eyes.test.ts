// Forced colours, paper, and the tree that a screen reader walks.
import { expect, it } from 'vitest';
import { openProfile, openTab, overflow, useBrowser } from './world/browser.ts';
import { serve } from './world/command.ts';
import { allAlive, drawAll, oneOfEach } from './world/every-element.ts';
import { hostSite, pageWith } from './world/site.ts';
import { chitenge, post, shop } from './world/till.ts';

const browser = useBrowser();

async function siteWith(body: (src: string) => string): Promise<string> {
  const server = await serve();
  await post(server.url, [shop, chitenge(), chitenge({ channel: 'facebook' })]);
  return hostSite({ '/': pageWith(body(server.url), server.origin) });
}

it('has system colours on the canvas and real borders where colours are forced (row 31)', async () => {
  const site = await siteWith(oneOfEach);
  const profile = await openProfile(browser(), { forcedColors: 'active' });
  const { page } = await openTab(profile, site);
  await allAlive(page);
  await drawAll(page);

  const { foreign, painted, borderless } = await page.evaluate(() => {
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.setProperty('forced-color-adjust', 'none');
    const system = [
      'Canvas',
      'CanvasText',
      'LinkText',
      'Highlight',
      'GrayText',
      'VisitedText',
      'ButtonText',
      'ActiveText',
    ];
    const bytes = (color: string): string => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)].join();
    };
    const known = new Set(
      system.map((name) => {
        probe.style.color = name;
        return bytes(getComputedStyle(probe).color);
      }),
    );
    probe.remove();
    const paintedBy = (canvas: HTMLCanvasElement): string[] => {
      const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(
        0,
        0,
        canvas.width,
        canvas.height,
      );
      const found = new Map<string, number>();
      for (let at = 0; at < data.length; at += 4) {
        const color = data.slice(at, at + 3).join();
        if (data[at + 3] === 255) found.set(color, (found.get(color) ?? 0) + 1);
      }
      // Where two of them meet, edges are a few pixels of neither.
      return [...found].filter(([, pixels]) => pixels > 20).map(([color]) => color);
    };
    const colors = all(document)
      .filter((one) => one instanceof HTMLCanvasElement && one.width > 0)
      .map((one) => paintedBy(one as HTMLCanvasElement));
    const boxes = all(document).filter(
      (one) =>
        one.matches('[part~=card], [part~=panel]') &&
        one.localName !== 'bizboost-metric-card' &&
        one.checkVisibility() &&
        one.shadowRoot === null,
    );
    return {
      painted: colors.flat().length,
      foreign: colors.flat().filter((color) => !known.has(color)),
      borderless: boxes
        .filter((one) => Number.parseFloat(getComputedStyle(one).borderTopWidth) < 1)
        .map((one) => `${one.localName}.${one.className}`),
    };
  });
  expect(painted).toBeGreaterThan(0);
  expect(foreign).toEqual([]);
  expect(borderless).toEqual([]);
});

it('is for reading on paper: charts fit, tables are open, nothing is left to press (row 32)', async () => {
  const site = await siteWith(oneOfEach);
  const profile = await openProfile(browser(), { viewport: { width: 794, height: 1123 } }); // A4 at 96 dpi
  const { page } = await openTab(profile, site);
  await allAlive(page);
  await drawAll(page);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));

  const seen = (selector: string): Promise<string[]> =>
    page
      .locator(selector)
      .evaluateAll((all) =>
        all
          .filter((one) => one.checkVisibility({ opacityProperty: true }) && one.getBoundingClientRect().width > 1)
          .map((one) => `${one.localName}.${one.className} in ${(one.getRootNode() as ShadowRoot).host?.localName}`),
      );
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  // Names lead somewhere on the screen; on paper they are words, and must stay.
  await expect.poll(() => seen('button:not(.part-name)')).toEqual([]);
  expect((await seen('button.part-name')).length).toBeGreaterThan(0);
  expect(await seen('[part=badge], [part=age]')).toEqual([]);
  expect(await seen('bizboost-period-picker')).toEqual([]);
  const charts = await page.locator('bizboost-metric-chart').count();
  await expect.poll(async () => (await seen('bizboost-metric-chart [part=table] table')).length).toBe(charts);
  const wide = await page
    .locator('canvas')
    .evaluateAll((all) =>
      all.filter((one) => one.getBoundingClientRect().right > innerWidth).map((one) => one.className),
    );
  expect(wide).toEqual([]);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.length).toBeGreaterThan(10_000);
});

it('is a landmark of its own name for each of two dashboards, unless the page says what it is (rows 10, 39)', async () => {
  const site = await siteWith(
    (src) => `<live-dashboard src="${src}" label="Kabwata"></live-dashboard>
      <live-dashboard src="${src}" label="Chilenje" heading-level="3"></live-dashboard>
      <live-dashboard src="${src}" role="complementary" aria-label="The page’s own"></live-dashboard>`,
  );
  const { page } = await openTab(browser(), site);
  await page.locator('live-dashboard [part=value]').nth(8).waitFor();
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = (await devtools.send('Accessibility.getFullAXTree')) as {
    readonly nodes: readonly {
      readonly role?: { readonly value?: string };
      readonly name?: { readonly value?: string };
    }[];
  };
  const landmarks = nodes
    .filter(({ role }) => ['region', 'complementary'].includes(role?.value ?? ''))
    .map(({ role, name }) => `${role?.value} ${name?.value}`);
  expect(landmarks.filter((one) => /Kabwata|Chilenje|own/.test(one))).toEqual([
    'region Kabwata',
    'region Chilenje',
    'complementary The page’s own',
  ]);
});

it('says the same to a screen reader as to the eye: numbers, tables and charts by name (row 40)', async () => {
  const site = await siteWith((src) => `<live-dashboard src="${src}"></live-dashboard>`);
  const { page } = await openTab(browser(), site);
  await page.locator('live-dashboard canvas').first().waitFor();
  const tree = await page.locator('live-dashboard').ariaSnapshot();
  for (const words of [
    'heading "Live dashboard" [level=2]',
    'heading "Revenue" [level=3]',
    'ZMW 500',
    'radiogroup',
    'slider',
  ])
    expect(tree).toContain(words);
});

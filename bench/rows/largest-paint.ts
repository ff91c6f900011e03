import type { Browser, Page } from 'playwright-core';
import { startDemo } from '../../examples/shop/server.ts';
import { durationRow, msText, type Bench } from '../row.ts';
import { spreadOf } from '../sample.ts';
import { withBrowser } from '../world/browser.ts';

const LOADS = 7;
const SLOWDOWN = 4;
const SETTLED_MS = 1_500;

/** When a visitor of the demo sees it, on a slow machine. */
export const largestPaint: Bench = {
  title: 'paint: the demo page on a cold load',
  method: `The demo of \`npm start\` in headless Chromium at 1280 × 800, its processor throttled ${SLOWDOWN} × through the DevTools protocol, over loopback with an empty cache each time; the last largest-contentful-paint entry ${SETTLED_MS / 1000} s after the dashboard shows its revenue. Median of ${LOADS} loads after one to warm the server up.`,
  async run() {
    const demo = await startDemo({ port: 0, seed: 1, isTrading: true });
    try {
      return await withBrowser(async (browser) => {
        await paintsOf(browser, demo.origin);
        const loads: Paints[] = [];
        for (let load = 0; load < LOADS; load += 1) loads.push(await paintsOf(browser, demo.origin));
        const median = (paint: keyof Paints): number => spreadOf(loads.map((one) => one[paint])).p50;
        return [
          durationRow('largest contentful paint', median('largest'), 1_000),
          {
            name: 'first contentful paint',
            measured: msText(median('first')),
            beside: `${msText(median('largest'))} largest`,
            ratio: median('first') / median('largest'),
          },
          {
            name: 'revenue shown',
            measured: msText(median('revenue')),
            beside: `${msText(median('largest'))} largest`,
            ratio: median('revenue') / median('largest'),
          },
        ];
      });
    } finally {
      await demo.close();
    }
  },
};

/** Milliseconds since the visit began. */
interface Paints {
  readonly first: number;
  readonly largest: number;
  readonly revenue: number;
}

async function paintsOf(browser: Browser, url: string): Promise<Paints> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.addInitScript(watchPaints);
  await page.goto(url);
  const revenue = await revenueShown(page);
  await page.waitForTimeout(SETTLED_MS);
  const paints = await page.evaluate(
    () => (globalThis as unknown as { paints: { first: number; largest: number } }).paints,
  );
  await context.close();
  return { ...paints, revenue };
}

/** Runs in the page. */
function watchPaints(): void {
  const paints = { first: NaN, largest: NaN };
  (globalThis as unknown as { paints: typeof paints }).paints = paints;
  const watch = (type: string, take: (entry: PerformanceEntry) => void): void => {
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  };
  watch('largest-contentful-paint', ({ startTime }) => (paints.largest = startTime));
  watch('paint', ({ name, startTime }) => name === 'first-contentful-paint' && (paints.first = startTime));
}

async function revenueShown(page: Page): Promise<number> {
  const shown = await page.waitForFunction(() => {
    const card = document.querySelector('live-dashboard')?.shadowRoot?.querySelector('bizboost-metric-card');
    const text = card?.shadowRoot?.querySelector('[part=value]')?.textContent ?? '';
    return /\d/.test(text) ? performance.now() : undefined;
  });
  return (await shown.jsonValue()) ?? NaN;
}

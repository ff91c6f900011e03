import type { Page } from 'playwright-core';
import { startDemo } from '../../examples/shop/server.ts';
import { durationRow, numberText, type Bench } from '../row.ts';
import { spreadOf } from '../sample.ts';
import { withBrowser } from '../world/browser.ts';

const PER_SECOND = 100;
const SECONDS = 10;
const WARM_UP_SECONDS = 2;
const AMOUNT = 10;

/** From a till to somebody's eyes. */
export const eventToPixel: Bench = {
  title: 'pixel: event posted → text changed in a browser',
  method: `The demo page in headless Chromium while ${PER_SECOND} sales a second, each of the same amount, are posted one by one to POST /records for ${SECONDS} s; default coalescing. From just before a sale is posted to the MutationObserver that finds it counted in the text of the revenue card. Both clocks are the machine's; how far the page's is off is measured first and taken out.`,
  async run() {
    const demo = await startDemo({ port: 0, seed: 1, isTrading: false });
    try {
      return await withBrowser(async (browser) => {
        const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
        await page.goto(demo.origin);
        const base = await watchRevenue(page);
        const aheadMs = await clockAheadMs(page);
        const posted = await postSales(`${demo.origin}/bizboost/records`);
        await page.waitForFunction(([least]) => seen.at(-1)!.revenue >= least!, [base + posted.length * AMOUNT]);
        const changes = await page.evaluate(() => seen);
        const waits = posted.map((at, index) => {
          const wanted = base + (index + 1) * AMOUNT;
          return (changes.find(({ revenue }) => revenue >= wanted)?.at ?? NaN) - aheadMs - at;
        });
        const { p50, p99 } = spreadOf(waits.slice(WARM_UP_SECONDS * PER_SECOND));
        return [
          durationRow('event to text, p99', p99, 250),
          durationRow('event to text, p50', p50, 250),
          {
            name: 'changes of the text',
            measured: `${numberText(changes.length / (posted.length / PER_SECOND))} a second`,
            beside: `${PER_SECOND} events a second`,
            ratio: changes.length / posted.length,
          },
        ];
      });
    } finally {
      await demo.close();
    }
  },
};

/** In the page: each time the revenue's text changed, by the page's clock, and what it then said. */
declare const seen: { readonly at: number; readonly revenue: number }[];

/** @returns the revenue shown to begin with */
async function watchRevenue(page: Page): Promise<number> {
  await page.waitForFunction(() =>
    /\d/.test(
      document
        .querySelector('live-dashboard')
        ?.shadowRoot?.querySelector('bizboost-metric-card')
        ?.shadowRoot?.querySelector('[part=value]')?.textContent ?? '',
    ),
  );
  return page.evaluate(() => {
    const root = document
      .querySelector('live-dashboard')!
      .shadowRoot!.querySelector('bizboost-metric-card')!.shadowRoot!;
    // The exact amount is in the title; what is shown leaves no doubt that the same template wrote both.
    const revenueNow = (): number =>
      Number(
        root
          .querySelector('[part=value]')!
          .getAttribute('title')!
          .replace(/[^\d.]/g, ''),
      );
    const changes: { at: number; revenue: number }[] = [];
    Object.assign(globalThis, { seen: changes });
    let text = root.querySelector('[part=value]')!.textContent;
    new MutationObserver(() => {
      const now = root.querySelector('[part=value]')!.textContent;
      if (now === text) return;
      text = now;
      changes.push({ at: performance.timeOrigin + performance.now(), revenue: revenueNow() });
    }).observe(root, { subtree: true, childList: true, characterData: true });
    return revenueNow();
  });
}

/** How far the page's clock is ahead of this process's: the quickest of some round trips says it best. */
async function clockAheadMs(page: Page): Promise<number> {
  let best = { tripMs: Infinity, aheadMs: 0 };
  for (let trip = 0; trip < 20; trip += 1) {
    const sent = now();
    const theirs = await page.evaluate(() => performance.timeOrigin + performance.now());
    const tripMs = now() - sent;
    if (tripMs < best.tripMs) best = { tripMs, aheadMs: theirs - (sent + tripMs / 2) };
  }
  return best.aheadMs;
}

/** @returns when each was posted */
async function postSales(url: string): Promise<readonly number[]> {
  const total = (WARM_UP_SECONDS + SECONDS) * PER_SECOND;
  const start = now();
  const posted: number[] = [];
  const answers: Promise<void>[] = [];
  while (posted.length < total) {
    const due = start + (posted.length * 1000) / PER_SECOND;
    if (due > now()) await new Promise((resolve) => setTimeout(resolve, due - now()));
    posted.push(now());
    answers.push(postSale(url, posted.length));
  }
  await Promise.all(answers);
  return posted;
}

async function postSale(url: string, number: number): Promise<void> {
  const sale = {
    kind: 'sale',
    id: `pixel-${number}`,
    occurred_at: new Date().toISOString(),
    channel: 'website',
    amount: AMOUNT,
  };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(sale),
  });
  if (response.status !== 202) throw new Error(`A sale was answered with ${response.status}: ${await response.text()}`);
  await response.body?.cancel();
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

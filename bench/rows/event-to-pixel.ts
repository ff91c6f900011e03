import { startDemo } from '../../examples/shop/server.ts';
import { durationRow, numberText, type Bench } from '../row.ts';
import { spreadOf } from '../sample.ts';
import { withBrowser } from '../world/browser.ts';
import { changesSeen, clockAheadMs, now, waitForRevenue, watchRevenue } from '../world/revenue-watch.ts';

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
        await waitForRevenue(page, base + posted.length * AMOUNT);
        const changes = await changesSeen(page);
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

import type { Browser, CDPSession, Page } from 'playwright-core';
import { startDemo } from '../../examples/shop/server.ts';

/** A page with a dashboard that is handed its numbers, so that nothing but drawing is measured. */
export interface DrawingPage {
  readonly page: Page;
  readonly devtools: CDPSession;
}

/** Opens it in a browser and hands it to `use`; all is closed afterwards. */
export async function onDrawingPage<T>(browser: Browser, use: (page: DrawingPage) => Promise<T>): Promise<T> {
  const demo = await startDemo({ port: 0, seed: 1, isTrading: false });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
    await page.addInitScript(countDrawings);
    await page.route('**/drawing', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html lang="en"><title>Drawing</title><link rel="icon" href="data:,">
          <script type="module" src="/bizboost/elements.js"></script><main><live-dashboard></live-dashboard></main></html>`,
      }),
    );
    await page.goto(`${demo.origin}/drawing`);
    await page.evaluate(startHandingOver);
    await page.waitForFunction(() => {
      const chart = document.querySelector('live-dashboard')?.shadowRoot?.querySelector('#revenue');
      return chart?.shadowRoot?.querySelector('canvas') != null;
    });
    const devtools = await page.context().newCDPSession(page);
    return await use({ page, devtools });
  } finally {
    await demo.close();
  }
}

/** Runs in the page: each drawing of a chart begins by clearing its canvas. */
function countDrawings(): void {
  // By chart, but without holding on to any.
  const counters = new WeakMap<object, { count: number }>();
  const drawings: { count: number }[] = [];
  Object.assign(globalThis, { drawings });
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...area) {
    let counter = counters.get(this.canvas);
    if (counter === undefined) {
      counter = { count: 0 };
      counters.set(this.canvas, counter);
      drawings.push(counter);
    }
    counter.count += 1;
    return clearRect.apply(this, area);
  };
}

/** Runs in the page: an answer to hand over, and another one each time. */
async function startHandingOver(): Promise<void> {
  await customElements.whenDefined('live-dashboard');
  const answer = (await (await fetch('/bizboost/analytics/live?period=today')).json()) as {
    readonly revenue: {
      readonly total_revenue: number;
      readonly series: readonly { readonly at: string; readonly revenue: number }[];
    };
  };
  let number = 0;
  const next = (): object => {
    number += 1;
    const { revenue } = answer;
    const series = revenue.series.map((point, at) =>
      at === revenue.series.length - 1 ? { ...point, revenue: point.revenue + number } : point,
    );
    return {
      ...answer,
      revision: `r${number}`,
      revenue: { ...revenue, total_revenue: revenue.total_revenue + number, series },
    };
  };
  const handOver = (): void => {
    for (const board of document.querySelectorAll('live-dashboard')) Object.assign(board, { data: next() });
  };
  Object.assign(globalThis, { handOver, next });
  handOver();
}

import type { Page } from 'playwright-core';

/** The text of the revenue card has changed. */
export interface RevenueChange {
  /** By the page's clock, ms. */
  readonly at: number;
  /** What it says since. */
  readonly revenue: number;
}

/** In the page: each time the revenue's text changed, by the page's clock, and what it then said. */
declare const seen: RevenueChange[];

/** @returns the revenue shown to begin with */
export async function watchRevenue(page: Page): Promise<number> {
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
export async function clockAheadMs(page: Page): Promise<number> {
  let best = { tripMs: Infinity, aheadMs: 0 };
  for (let trip = 0; trip < 20; trip += 1) {
    const sent = now();
    const theirs = await page.evaluate(() => performance.timeOrigin + performance.now());
    const tripMs = now() - sent;
    if (tripMs < best.tripMs) best = { tripMs, aheadMs: theirs - (sent + tripMs / 2) };
  }
  return best.aheadMs;
}

/** Resolves when the page shows so much. */
export async function waitForRevenue(page: Page, least: number): Promise<void> {
  await page.waitForFunction(([wanted]) => (seen.at(-1)?.revenue ?? 0) >= wanted!, [least], { timeout: 120_000 });
}

export async function changesSeen(page: Page): Promise<readonly RevenueChange[]> {
  return page.evaluate(() => seen);
}

/** The time as pages tell it: ms since 1970, in fractions. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

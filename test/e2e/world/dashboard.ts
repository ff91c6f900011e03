import type { Locator, Page } from 'playwright-core';

/** The dashboard of a page, as a reader finds their way in it. Locators see into open shadow roots. */
export const dashboard = {
  /** One of the four cards, by its name. */
  card: (page: Page, name: string): Locator => page.locator('live-dashboard bizboost-metric-card', { hasText: name }),
  /** The visible number of the revenue card. */
  revenue: (page: Page): Locator => dashboard.card(page, 'Revenue').locator('[part=value]'),
  badge: (page: Page): Locator => page.locator('live-dashboard [part=badge]'),
  /** A panel with a chart, by its name. */
  chart: (page: Page, name: string): Locator => page.locator('live-dashboard bizboost-metric-chart', { hasText: name }),
} as const;

/** The amount that the revenue card states, in major units; waits for one. */
export async function revenueOf(page: Page): Promise<number> {
  const value = dashboard.revenue(page);
  await value.waitFor();
  return Number((await value.getAttribute('title'))?.replace(/[^\d.-]/g, ''));
}

/** Waits until the revenue card states this amount. */
export async function revenueBecomes(page: Page, amount: number, timeoutMs = 30_000): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const card = document.querySelector('live-dashboard')?.shadowRoot?.querySelector('bizboost-metric-card');
      const title = card?.shadowRoot?.querySelector('[part=value]')?.getAttribute('title');
      return title != null && Number(title.replace(/[^\d.-]/g, '')) === wanted;
    },
    amount,
    { timeout: timeoutMs, polling: 50 },
  );
}

/** Shows a chart's numbers as a table. @returns the table's text, row by row, cells joined by ` | ` */
export async function tableOf(chart: Locator): Promise<readonly string[]> {
  const table = chart.locator('[part=table] table');
  if (!(await table.isVisible())) await chart.getByRole('button', { name: 'Show as table' }).click();
  return rowsOf(table);
}

export async function rowsOf(table: Locator): Promise<readonly string[]> {
  const rows = await table.locator('tbody tr').all();
  return Promise.all(
    rows.map(async (row) => (await row.locator('th,td').allInnerTexts()).map((cell) => cell.trim()).join(' | ')),
  );
}

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTab, overflow, useBrowser } from './world/browser.ts';
import { root, run, scratchFolder, serve, type Served } from './world/command.ts';
import { dashboard, revenueBecomes, revenueOf, tableOf } from './world/dashboard.ts';

const lines = join(resolve(root, process.env['BIZBOOST_DATA'] ?? '../shared/data'), 'online-retail/lines.csv.gz');
const isThere = existsSync(lines);
if (!isThere) console.log(`No real data at ${lines}: what needs it is skipped. Set BIZBOOST_DATA to where it lies.`);

// Net revenue of the whole set, from the set's own columns: the sum of Quantity × UnitPrice over all its lines.
const WHOLE_SET = 5_761_931.38;
const browser = useBrowser();

describe.skipIf(!isThere)('nine months of a gift shop in London', () => {
  it('are imported, served, summed to the penny, and shown for any month', { timeout: 180_000 }, async () => {
    const data = join(await scratchFolder(), 'retail');
    const said = await run('import', lines, '--map', 'examples/mappings/online-retail.json', '--data', data);
    expect(said).toMatch(/\d/);
    const server = await serve('--data', data);
    expect(await revenueBy(server, '2010-12-01..2011-08-31')).toBe(WHOLE_SET);
    const [march, april] = [
      await revenueBy(server, '2011-03-01..2011-03-31'),
      await revenueBy(server, '2011-04-01..2011-04-30'),
    ];

    const { page, problems } = await openTab(browser(), `${server.origin}/?period=2011-03-01..2011-03-31`);
    expect(await revenueOf(page)).toBe(march);
    expect(await dashboard.revenue(page).innerText()).toContain('£');
    expect(await tableOf(dashboard.chart(page, 'Revenue over time'))).toHaveLength(31);
    expect(await tableOf(dashboard.chart(page, 'Top products'))).toHaveLength(10);
    expect(await overflow(page)).toBe(0);

    await page.getByRole('button', { name: /^Custom/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('From').waitFor();
    await page.keyboard.type('04012011');
    await page.getByLabel('To', { exact: true }).focus();
    await page.keyboard.type('04302011');
    await page.keyboard.press('Enter');

    await revenueBecomes(page, april);
    expect(await page.locator('live-dashboard').evaluate((element) => Reflect.get(element, 'period'))).toBe(
      '2011-04-01..2011-04-30',
    );
    expect(problems).toEqual([]);
  });
});

async function revenueBy({ url }: Served, period: string): Promise<number> {
  const response = await fetch(`${url}/analytics/live?period=${period}`);
  expect(response.status).toBe(200);
  return ((await response.json()) as { revenue: { total_revenue: number } }).revenue.total_revenue;
}

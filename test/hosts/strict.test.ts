import { expect, it } from 'vitest';
import { openTab, useBrowser } from '../e2e/world/browser.ts';
import { startHost } from './world/host.ts';
import { hearsThePerson, seesASale } from './world/visit.ts';

const browser = useBrowser();

it('works where a policy forbids everything but the site itself, and text as code or markup', async () => {
  const host = await startHost('strict');

  const { page, problems } = await openTab(browser(), host.url);
  await seesASale(page, host);
  await hearsThePerson(page);
  // All that draws late: lines, tables, dates, advice and the form of a post.
  await page.locator('live-dashboard canvas').first().scrollIntoViewIfNeeded();
  for (const chart of await page.locator('live-dashboard bizboost-metric-chart').all())
    await chart.getByRole('button', { name: 'Show as table' }).click();
  await page.getByRole('button', { name: 'Custom' }).click();
  await page.getByLabel('From').waitFor();
  await page.locator('post-composer').getByLabel('Caption').fill('New chitenges are in');
  await page.locator('content-suggestions').getByText('Your posts will teach it').waitFor();

  expect(problems).toEqual([]);
});

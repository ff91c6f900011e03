import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { dashboard, revenueBecomes, revenueOf } from '../../e2e/world/dashboard.ts';
import type { RunningHost } from './host.ts';

/** What every host owes its viewer: the numbers are there, and move within a second of a sale. */
export async function seesASale(page: Page, host: RunningHost): Promise<void> {
  expect(await revenueOf(page)).toBe(250);
  await dashboard.badge(page).filter({ hasText: 'Live' }).waitFor();
  host.sell();
  await revenueBecomes(page, 500, 1_000);
}

/** What every host owes its programmer: it hears what people do in the element, in the host's own way, and says so in `#told`. */
export async function hearsThePerson(page: Page): Promise<void> {
  const board = page.locator('live-dashboard');
  await board.locator('input[value=week]').check();
  await page.locator('#told', { hasText: 'Period: week' }).waitFor();
  await board.getByRole('button', { name: /Chitenge/ }).click();
  await page.locator('#told', { hasText: 'see-product: Chitenge' }).waitFor();
}

/** What a framework owes its elements: an object that it hands over arrives as that object, in the property. */
export async function showsWhatItIsGiven(page: Page): Promise<void> {
  await page.locator('#given').locator('[part=value]').filter({ hasText: '7' }).waitFor();
  expect(await page.locator('#given').evaluate((card) => card.getAttribute('data'))).toBe(null);
}

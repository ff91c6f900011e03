import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from './command.ts';

interface Described {
  readonly tagName?: string;
  readonly attributes?: readonly { readonly name: string }[];
}

const manifest = JSON.parse(readFileSync(join(root, 'packages/elements/custom-elements.json'), 'utf8')) as {
  readonly modules: readonly { readonly declarations?: readonly Described[] }[];
};
const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter((one): one is Required<Described> => one.tagName !== undefined);

/** Every tag there is. */
export const tags = elements.map(({ tagName }) => tagName);

/** Those that ask a service. */
export const askingTags = elements
  .filter(({ attributes }) => attributes.some(({ name }) => name === 'src'))
  .map(({ tagName }) => tagName);

/** One of each, on the service at `src`. */
export const oneOfEach = (src: string): string =>
  tags
    .map((tag) => `<${tag} ${askingTags.includes(tag) ? `src="${src}" metric="revenue" ` : ''}class="each"></${tag}>`)
    .join('\n');

/** Waits until every one of them shows what the service says. */
export async function allAlive(page: Page): Promise<void> {
  await page.waitForFunction((asking) => {
    const defined = [...document.querySelectorAll('.each')].every((one) => one.matches(':defined'));
    const found = asking.flatMap((tag) => [...document.querySelectorAll(tag)]);
    return defined && found.length > 0 && found.every((one) => one.matches(':state(live)'));
  }, askingTags);
}

/** Scrolls through the page, so that what is drawn only in sight is drawn, and waits for the first canvas. */
export async function drawAll(page: Page): Promise<void> {
  for (const chart of await page.locator('bizboost-metric-chart').all()) await chart.scrollIntoViewIfNeeded();
  await page.locator('canvas').first().waitFor();
}

/** Shows every chart's numbers as a table. */
export async function openTables(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Show as table' });
  while ((await button.count()) > 0) await button.first().click();
}

import { expect, it } from 'vitest';
import { openTab, useBrowser } from '../e2e/world/browser.ts';
import { openStreams } from '../e2e/world/till.ts';
import { startHost } from './world/host.ts';
import { hearsThePerson, seesASale, showsWhatItIsGiven } from './world/visit.ts';

const browser = useBrowser();

it('shows numbers in React 19, also where the code of a tag comes after React has rendered it (row 23)', async () => {
  const host = await startHost('react', { NODE_ENV: 'development' });

  const { page, problems } = await openTab(browser(), host.url);
  await seesASale(page, host);
  await hearsThePerson(page);
  await showsWhatItIsGiven(page);
  // Strict mode mounts everything twice.
  expect(await openStreams(host.service)).toBe(1);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => openStreams(host.service), { timeout: 15_000 }).toBe(0);
  expect(problems.filter(isNoWordOfLit)).toEqual([]);

  const late = await openTab(browser(), new URL('/late.html', host.url).href);
  await showsWhatItIsGiven(late.page);
  await hearsThePerson(late.page);
  expect(await openStreams(host.service)).toBe(1);
  expect(late.problems.filter(isNoWordOfLit)).toEqual([]);
});

/** It says that it is built for development, as it is here. */
const isNoWordOfLit = (problem: string): boolean => !problem.includes('Lit is in dev mode');

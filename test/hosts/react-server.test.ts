import { expect, it } from 'vitest';
import { layoutShift, openTab, useBrowser } from '../e2e/world/browser.ts';
import { openStreams } from '../e2e/world/till.ts';
import { startHost } from './world/host.ts';
import { hearsThePerson, seesASale, showsWhatItIsGiven } from './world/visit.ts';

const browser = useBrowser();

it('is taken over from React’s server without a word of hydration (rows 21, 23)', async () => {
  const host = await startHost('react-server', { NODE_ENV: 'development' });
  const html = await (await fetch(host.url)).text();
  expect(html).toContain('<live-dashboard');
  expect(html).not.toContain('[object Object]');

  const { page, problems } = await openTab(browser(), host.url);
  await seesASale(page, host);
  await hearsThePerson(page);
  await showsWhatItIsGiven(page);

  expect(await openStreams(host.service)).toBe(1);
  expect(await layoutShift(page)).toBeLessThanOrEqual(0.02);
  expect(problems.filter(isNoWordOfLit)).toEqual([]);
});

/** It says that it is built for development, as it is here. */
const isNoWordOfLit = (problem: string): boolean => !problem.includes('Lit is in dev mode');

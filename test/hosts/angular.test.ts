import { expect, it } from 'vitest';
import { openTab, useBrowser } from '../e2e/world/browser.ts';
import { openStreams } from '../e2e/world/till.ts';
import { startHost } from './world/host.ts';
import { hearsThePerson, seesASale, showsWhatItIsGiven } from './world/visit.ts';

const browser = useBrowser();

it('shows numbers in Angular, and tells its listeners', async () => {
  const host = await startHost('angular');

  const { page, problems } = await openTab(browser(), host.url);
  await seesASale(page, host);
  await hearsThePerson(page);
  await showsWhatItIsGiven(page);

  expect(await openStreams(host.service)).toBe(1);
  expect(problems).toEqual([]);
});

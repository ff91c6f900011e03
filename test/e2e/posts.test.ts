import { expect, it } from 'vitest';
import { layoutShift, openProfile, openTab, overflow, useBrowser } from './world/browser.ts';
import { serveDemo } from './world/command.ts';

const WIDTHS = [280, 360, 768, 1280];
const browser = useBrowser();
type Page = Awaited<ReturnType<typeof openTab>>['page'];

const composer = (page: Page) => page.locator('post-composer');
const planned = (page: Page) => page.locator('content-suggestions .planned .advice');
const ready = async (page: Page): Promise<void> => {
  await page.locator('content-suggestions .panels[aria-busy=false]').waitFor();
  await composer(page).locator('[part=score]').first().waitFor();
};
/** Tomorrow in the depth of the night, as the form has it: an hour that there is always a better one than, whenever this runs. */
const tomorrowNight = (): string => `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T02:30`;

it('schedules what is written in the composer, and advice has it without a reload', async () => {
  const demo = await serveDemo();
  const { page, problems } = await openTab(browser(), `${demo.origin}/posts.html`);
  await ready(page);
  const before = await planned(page).count();

  await page.getByLabel('Caption').fill('Kimono jackets are back. Which print is yours?');
  await page.getByLabel('When', { exact: true }).fill(tomorrowNight());
  await page.getByRole('button', { name: /^Apply: Post on/ }).click();
  await page.getByRole('button', { name: 'Schedule' }).click();

  await page.getByRole('status').filter({ hasText: 'Scheduled.' }).waitFor();
  await expect.poll(() => planned(page).count()).toBe(before + 1);
  await planned(page).filter({ hasText: 'Kimono jackets are back.' }).waitFor();
  expect(await page.getByLabel('Caption').inputValue()).toBe('');
  expect(problems).toEqual([]);
});

it('opens a scheduled post from its advice, and keeps what was changed in it', async () => {
  const demo = await serveDemo();
  const { page, problems } = await openTab(browser(), `${demo.origin}/posts.html`);
  await ready(page);
  const before = await planned(page).count();

  await planned(page)
    .first()
    .getByRole('button', { name: /^Open the post/ })
    .click();
  await expect.poll(() => page.getByLabel('Caption').inputValue()).not.toBe('');
  await page.getByLabel('Caption').fill('Changed my mind about this one.');
  await page.getByRole('button', { name: 'Schedule' }).click();

  await planned(page).filter({ hasText: 'Changed my mind about this one.' }).waitFor();
  expect(await planned(page).count()).toBe(before);
  expect(problems).toEqual([]);
});

it('counts a post that is published at once among those advice is drawn from', async () => {
  const demo = await serveDemo();
  const { page } = await openTab(browser(), `${demo.origin}/posts.html`);
  await ready(page);
  const posts = async (): Promise<number> => {
    const text = await page.locator('content-suggestions [part=history]').innerText();
    return Number(/From ([\d,]+) posts/.exec(text)?.[1]?.replaceAll(',', ''));
  };
  const before = await posts();

  await page.getByLabel('Caption').fill('Open until eight tonight.');
  await page.getByRole('button', { name: 'Publish now' }).click();

  await expect.poll(posts).toBeGreaterThan(before);
});

it('keeps what was typed while the back office cannot be reached', async () => {
  const demo = await serveDemo();
  const { page } = await openTab(browser(), `${demo.origin}/posts.html`);
  await ready(page);
  await page.route('**/posts', (route) => route.abort());

  await page.getByLabel('Caption').fill('Typed on a bad line');
  await page.getByRole('button', { name: 'Publish now' }).click();

  await page.getByRole('status').filter({ hasText: 'Nothing is lost' }).waitFor();
  expect(await page.getByLabel('Caption').inputValue()).toBe('Typed on a bad line');
});

it.each(WIDTHS)('fits a window of %i pixels, and nothing jumps while it loads', async (width) => {
  const demo = await serveDemo();
  const profile = await openProfile(browser(), { viewport: { width, height: 800 } });
  const { page, problems } = await openTab(profile, `${demo.origin}/posts.html`);
  await ready(page);
  expect(await overflow(page)).toBe(0);
  expect(await layoutShift(page)).toBeLessThanOrEqual(0.02);
  expect(problems).toEqual([]);
});

import { expect, it } from 'vitest';
import { serve } from './world/command.ts';
import { chitenge, openStreams, post, shop } from './world/till.ts';
import { openWindow, type RealTab } from './world/window.ts';

/** Where tabs share, and what they show: the revenue card's number, and the badge. */
const address = (origin: string): string => `${origin}/?business=${shop.id}`;
const part = (host: string, name: string): string =>
  `document.querySelector('live-dashboard')?.shadowRoot?.querySelector('${host}')${name === '' ? '' : `?.shadowRoot?.querySelector('[part=${name}]')`}`;
const revenueIn = (tab: RealTab): Promise<unknown> => tab.is(`${part('bizboost-metric-card', 'value')}?.title`);
const badgeIn = (tab: RealTab): Promise<unknown> => tab.is(`${part('[part=badge]', '')}?.textContent.trim()`);
const shows = async (tab: RealTab, amount: string, timeout = 20_000): Promise<void> =>
  void (await expect.poll(() => revenueIn(tab), { timeout }).toMatch(amount));

it('goes on in the tab in sight when the one that holds the stream is frozen, which catches up when it wakes (row 51) (state wake)', async () => {
  const server = await serve();
  await post(server.url, [shop, chitenge()]);
  const window = await openWindow();
  const first = await window.open(address(server.origin));
  await shows(first, '250.00');
  const second = await window.open(address(server.origin));
  await shows(second, '250.00');
  expect([await first.is('document.visibilityState'), await openStreams(server.url)]).toEqual(['hidden', 1]);

  await first.freeze();
  await post(server.url, [chitenge()]);
  await shows(second, '500.00');
  await expect.poll(() => badgeIn(second)).toBe('Live');

  await first.thaw();
  await first.show();
  await shows(first, '500.00');
  await post(server.url, [chitenge()]);
  await Promise.all([shows(first, '750.00'), shows(second, '750.00')]);
  await expect.poll(() => openStreams(server.url)).toBe(1);
});

it('lets a tab in sight have the stream when the one that holds it has been out of sight for half a minute', async () => {
  const server = await serve();
  await post(server.url, [shop, chitenge()]);
  const window = await openWindow();
  const first = await window.open(address(server.origin));
  await shows(first, '250.00');
  const second = await window.open(address(server.origin));
  await shows(second, '250.00');

  await expect.poll(() => badgeIn(first), { timeout: 50_000 }).toBe('Paused');
  await post(server.url, [chitenge()]);
  await shows(second, '500.00');
  expect(await revenueIn(first)).toMatch('250.00');
  await expect.poll(() => openStreams(server.url)).toBe(1);

  await first.show();
  await shows(first, '500.00');
});

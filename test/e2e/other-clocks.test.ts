import { expect, it } from 'vitest';
import { openProfile, openTab, useBrowser } from './world/browser.ts';
import { serve } from './world/command.ts';
import { allAlive, oneOfEach, openTables, tags } from './world/every-element.ts';
import { hostSite, pageWith } from './world/site.ts';
import { post } from './world/till.ts';

const browser = useBrowser();
/** Far east, far west, half an hour off, and one whose clocks change on another day. */
const READERS = ['Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata', 'Africa/Cairo'];

it('shows the business’s own hours and days to readers anywhere, over a change of clocks too (row 45)', async () => {
  const server = await serve();
  const sale = (id: string, at: string): object => ({
    kind: 'sale',
    id,
    occurred_at: at,
    channel: 'website',
    amount: 10,
  });
  await post(server.url, [
    { kind: 'business', id: 'london', name: 'London Beads', timezone: 'Europe/London', currency: 'GBP' },
    // The clocks went back at two that night: the hour from one came twice.
    ...['00:30:00+01:00', '01:30:00+01:00', '01:30:00+00:00', '23:30:00+00:00'].map((time, at) =>
      sale(`s${at}`, `2025-10-26T${time}`),
    ),
  ]);
  const body = oneOfEach(server.url).replaceAll('metric=', 'period="2025-10-26..2025-10-26" metric=');
  const site = await hostSite({ '/': pageWith(body, server.origin) });
  const seen = new Map<string, string>();
  for (const timezoneId of READERS) {
    const profile = await openProfile(browser(), { timezoneId, locale: 'en-GB' });
    const { page } = await openTab(profile, site);
    await allAlive(page);
    await openTables(page);
    const words = await page.evaluate(() => {
      const wordsOf = (node: Node): string => {
        // How old the numbers are, and what was told of their coming, is another thing at each moment.
        if (node instanceof HTMLStyleElement) return '';
        if (node instanceof Element && node.matches('[part=age], [role=status]')) return '';
        if (node.nodeType === Node.TEXT_NODE) return `${node.textContent} `;
        const inner = node instanceof Element && node.shadowRoot ? wordsOf(node.shadowRoot) : '';
        return inner + [...node.childNodes].map(wordsOf).join('');
      };
      return [...document.querySelectorAll('.each')].map((one) => [one.localName, wordsOf(one)] as const);
    });
    for (const [tag, text] of words) {
      const plain = text.replace(/\s+/g, ' ');
      expect(plain, `<${tag}> in ${timezoneId}`).toBe(seen.get(tag) ?? plain);
      seen.set(tag, plain);
    }
    await profile.close();
  }
  expect(seen.size).toBe(tags.length);
  expect(seen.get('bizboost-metric-chart')).toMatch(/1:00 AM £10\.00 .*1:00 AM £10\.00 /);
});

import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import './content-suggestions.ts';
import './live-dashboard.ts';
import './post-composer.ts';

const rendered = async (template: unknown): Promise<string> =>
  (await collectResult(render(template))).replace(/<!--.*?-->/g, '');

const { TZ } = process.env;
afterEach(() => {
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
});

describe('a page rendered on a server', () => {
  it('has a real frame of the dashboard: headings, placeholders, no number and no time', async () => {
    const page = await rendered(html`<live-dashboard src="/bizboost"></live-dashboard>`);

    expect(page).toContain('<template shadowroot="open" shadowrootmode="open">');
    for (const words of ['Live dashboard', 'Revenue', 'Engagement rate', 'Top products', 'Campaigns', 'This week'])
      expect(page).toContain(words);
    expect(page.match(/class="placeholder/g)?.length).toBeGreaterThan(8);
    expect(page).not.toMatch(/\d:\d\d|ago/);
  });

  it('has every piece alone, too', async () => {
    const page = await rendered(
      html`<bizboost-metric-card metric="orders"></bizboost-metric-card><bizboost-metric-chart></bizboost-metric-chart
        ><bizboost-campaign-table></bizboost-campaign-table>`,
    );
    for (const words of ['Orders', 'Revenue', 'Campaigns']) expect(page).toContain(words);
  });

  it('has frames of advice and of the composer, which can be written in at once', async () => {
    const page = await rendered(
      html`<content-suggestions src="/bizboost"></content-suggestions><post-composer src="/bizboost"></post-composer
        ><bizboost-best-times></bizboost-best-times>`,
    );
    for (const words of ['Content suggestions', 'Do this next', 'How right this was', 'Write a post', 'Caption'])
      expect(page).toContain(words);
    expect(page).toContain('<textarea');
    expect(page).not.toMatch(/\d:\d\d|ago/);
  });

  it('is the same wherever the server stands', async () => {
    const page = (): Promise<string> =>
      rendered(
        html`<live-dashboard></live-dashboard><content-suggestions></content-suggestions
          ><post-composer></post-composer>`,
      );

    process.env.TZ = 'Asia/Kathmandu';
    const inNepal = await page();
    process.env.TZ = 'America/New_York';

    expect(await page()).toBe(inNepal);
  });
});

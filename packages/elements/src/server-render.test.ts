import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
// oxlint-disable-next-line no-restricted-imports -- the tags of the manifest are no text from elsewhere
import { unsafeStatic, html as staticHtml } from 'lit/static-html.js';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import './content-suggestions.ts';
import './live-dashboard.ts';
import './metric-drivers.ts';
import './metric-receipt.ts';
import './post-composer.ts';

const rendered = async (template: unknown): Promise<string> =>
  (await collectResult(render(template))).replace(/<!--.*?-->/g, '');

describe('a page rendered on a server', () => {
  it('has a real frame of the dashboard: headings, placeholders, no number and no time (row 21)', async () => {
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
        ><bizboost-campaign-table></bizboost-campaign-table><bizboost-metric-drivers></bizboost-metric-drivers
        ><bizboost-metric-receipt></bizboost-metric-receipt>`,
    );
    for (const words of ['Orders', 'Revenue', 'Campaigns', 'What moved Revenue', 'Receipt: Revenue'])
      expect(page).toContain(words);
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
});

describe('a server’s own zone and language', () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env['TZ'];
    else process.env['TZ'] = TZ;
  });

  const manifest = JSON.parse(readFileSync(new URL('../custom-elements.json', import.meta.url), 'utf8')) as {
    readonly modules: readonly { readonly declarations?: readonly { readonly tagName?: string }[] }[];
  };
  const tags = manifest.modules.flatMap(({ declarations = [] }) =>
    declarations.flatMap(({ tagName }) => tagName ?? []),
  );

  it.each(tags)('are not in the frame that it sends: <%s> (row 45)', async (tag) => {
    const name = unsafeStatic(tag);
    const frames = new Set<string>();
    for (const zone of ['UTC', 'Asia/Kathmandu', 'America/St_Johns']) {
      process.env['TZ'] = zone;
      expect(new Date(0).getTimezoneOffset()).toBe({ UTC: 0, 'Asia/Kathmandu': -330 }[zone] ?? 210);
      frames.add(await rendered(staticHtml`<${name} src="/bizboost"></${name}>`));
    }
    expect(frames.size).toBe(1);
  });
});

import { BizBoostError } from '@bizboost/core/contract';
import '@bizboost/elements/campaign-table';
import type { CampaignTable } from '@bizboost/elements/campaign-table';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { accessLost, dropAndReconnect } from './plays.ts';
import { inside, openShop, quietRows, shopOf, sourceControls, tells } from './world.ts';

type Args = Pick<
  CampaignTable,
  'label' | 'period' | 'headingLevel' | 'data' | 'loading' | 'stale' | 'plain' | 'sort' | 'noExport'
> &
  typeof tells;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Pieces/Campaign table',
  component: 'bizboost-campaign-table',
  loaders: [openShop],
  args: {
    label: '',
    period: 'today',
    headingLevel: 3,
    loading: false,
    stale: false,
    plain: false,
    sort: '',
    noExport: false,
    ...tells,
  },
  argTypes: { ...quietRows, ...sourceControls },
  render: (args, context) =>
    html`<bizboost-campaign-table
      .source=${args.data === undefined ? shopOf(context) : undefined}
      .data=${args.data}
      .label=${args.label}
      .period=${args.period}
      .headingLevel=${args.headingLevel}
      ?loading=${args.loading}
      ?stale=${args.stale}
      ?plain=${args.plain}
      .sort=${args.sort}
      ?no-export=${args.noExport}
      @bizboost-action=${args['bizboost-action']}
      @bizboost-status=${args['bizboost-status']}
      @bizboost-error=${args['bizboost-error']}
    ></bizboost-campaign-table>`,
};
export default meta;

const tableIn = (canvas: HTMLElement): CampaignTable =>
  canvas.querySelector('bizboost-campaign-table') as CampaignTable;
const namesIn = (canvas: HTMLElement): string[] =>
  [...(tableIn(canvas).shadowRoot?.querySelectorAll('tbody .name button') ?? [])].map((button) =>
    (button.textContent ?? '').trim(),
  );
const gone = new BizBoostError('unavailable', 'upstream connect error 10.0.3.7:5432');

export const Live: Story = {
  play: async ({ canvasElement, ...context }) => {
    await waitFor(() => expect(namesIn(canvasElement)).toHaveLength(5));
    const revenue = (): string => inside(tableIn(canvasElement), 'tbody .revenue').textContent ?? '';
    const before = revenue();
    shopOf(context).sell(900);
    await waitFor(() => expect(revenue()).not.toBe(before));
  },
};

/** A campaign that nobody has seen yet has no click rate: a dash, never NaN. */
export const NothingToDivideBy: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(namesIn(canvasElement)).toHaveLength(5));
    const last = tableIn(canvasElement).shadowRoot?.querySelector('tbody tr:last-child .ctr');
    await expect(last?.textContent).toContain('–');
    await expect(tableIn(canvasElement).shadowRoot?.textContent).not.toContain('NaN');
  },
};

/** By a column: most first, then least first, then as it was. */
export const Sorted: Story = {
  play: async ({ canvasElement, userEvent }) => {
    await waitFor(() => expect(namesIn(canvasElement)).toHaveLength(5));
    const listed = namesIn(canvasElement);
    const clicks = inside(tableIn(canvasElement), 'th.ctr button');
    await userEvent.click(clicks);
    await waitFor(() => expect(inside(tableIn(canvasElement), 'th.ctr').ariaSort).toBe('descending'));
    await expect(namesIn(canvasElement)[0]).toBe('WhatsApp catalogue launch');
    await userEvent.click(clicks);
    await waitFor(() => expect(inside(tableIn(canvasElement), 'th.ctr').ariaSort).toBe('ascending'));
    await expect(namesIn(canvasElement).at(-1)).toBe('Women’s Day, 8 March');
    await userEvent.click(clicks);
    await waitFor(() => expect(namesIn(canvasElement)).toEqual(listed));
  },
};

/** A campaign is followed to wherever the page says. */
export const Followed: Story = {
  play: async ({ canvasElement, args, userEvent }) => {
    await waitFor(() => expect(namesIn(canvasElement)).toHaveLength(5));
    await userEvent.click(inside(tableIn(canvasElement), 'tbody .name button'));
    await expect(args['bizboost-action']).toHaveBeenCalledOnce();
  },
};

export const Empty: Story = { parameters: { shop: { shop: 'empty' } } };

export const FirstLoad: Story = { parameters: { shop: { shop: 'silent' } } };

export const ErrorWithoutData: Story = {
  parameters: { shop: { shop: 'silent', link: { link: 'failed', error: gone, attempt: 2 } } },
};

export const ErrorWithData: Story = { parameters: { shop: { link: { link: 'failed', error: gone, attempt: 3 } } } };

export const Stale: Story = { args: { stale: true } };

export const Offline: Story = { parameters: { shop: { shop: 'silent', link: { link: 'offline' } } } };

export const Paused: Story = { parameters: { shop: { link: { link: 'paused' } } } };

export const Denied: Story = {
  parameters: { shop: { link: { link: 'denied', error: new BizBoostError('forbidden', 'not yours') } } },
};

/** The cable is pulled and put back. */
export const DropAndReconnect: Story = { play: dropAndReconnect('bizboost-campaign-table', 'tbody .revenue') };

/** Access is taken away while one looks. */
export const AccessLost: Story = { play: accessLost('bizboost-campaign-table', 'tbody .revenue') };

/** A column is sorted and a campaign followed, both by Enter. */
export const ByKeyboard: Story = {
  play: async ({ canvasElement, args, userEvent }) => {
    await waitFor(() => expect(namesIn(canvasElement)).toHaveLength(5));
    inside(tableIn(canvasElement), 'th.ctr button').focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(inside(tableIn(canvasElement), 'th.ctr').ariaSort).toBe('descending'));
    inside(tableIn(canvasElement), 'tbody .name button').focus();
    await userEvent.keyboard('{Enter}');
    await expect(args['bizboost-action']).toHaveBeenCalledOnce();
  },
};

export const NotConfigured: Story = {
  render: () => html`<bizboost-campaign-table></bizboost-campaign-table>`,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(tableIn(canvasElement).shadowRoot?.textContent).toContain('Not connected yet'), {
      timeout: 3_000,
    });
  },
};

export const Dark: Story = { parameters: { page: { scheme: 'dark' } } };

export const RightToLeft: Story = { parameters: { page: { dir: 'rtl', lang: 'ar' } } };

export const German: Story = { parameters: { page: { lang: 'de' } } };

/** Rows become cards where there is no room for columns. */
export const Narrow: Story = {
  parameters: { page: { width: 280 } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(namesIn(canvasElement)).toHaveLength(5));
    await expect(tableIn(canvasElement).scrollWidth).toBe(280);
  },
};

export const Medium: Story = { parameters: { page: { width: 560 } } };

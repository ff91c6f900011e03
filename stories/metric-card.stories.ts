import { BizBoostError } from '@bizboost/core/contract';
import '@bizboost/elements/metric-card';
import type { MetricCard } from '@bizboost/elements/metric-card';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { accessLost, dropAndReconnect } from './plays.ts';
import { inside, openShop, quietRows, shopOf, sourceControls, tells } from './world.ts';

type Args = Pick<
  MetricCard,
  'metric' | 'label' | 'period' | 'headingLevel' | 'data' | 'loading' | 'stale' | 'noExport'
> &
  typeof tells;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Pieces/Metric card',
  component: 'bizboost-metric-card',
  loaders: [openShop],
  parameters: { page: { width: 300 } },
  args: {
    metric: 'revenue',
    label: '',
    period: 'today',
    headingLevel: 3,
    loading: false,
    stale: false,
    noExport: false,
    ...tells,
  },
  argTypes: {
    ...quietRows,
    ...sourceControls,
    metric: { control: { type: 'select' }, options: ['revenue', 'orders', 'units', 'visitors'] },
  },
  render: (args, context) =>
    html`<bizboost-metric-card
      .source=${args.data === undefined ? shopOf(context) : undefined}
      .data=${args.data}
      .metric=${args.metric}
      .label=${args.label}
      .period=${args.period}
      .headingLevel=${args.headingLevel}
      ?loading=${args.loading}
      ?stale=${args.stale}
      ?no-export=${args.noExport}
      @bizboost-action=${args['bizboost-action']}
      @bizboost-status=${args['bizboost-status']}
      @bizboost-error=${args['bizboost-error']}
    ></bizboost-metric-card>`,
};
export default meta;

const cardIn = (canvas: HTMLElement): MetricCard => canvas.querySelector('bizboost-metric-card') as MetricCard;
const valueIn = (canvas: HTMLElement): string => inside(cardIn(canvas), '[part=value]').textContent ?? '';

/** A sale in the shop changes the number at once. */
export const Live: Story = {
  play: async ({ canvasElement, ...context }) => {
    await waitFor(() => inside(cardIn(canvasElement), '[part=value]'));
    for (const amount of [120, 310, 85]) {
      const before = valueIn(canvasElement);
      shopOf(context).sell(amount);
      await waitFor(() => expect(valueIn(canvasElement)).not.toBe(before));
    }
  },
};

/** A metric that counts things. */
export const Count: Story = { args: { metric: 'orders', period: 'month' } };

/** Nothing sold yet: a true zero, and no arrow. */
export const Empty: Story = {
  parameters: { shop: { shop: 'empty' } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(valueIn(canvasElement)).toContain('0'));
    await expect(cardIn(canvasElement).shadowRoot?.querySelector('.trend')).toBeNull();
  },
};

/** Nothing to divide by is "no data", not 0 and not NaN. */
export const NoData: Story = {
  args: { data: { label: 'Conversion rate', value: null, unit: 'percent' } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(valueIn(canvasElement)).toContain('–'));
  },
};

/** Before the first number: a frame of the final size. */
export const FirstLoad: Story = {
  parameters: { shop: { shop: 'silent' } },
  play: async ({ canvasElement, ...context }) => {
    await waitFor(() => inside(cardIn(canvasElement), '.placeholder'));
    const { height } = cardIn(canvasElement).getBoundingClientRect();
    shopOf(context).answerNow();
    await waitFor(() => inside(cardIn(canvasElement), '[part=value]'));
    await expect(cardIn(canvasElement).getBoundingClientRect().height).toBe(height);
  },
};

/** Still waiting: what is seen until the first number comes. */
export const Waiting: Story = { parameters: { shop: { shop: 'silent' } } };

const gone = new BizBoostError('unavailable', 'upstream connect error 10.0.3.7:5432');

/** Nothing could be loaded, and the server's own words stay with the server. */
export const ErrorWithoutData: Story = {
  parameters: { shop: { shop: 'silent', link: { link: 'failed', error: gone, attempt: 2 } } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(cardIn(canvasElement).shadowRoot?.textContent).toContain('could not be loaded'));
    await expect(cardIn(canvasElement).shadowRoot?.textContent).not.toContain('10.0.3.7');
  },
};

/** The link is lost: the last good number stays, standing back. */
export const ErrorWithData: Story = {
  parameters: { shop: { link: { link: 'failed', error: gone, attempt: 3 } } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(cardIn(canvasElement).matches(':state(stale)')).toBe(true));
    await expect(valueIn(canvasElement)).toMatch(/\d/);
  },
};

export const Stale: Story = { args: { stale: true } };

export const Offline: Story = { parameters: { shop: { shop: 'silent', link: { link: 'offline' } } } };

export const Paused: Story = { parameters: { shop: { link: { link: 'paused' } } } };

export const Denied: Story = {
  parameters: { shop: { link: { link: 'denied', error: new BizBoostError('forbidden', 'not yours') } } },
};

/** No source at all. After a second it says so. */
/** The cable is pulled and put back. */
export const DropAndReconnect: Story = { play: dropAndReconnect('bizboost-metric-card', '[part=value]') };

/** Access is taken away while one looks. */
export const AccessLost: Story = { play: accessLost('bizboost-metric-card', '[part=value]') };

export const NotConfigured: Story = {
  render: (args) => html`<bizboost-metric-card .metric=${args.metric}></bizboost-metric-card>`,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(cardIn(canvasElement).shadowRoot?.textContent).toContain('Not connected yet'), {
      timeout: 3_000,
    });
  },
};

/** Six digits and more are shortened; the whole number is in the title and for screen readers. */
export const Huge: Story = {
  args: {
    data: {
      label: 'Revenue since we opened in Lusaka',
      value: 5_761_931.38,
      unit: 'money',
      currency: 'GBP',
      comparison: { trend: 1_204.4, previous: 441_720.11, period: 'range' },
    },
  },
  play: async ({ canvasElement }) => {
    await expect(inside(cardIn(canvasElement), '[part=value]').title).toBe('£5,761,931.38');
  },
};

/** A model of one's own, with something to follow. */
export const Own: Story = {
  args: {
    data: {
      label: 'Baskets woven',
      value: 42,
      unit: 'count',
      note: 'Three more than the looms promised',
      series: [3, 5, 4, 8, 9, 13],
      comparison: { trend: 7.7, previous: 39, period: 'week' },
      action: { label: 'See the weavers', action: 'see-weavers' },
    },
  },
  play: async ({ canvasElement, args, userEvent }) => {
    await userEvent.click(inside(cardIn(canvasElement), '[part=action]'));
    await expect(args['bizboost-action']).toHaveBeenCalledOnce();
  },
};

/** As narrow as anything gets. */
export const Narrowest: Story = { parameters: { page: { width: 140 } } };

export const Dark: Story = { parameters: { page: { width: 300, scheme: 'dark' } } };

export const DarkStale: Story = { args: { stale: true }, parameters: { page: { width: 300, scheme: 'dark' } } };

export const RightToLeft: Story = { parameters: { page: { width: 300, dir: 'rtl', lang: 'ar' } } };

export const German: Story = {
  args: { period: 'month' },
  parameters: { page: { width: 300, lang: 'de' } },
};

import { BizBoostError } from '@bizboost/core/contract';
import '@bizboost/elements/metric-drivers';
import type { MetricDrivers } from '@bizboost/elements/metric-drivers';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { accessLost, dropAndReconnect } from './plays.ts';
import { inside, openShop, quietRows, shopOf, sourceControls, tells } from './world.ts';

type Args = Pick<MetricDrivers, 'metric' | 'by' | 'label' | 'period' | 'headingLevel' | 'data' | 'loading' | 'stale'> &
  typeof tells;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Pieces/Metric drivers',
  component: 'bizboost-metric-drivers',
  loaders: [openShop],
  parameters: { page: { width: 640 } },
  args: {
    ...{ metric: 'revenue', by: '', label: '', period: 'today', headingLevel: 3, loading: false, stale: false },
    ...tells,
  },
  argTypes: {
    ...quietRows,
    ...sourceControls,
    metric: { control: { type: 'select' }, options: ['revenue', 'orders', 'units'] },
    by: { control: { type: 'select' }, options: ['', 'channel', 'product'] },
  },
  render: (args, context) =>
    html`<bizboost-metric-drivers
      .source=${args.data === undefined ? shopOf(context) : undefined}
      .data=${args.data}
      .metric=${args.metric}
      .by=${args.by}
      .label=${args.label}
      .period=${args.period}
      .headingLevel=${args.headingLevel}
      ?loading=${args.loading}
      ?stale=${args.stale}
      @bizboost-status=${args['bizboost-status']}
      @bizboost-error=${args['bizboost-error']}
    ></bizboost-metric-drivers>`,
};
export default meta;

const whyIn = (canvas: HTMLElement): MetricDrivers => canvas.querySelector('bizboost-metric-drivers') as MetricDrivers;
const leadIn = (canvas: HTMLElement): string => inside(whyIn(canvas), '[part=lead]').textContent ?? '';

/** A sale moves the number, and what moved it. */
export const Live: Story = {
  play: async ({ canvasElement, ...context }) => {
    await waitFor(() => inside(whyIn(canvasElement), '[part=driver]'));
    const before = leadIn(canvasElement);
    shopOf(context).sell(2_000);
    await waitFor(() => expect(leadIn(canvasElement)).not.toBe(before));
  },
};

/** One dimension only. */
export const ByChannel: Story = { args: { by: 'channel', period: 'month' } };

/** Nothing sold, now or before. */
export const Empty: Story = {
  parameters: { shop: { shop: 'empty' } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(leadIn(canvasElement)).toContain('Nothing moved'));
  },
};

/** Sums too large to be told: so is what moved them. */
export const Partial: Story = { parameters: { shop: { shop: 'vast' } } };

/** Before the first answer. */
export const FirstLoad: Story = {
  parameters: { shop: { shop: 'silent' } },
  play: async ({ canvasElement }) => {
    await waitFor(() => inside(whyIn(canvasElement), '.placeholder'));
  },
};

const gone = new BizBoostError('unavailable', 'upstream connect error 10.0.3.7:5432');

export const ErrorWithoutData: Story = {
  parameters: { shop: { shop: 'silent', link: { link: 'failed', error: gone, attempt: 2 } } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(whyIn(canvasElement).shadowRoot?.textContent).toContain('could not be loaded'));
  },
};

/** The link is lost: the last good numbers stay, standing back. */
export const ErrorWithData: Story = {
  parameters: { shop: { link: { link: 'failed', error: gone, attempt: 3 } } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(whyIn(canvasElement).matches(':state(stale)')).toBe(true));
  },
};

export const Offline: Story = { parameters: { shop: { shop: 'silent', link: { link: 'offline' } } } };

export const Denied: Story = {
  parameters: { shop: { link: { link: 'denied', error: new BizBoostError('forbidden', 'not yours') } } },
};

/** The cable is pulled and put back. */
export const DropAndReconnect: Story = { play: dropAndReconnect('bizboost-metric-drivers', '[part=lead]') };

/** Access is taken away while one looks. */
export const AccessLost: Story = { play: accessLost('bizboost-metric-drivers', '[part=lead]') };

/** No source at all. After a second it says so. */
export const NotConfigured: Story = {
  render: () => html`<bizboost-metric-drivers></bizboost-metric-drivers>`,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(whyIn(canvasElement).shadowRoot?.textContent).toContain('Not connected yet'), {
      timeout: 3_000,
    });
  },
};

export const Dark: Story = { parameters: { page: { width: 640, scheme: 'dark' } } };

export const RightToLeft: Story = { parameters: { page: { width: 640, dir: 'rtl', lang: 'ar' } } };

export const German: Story = { parameters: { page: { width: 640, lang: 'de' } } };

export const Phone: Story = { parameters: { page: { width: 320 } } };

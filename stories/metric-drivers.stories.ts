import '@bizboost/elements/metric-drivers';
import type { MetricDrivers } from '@bizboost/elements/metric-drivers';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { panelStates } from './panel-states.ts';
import { inside, openShop, quietRows, shopOf, sourceControls, tells } from './world.ts';

type Args = Pick<
  MetricDrivers,
  'metric' | 'by' | 'label' | 'period' | 'headingLevel' | 'data' | 'loading' | 'stale' | 'noExport'
> &
  typeof tells;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Pieces/Metric drivers',
  component: 'bizboost-metric-drivers',
  loaders: [openShop],
  parameters: { page: { width: 640 } },
  args: {
    ...{
      metric: 'revenue',
      by: '',
      label: '',
      period: 'today',
      headingLevel: 3,
      loading: false,
      stale: false,
      noExport: false,
    },
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
      ?no-export=${args.noExport}
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

const states = panelStates('bizboost-metric-drivers', '[part=lead]', 640);
/** Before the first answer. */
export const FirstLoad: Story = states.firstLoad;
export const ErrorWithoutData: Story = states.errorWithoutData;
/** The link is lost: the last good numbers stay, standing back. */
export const ErrorWithData: Story = states.errorWithData;
export const Offline: Story = states.offline;
export const Denied: Story = states.denied;
/** The cable is pulled and put back. */
export const DropAndReconnect: Story = states.dropAndReconnect;
/** Access is taken away while one looks. */
export const AccessLost: Story = states.accessLost;
/** No source at all. After a second it says so. */
export const NotConfigured: Story = states.notConfigured;
export const Dark: Story = states.dark;
export const RightToLeft: Story = states.rightToLeft;
export const German: Story = states.german;
export const Phone: Story = states.phone;

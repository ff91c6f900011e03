import '@bizboost/elements/metric-receipt';
import type { MetricReceipt } from '@bizboost/elements/metric-receipt';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { panelStates } from './panel-states.ts';
import { inside, openShop, quietRows, shopOf, sourceControls, tells } from './world.ts';

type Args = Pick<
  MetricReceipt,
  'metric' | 'label' | 'period' | 'headingLevel' | 'data' | 'loading' | 'stale' | 'noExport'
> &
  typeof tells;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Pieces/Metric receipt',
  component: 'bizboost-metric-receipt',
  loaders: [openShop],
  parameters: { page: { width: 480 } },
  args: {
    ...{
      metric: 'revenue',
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
    metric: { control: { type: 'select' }, options: ['revenue', 'orders', 'engagement_rate'] },
  },
  render: (args, context) =>
    html`<bizboost-metric-receipt
      .source=${args.data === undefined ? shopOf(context) : undefined}
      .data=${args.data}
      .metric=${args.metric}
      .label=${args.label}
      .period=${args.period}
      .headingLevel=${args.headingLevel}
      ?loading=${args.loading}
      ?stale=${args.stale}
      ?no-export=${args.noExport}
      @bizboost-status=${args['bizboost-status']}
      @bizboost-error=${args['bizboost-error']}
    ></bizboost-metric-receipt>`,
};
export default meta;

const receiptIn = (canvas: HTMLElement): MetricReceipt =>
  canvas.querySelector('bizboost-metric-receipt') as MetricReceipt;
const valueIn = (canvas: HTMLElement): string => inside(receiptIn(canvas), '[part=value]').textContent ?? '';

/** A sale moves the number, and the records counted. */
export const Live: Story = {
  play: async ({ canvasElement, ...context }) => {
    await waitFor(() => inside(receiptIn(canvasElement), '[part=line]'));
    const before = valueIn(canvasElement);
    shopOf(context).sell(2_000);
    await waitFor(() => expect(valueIn(canvasElement)).not.toBe(before));
  },
};

/** A rate says what is divided by what, and that one event may stand for several. */
export const Rate: Story = {
  args: { metric: 'engagement_rate', period: 'week' },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(inside(receiptIn(canvasElement), '[part=working]').textContent).toContain('÷'));
  },
};

/** A page that may not copy gives the text to be copied by hand. */
export const CopyingRefused: Story = {
  play: async ({ canvasElement }) => {
    const receipt = receiptIn(canvasElement);
    await waitFor(() => inside(receipt, '[part=copy]'));
    const { clipboard } = navigator;
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    try {
      (inside(receipt, '[part=copy]') as HTMLButtonElement).click();
      await waitFor(() => inside(receipt, '[part=json]'));
    } finally {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    }
  },
};

/** Nothing sold. */
export const Empty: Story = {
  parameters: { shop: { shop: 'empty' } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(receiptIn(canvasElement).shadowRoot?.textContent).toContain('Nothing was recorded'));
  },
};

/** A sum too large to be told: its records are counted all the same. */
export const Partial: Story = { parameters: { shop: { shop: 'vast' } } };

/** Copied with the keyboard: it says that it was, or where the page may not copy, shows what to copy. */
export const ByKeyboard: Story = {
  play: async ({ canvasElement, userEvent }) => {
    const receipt = receiptIn(canvasElement);
    await waitFor(() => inside(receipt, '[part=copy]'));
    inside(receipt, '[part=copy]').focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(receipt.shadowRoot?.textContent).toMatch(/Copied\.|copy it by hand/));
  },
};

const states = panelStates('bizboost-metric-receipt', '[part=value]', 480);
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

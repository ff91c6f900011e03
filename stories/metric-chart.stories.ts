import { BizBoostError } from '@bizboost/core/contract';
import '@bizboost/elements/metric-chart';
import type { MetricChart } from '@bizboost/elements/metric-chart';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { accessLost, dropAndReconnect } from './plays.ts';
import { inside, openShop, quietRows, shopOf, sourceControls, tells } from './world.ts';

type Args = Pick<
  MetricChart,
  'metric' | 'by' | 'type' | 'label' | 'period' | 'headingLevel' | 'data' | 'loading' | 'stale' | 'asTable' | 'noExport'
> &
  typeof tells;
type Story = StoryObj<Args>;

const WIDE = { width: 640 };
const PANEL = { width: 420 };

const meta: Meta<Args> = {
  title: 'Pieces/Metric chart',
  component: 'bizboost-metric-chart',
  loaders: [openShop],
  parameters: { page: WIDE },
  args: {
    metric: 'revenue',
    by: '',
    type: '',
    label: '',
    period: 'today',
    headingLevel: 3,
    loading: false,
    stale: false,
    asTable: false,
    noExport: false,
    ...tells,
  },
  argTypes: {
    ...quietRows,
    ...sourceControls,
    metric: { control: { type: 'select' }, options: ['revenue', 'orders', 'units'] },
    by: { control: { type: 'select' }, options: ['', 'channel', 'product'] },
    type: { control: { type: 'select' }, options: ['', 'line', 'bar', 'doughnut'] },
  },
  render: (args, context) =>
    html`<bizboost-metric-chart
      .source=${args.data === undefined ? shopOf(context) : undefined}
      .data=${args.data}
      .metric=${args.metric}
      .by=${args.by}
      .type=${args.type}
      .label=${args.label}
      .period=${args.period}
      .headingLevel=${args.headingLevel}
      ?loading=${args.loading}
      ?stale=${args.stale}
      ?as-table=${args.asTable}
      ?no-export=${args.noExport}
      @bizboost-action=${args['bizboost-action']}
      @bizboost-status=${args['bizboost-status']}
      @bizboost-error=${args['bizboost-error']}
    ></bizboost-metric-chart>`,
};
export default meta;

const chartIn = (canvas: HTMLElement): MetricChart => canvas.querySelector('bizboost-metric-chart') as MetricChart;
const summaryIn = (canvas: HTMLElement): string => inside(chartIn(canvas), '#summary').textContent ?? '';
const gone = new BizBoostError('unavailable', 'upstream connect error 10.0.3.7:5432');

/** Today hour by hour; the hours to come have their place on the axis, and the last point is still growing. */
export const Line: Story = {
  play: async ({ canvasElement, ...context }) => {
    await waitFor(() => inside(chartIn(canvasElement), 'canvas'));
    const before = summaryIn(canvasElement);
    shopOf(context).sell(4_000);
    await waitFor(() => expect(summaryIn(canvasElement)).not.toBe(before));
  },
};

export const LineOfAMonth: Story = { args: { period: '2026-02-01..2026-02-28' } };

export const Bars: Story = { args: { by: 'product' }, parameters: { page: PANEL } };

export const Doughnut: Story = { args: { by: 'channel', type: 'doughnut' }, parameters: { page: PANEL } };

/** Ten parts become eight: nobody can tell more apart. */
export const DoughnutOfMany: Story = { args: { by: 'product', type: 'doughnut' }, parameters: { page: WIDE } };

/** Two lines of one's own, told apart by colour and by dash. */
export const TwoLines: Story = {
  args: {
    label: 'Visitors, two markets',
    data: {
      kind: 'line',
      categoryName: 'Day',
      categories: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((day) => ({ key: day, label: day })),
      series: [
        { key: 'kabwata', name: 'Kabwata', values: [310, 280, 340, 410, 520, 760, 640], unit: 'count' },
        { key: 'soweto', name: 'Soweto', values: [150, 190, null, 240, 300, 420, 380], unit: 'count' },
      ],
    },
  },
};

/** A line on a day without sales keeps its axes. */
export const Empty: Story = { parameters: { shop: { shop: 'empty' } } };

export const EmptyBars: Story = {
  args: { by: 'product' },
  parameters: { shop: { shop: 'empty' }, page: PANEL },
};

export const FirstLoad: Story = { parameters: { shop: { shop: 'silent' } } };

export const FirstLoadDoughnut: Story = {
  args: { by: 'channel', type: 'doughnut' },
  parameters: { shop: { shop: 'silent' }, page: PANEL },
};

export const ErrorWithoutData: Story = {
  parameters: { shop: { shop: 'silent', link: { link: 'failed', error: gone, attempt: 2 } } },
  play: async ({ canvasElement, userEvent, ...context }) => {
    await waitFor(() => inside(chartIn(canvasElement), '[part=retry]'));
    await userEvent.click(inside(chartIn(canvasElement), '[part=retry]'));
    await expect(shopOf(context).reconnects).toBe(1);
  },
};

export const Failed: Story = {
  parameters: { shop: { shop: 'silent', link: { link: 'failed', error: gone, attempt: 2 } } },
};

export const ErrorWithData: Story = {
  parameters: { shop: { link: { link: 'failed', error: gone, attempt: 3 } } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(chartIn(canvasElement).matches(':state(stale)')).toBe(true));
  },
};

export const Stale: Story = { args: { stale: true } };

export const Offline: Story = { parameters: { shop: { shop: 'silent', link: { link: 'offline' } } } };

export const Paused: Story = { parameters: { shop: { link: { link: 'paused' } } } };

export const Denied: Story = {
  parameters: { shop: { link: { link: 'denied', error: new BizBoostError('forbidden', 'not yours') } } },
};

/** The cable is pulled and put back. */
export const DropAndReconnect: Story = { play: dropAndReconnect('bizboost-metric-chart', '#summary') };

/** Access is taken away while one looks. */
export const AccessLost: Story = { play: accessLost('bizboost-metric-chart', '#summary') };

export const NotConfigured: Story = {
  render: () => html`<bizboost-metric-chart></bizboost-metric-chart>`,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(chartIn(canvasElement).shadowRoot?.textContent).toContain('Not connected yet'), {
      timeout: 3_000,
    });
  },
};

/** The picture and the table say the same; the button comes before both. */
export const AsTable: Story = {
  args: { by: 'channel', type: 'doughnut' },
  parameters: { page: PANEL },
  play: async ({ canvasElement, userEvent }) => {
    await waitFor(() => inside(chartIn(canvasElement), '[part=toggle]'));
    inside(chartIn(canvasElement), '[part=toggle]').focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => inside(chartIn(canvasElement), 'table'));
    await expect(chartIn(canvasElement).shadowRoot?.querySelectorAll('tbody tr').length).toBe(4);
    await expect(chartIn(canvasElement).shadowRoot?.activeElement?.getAttribute('part')).toBe('toggle');
  },
};

/** One tab stop; arrow keys go from point to point, Page Up to the highest, Escape puts the tooltip away. */
export const ByKeyboard: Story = {
  play: async ({ canvasElement, userEvent }) => {
    await waitFor(() => inside(chartIn(canvasElement), '[role=slider]'));
    const plot = inside(chartIn(canvasElement), '[role=slider]');
    plot.focus();
    await userEvent.keyboard('{Home}');
    await waitFor(() => expect(plot.ariaValueNow).toBe('1'));
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await waitFor(() => expect(plot.ariaValueNow).toBe('3'));
    await expect(plot.getAttribute('aria-valuetext')).toContain('Revenue: ');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(chartIn(canvasElement).shadowRoot?.querySelector('.tooltip')).toBeNull());
    await userEvent.keyboard('{PageUp}');
    await waitFor(() => inside(chartIn(canvasElement), '.tooltip'));
  },
};

export const Dark: Story = { parameters: { page: { ...WIDE, scheme: 'dark' } } };

export const DarkDoughnut: Story = {
  args: { by: 'channel', type: 'doughnut' },
  parameters: { page: { ...PANEL, scheme: 'dark' } },
};

export const RightToLeft: Story = { parameters: { page: { ...WIDE, dir: 'rtl', lang: 'ar' } } };

export const German: Story = { parameters: { page: { ...WIDE, lang: 'de' } } };

export const RightToLeftBars: Story = {
  args: { by: 'product' },
  parameters: { page: { ...PANEL, dir: 'rtl', lang: 'ar' } },
};

export const Narrow: Story = { parameters: { page: { width: 280 } } };

export const NarrowBars: Story = { args: { by: 'product' }, parameters: { page: { width: 280 } } };

export const NarrowDoughnut: Story = {
  args: { by: 'channel', type: 'doughnut' },
  parameters: { page: { width: 280 } },
};

import { BizBoostError } from '@bizboost/core/contract';
import '@bizboost/elements/live-dashboard';
import type { LiveDashboard } from '@bizboost/elements/live-dashboard';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, waitFor } from 'storybook/test';
import { PRICES, seeded } from './shop-data.ts';
import { deepInside, inside, openShop, quietRows, shopOf, sourceControls, tells, viewersScheme } from './world.ts';

type Args = Pick<
  LiveDashboard,
  'label' | 'period' | 'headingLevel' | 'announce' | 'actions' | 'remember' | 'noExport'
> &
  typeof tells & { readonly 'bizboost-period-change': (event: Event) => void };
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Live dashboard',
  component: 'live-dashboard',
  loaders: [openShop],
  args: {
    label: '',
    period: 'today',
    headingLevel: 2,
    announce: '',
    actions: '',
    remember: '',
    noExport: false,
    ...tells,
    'bizboost-period-change': fn(),
  },
  argTypes: {
    ...quietRows,
    ...sourceControls,
    announce: { control: { type: 'select' }, options: ['', '5', '60', 'off'] },
    actions: { control: 'text' },
  },
  render: (args, context) =>
    html`<live-dashboard
      .source=${shopOf(context)}
      .label=${args.label}
      .period=${args.period}
      .headingLevel=${args.headingLevel}
      .announce=${args.announce}
      .actions=${args.actions}
      .remember=${args.remember}
      ?no-export=${args.noExport}
      @bizboost-period-change=${args['bizboost-period-change']}
      @bizboost-action=${args['bizboost-action']}
      @bizboost-status=${args['bizboost-status']}
      @bizboost-error=${args['bizboost-error']}
    ></live-dashboard>`,
};
export default meta;

const dashboardIn = (canvas: HTMLElement): LiveDashboard => canvas.querySelector('live-dashboard') as LiveDashboard;
const revenueIn = (canvas: HTMLElement): string =>
  deepInside(dashboardIn(canvas), 'bizboost-metric-card', '[part=value]').textContent ?? '';
const badgeIn = (canvas: HTMLElement): string => inside(dashboardIn(canvas), '[part=badge]').textContent?.trim() ?? '';
const wordsIn = (canvas: HTMLElement): string => dashboardIn(canvas).shadowRoot?.textContent ?? '';
const gone = new BizBoostError('unavailable', 'upstream connect error 10.0.3.7:5432');

/** Numbers move by themselves: here with four sales, one after the other. */
export const Live: Story = {
  play: async ({ canvasElement, ...context }) => {
    await waitFor(() => expect(badgeIn(canvasElement)).toBe('Live'));
    for (const amount of [350, 90, 1_240, 60]) {
      const before = revenueIn(canvasElement);
      shopOf(context).sell(amount);
      await waitFor(() => expect(revenueIn(canvasElement)).not.toBe(before));
    }
    await expect(dashboardIn(canvasElement).matches(':state(live)')).toBe(true);
  },
};

/** An open shop: somebody buys every other second, for as long as one looks. */
export const OpenShop: Story = {
  parameters: { page: { scheme: viewersScheme() } },
  beforeEach: (context) => {
    const random = seeded(7);
    const till = setInterval(
      () => shopOf(context).sell(PRICES[Math.floor(random() * PRICES.length)] ?? 90, Date.now()),
      1_800,
    );
    return () => clearInterval(till);
  },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(revenueIn(canvasElement)).toMatch(/\d/));
    const before = revenueIn(canvasElement);
    await waitFor(() => expect(revenueIn(canvasElement)).not.toBe(before), { timeout: 5_000 });
  },
};

export const ThisMonth: Story = { args: { period: 'month' } };

/** A shop's first day. Where the page offers a next step, it is offered here. */
export const Empty: Story = {
  args: { actions: 'connect-channel create-campaign' },
  parameters: { shop: { shop: 'empty' } },
  play: async ({ canvasElement, args, userEvent }) => {
    await waitFor(() => deepInside(dashboardIn(canvasElement), '#campaigns', '[part=action]'));
    await userEvent.click(deepInside(dashboardIn(canvasElement), '#campaigns', '[part=action]'));
    await expect(args['bizboost-action']).toHaveBeenCalledOnce();
  },
};

/** Until the first answer: frames of the final size. */
export const FirstLoad: Story = {
  parameters: { shop: { shop: 'silent' } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(inside(dashboardIn(canvasElement), '.cards').ariaBusy).toBe('true'));
  },
};

/** Nothing came, and why. Trying again is a button away. */
export const ErrorWithoutData: Story = {
  parameters: { shop: { shop: 'silent', link: { link: 'failed', error: gone, attempt: 2 } } },
  play: async ({ canvasElement, userEvent, ...context }) => {
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('could not be loaded'));
    await expect(wordsIn(canvasElement)).not.toContain('10.0.3.7');
    await userEvent.click(inside(dashboardIn(canvasElement), '[part=retry]'));
    await expect(shopOf(context).reconnects).toBe(1);
  },
};

/** As it is left: the message, its code, and the button. */
export const Failed: Story = {
  parameters: { shop: { shop: 'silent', link: { link: 'failed', error: gone, attempt: 2 } } },
};

/** The link went while numbers were shown: they stay, marked and dated. */
export const ErrorWithData: Story = {
  parameters: { shop: { link: { link: 'failed', error: gone, attempt: 3 } } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(badgeIn(canvasElement)).toBe('Reconnecting, attempt 3'));
    await expect(dashboardIn(canvasElement).matches(':state(stale)')).toBe(true);
    await expect(revenueIn(canvasElement)).toMatch(/\d/);
  },
};

/** What cannot be repaired by trying again. */
export const UpdatesStopped: Story = {
  parameters: { shop: { link: { link: 'failed', error: new BizBoostError('not_found', 'nothing here') } } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(badgeIn(canvasElement)).toBe('Updates stopped'));
  },
};

/** The service answers with its last good numbers. */
export const Delayed: Story = {
  parameters: { shop: { link: { link: 'live', error: new BizBoostError('unavailable', 'store is down') } } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(badgeIn(canvasElement)).toBe('Delayed'));
  },
};

/** Some sums are beyond what can be told: what is missing is said once, and everything else is there. */
export const Incomplete: Story = {
  parameters: { shop: { shop: 'vast' } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(badgeIn(canvasElement)).toBe('Incomplete'));
    await expect(inside(dashboardIn(canvasElement), '[part=missing]').textContent).toContain('too large');
    await expect(revenueIn(canvasElement)).toContain('–');
    await expect(dashboardIn(canvasElement).matches(':state(partial)')).toBe(true);
  },
};

export const OfflineWithData: Story = { parameters: { shop: { link: { link: 'offline' } } } };

export const OfflineFromTheStart: Story = { parameters: { shop: { shop: 'silent', link: { link: 'offline' } } } };

/** Nobody looks at the page, so nothing is asked. */
export const Paused: Story = { parameters: { shop: { link: { link: 'paused' } } } };

/** Nothing is pushed here; the numbers are asked for now and then. */
export const Polling: Story = { parameters: { shop: { link: { link: 'polling' } } } };

export const Denied: Story = {
  parameters: { shop: { link: { link: 'denied', error: new BizBoostError('forbidden', 'not yours') } } },
};

export const SessionEnded: Story = {
  parameters: { shop: { link: { link: 'denied', error: new BizBoostError('unauthenticated', 'token expired') } } },
};

/** A tag alone. After a second, in which a page may hand over its source, it says what it lacks. */
export const NotConfigured: Story = {
  render: () => html`<live-dashboard></live-dashboard>`,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('Not connected yet'), { timeout: 3_000 });
  },
};

/** The cable is pulled and put back: the numbers stay all the while, and go on from where they are. */
export const DropAndReconnect: Story = {
  play: async ({ canvasElement, ...context }) => {
    const shop = shopOf(context);
    await waitFor(() => expect(badgeIn(canvasElement)).toBe('Live'));
    const before = revenueIn(canvasElement);

    shop.become({ link: 'connecting', error: gone, attempt: 1 });
    await waitFor(() => expect(badgeIn(canvasElement)).toBe('Reconnecting'));
    await expect(revenueIn(canvasElement)).toBe(before);
    await expect(inside(dashboardIn(canvasElement), '[role=status]').textContent).toContain('interrupted');

    shop.become({ link: 'live' });
    shop.sell(500);
    await waitFor(() => expect(badgeIn(canvasElement)).toBe('Live'));
    await expect(revenueIn(canvasElement)).not.toBe(before);
    await expect(inside(dashboardIn(canvasElement), '[role=status]').textContent).toContain('back');
  },
};

/** Access is taken away: not one number of before is left in the page. */
export const AccessLost: Story = {
  play: async ({ canvasElement, args, ...context }) => {
    await waitFor(() => expect(revenueIn(canvasElement)).toMatch(/\d/));
    shopOf(context).become({ link: 'denied', error: new BizBoostError('forbidden', 'not yours') });
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('You do not have access'));
    await expect(wordsIn(canvasElement)).not.toMatch(/\d{2}/);
    await expect(args['bizboost-error']).toHaveBeenCalledOnce();
  },
};

/** The person chooses another period. */
export const PeriodChange: Story = {
  play: async ({ canvasElement, args, userEvent }) => {
    await waitFor(() => expect(revenueIn(canvasElement)).toMatch(/\d/));
    const before = revenueIn(canvasElement);
    const picker = inside(dashboardIn(canvasElement), 'bizboost-period-picker');

    await userEvent.click(inside(picker, 'input[value=week]'));

    await waitFor(() => expect(revenueIn(canvasElement)).not.toBe(before));
    await expect(args['bizboost-period-change']).toHaveBeenCalledOnce();
    await expect(dashboardIn(canvasElement).period).toBe('week');
  },
};

/** The whole desk without a mouse: a period, a chart's points and its table, a column of the campaigns. */
export const ByKeyboard: Story = {
  play: async ({ canvasElement, args, userEvent }) => {
    const dashboard = dashboardIn(canvasElement);
    await waitFor(() => expect(revenueIn(canvasElement)).toMatch(/\d/));
    deepInside(dashboard, 'bizboost-period-picker', 'input[value=week]').focus();
    await userEvent.keyboard(' ');
    await waitFor(() => expect(args['bizboost-period-change']).toHaveBeenCalledOnce());

    const chart = inside(dashboard, 'bizboost-metric-chart');
    await waitFor(() => inside(chart, '[role=slider]'), { timeout: 10_000 });
    const plot = inside(chart, '[role=slider]');
    plot.focus();
    await userEvent.keyboard('{Home}');
    await waitFor(() => expect(plot.ariaValueNow).toBe('1'));
    inside(chart, '[part=toggle]').focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => inside(chart, 'table'));

    const campaigns = inside(dashboard, 'bizboost-campaign-table');
    inside(campaigns, 'th.ctr button').focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(inside(campaigns, 'th.ctr').ariaSort).toBe('descending'));
  },
};

/** A page of one's own: other words, other controls, less of a heading. */
export const WithSlots: Story = {
  render: (_, context) =>
    html`<live-dashboard .source=${shopOf(context)} heading-level="3">
      <span slot="title">Chitenge House, Kabwata market</span>
      <a slot="actions" href="#export">Export</a>
      <p slot="footer">Numbers are in Zambian kwacha, without tax.</p>
    </live-dashboard>`,
};

/** A value, and no network at all: for a report, a mail, a page made on a server. */
export const GivenData: Story = {
  render: (_, context) => html`<live-dashboard .data=${shopOf(context).live('week')}></live-dashboard>`,
  play: async ({ canvasElement, ...context }) => {
    await waitFor(() => expect(revenueIn(canvasElement)).toMatch(/\d/));
    await expect(shopOf(context).watchers).toBe(0);
  },
};

export const Dark: Story = { parameters: { page: { scheme: 'dark' } } };

export const DarkEmpty: Story = { parameters: { page: { scheme: 'dark' }, shop: { shop: 'empty' } } };

export const DarkFailed: Story = {
  parameters: { page: { scheme: 'dark' }, shop: { link: { link: 'failed', error: gone, attempt: 3 } } },
};

/** In Arabic, from right to left. */
export const RightToLeft: Story = {
  parameters: { page: { dir: 'rtl', lang: 'ar' } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(wordsIn(canvasElement)).toMatch(/\p{Script=Arabic}/u));
    await waitFor(() => expect(wordsIn(canvasElement)).not.toMatch(/live dashboard|campaigns/i));
  },
};

/** In German, whose words are long. */
export const German: Story = { parameters: { page: { lang: 'de' } } };

export const NarrowGerman: Story = {
  parameters: { page: { width: 280, lang: 'de' } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(revenueIn(canvasElement)).toMatch(/\d/));
    await expect(dashboardIn(canvasElement).scrollWidth).toBe(280);
  },
};

export const Narrow: Story = {
  parameters: { page: { width: 280 } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(revenueIn(canvasElement)).toMatch(/\d/));
    await expect(dashboardIn(canvasElement).scrollWidth).toBe(280);
  },
};

export const NarrowEmpty: Story = { parameters: { page: { width: 280 }, shop: { shop: 'empty' } } };

export const Tablet: Story = { parameters: { page: { width: 720 } } };

export const Wide: Story = { parameters: { page: { width: 1600 } } };

/** A host's theme for eyes that need more contrast. */
export const HighContrast: Story = {
  parameters: {
    page: {
      theme: {
        '--bizboost-text': '#000',
        '--bizboost-text-muted': '#1a1a1a',
        '--bizboost-border': '#000',
        '--bizboost-border-strong': '#000',
        '--bizboost-accent': '#0020a0',
        '--bizboost-positive': '#00491f',
        '--bizboost-negative': '#7a0008',
      },
    },
  },
};

/** A brand's own colours, corners and spacing. */
export const Branded: Story = {
  parameters: {
    page: {
      theme: {
        '--bizboost-accent': '#a3360a',
        '--bizboost-radius': '4px',
        '--bizboost-gap': '0.625rem',
        '--bizboost-surface': '#fffaf3',
        '--bizboost-border': '#ecdcc4',
        '--bizboost-font': "Georgia, 'Liberation Serif', serif",
      },
    },
  },
};

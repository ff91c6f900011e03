import { BizBoostError } from '@bizboost/core/contract';
import '@bizboost/elements/best-times';
import type { BestTimes } from '@bizboost/elements/best-times';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { accessLost, dropAndReconnect } from './plays.ts';
import { inside, openShop, quietRows, shopOf, sourceControls, tells } from './world.ts';

type Args = Pick<BestTimes, 'label' | 'headingLevel' | 'loading' | 'stale'> & Omit<typeof tells, 'bizboost-action'>;
type Story = StoryObj<Args>;

const { period: _, ...controls } = sourceControls;

const meta: Meta<Args> = {
  title: 'Pieces/Best times',
  component: 'bizboost-best-times',
  loaders: [openShop],
  parameters: { page: { width: 720 } },
  args: { label: '', headingLevel: 3, loading: false, stale: false, ...tells },
  argTypes: { ...quietRows, ...controls },
  render: (args, context) =>
    html`<bizboost-best-times
      .source=${shopOf(context)}
      .label=${args.label}
      .headingLevel=${args.headingLevel}
      ?loading=${args.loading}
      ?stale=${args.stale}
      @bizboost-status=${args['bizboost-status']}
      @bizboost-error=${args['bizboost-error']}
    ></bizboost-best-times>`,
};
export default meta;

const timesIn = (canvas: HTMLElement): BestTimes => canvas.querySelector('bizboost-best-times') as BestTimes;
const readIn = (canvas: HTMLElement): string => inside(timesIn(canvas), '[part=reading]').textContent?.trim() ?? '';

/** Filled lies above the usual, hollow below; the larger, the surer. Arrow keys, Home and End go through the week. */
export const ManyPosts: Story = {
  play: async ({ canvasElement, userEvent }) => {
    await waitFor(() => expect(readIn(canvasElement)).toMatch(/times in 100/));
    inside(timesIn(canvasElement), 'td[tabindex="0"]').focus();
    await userEvent.keyboard('{Home}');
    await waitFor(() => expect(readIn(canvasElement)).toMatch(/00:00|12:00 am/i));
  },
};

/** Slots of several hours, weekdays and weekends together: more than that thirty posts do not bear. */
export const ThirtyPosts: Story = { parameters: { shop: { posts: 'thirty' } } };

/** What holds for most pages, labelled so. */
export const NoPosts: Story = { parameters: { shop: { shop: 'empty' } } };

export const FirstLoad: Story = { parameters: { shop: { shop: 'silent' } } };

export const Stale: Story = { args: { stale: true } };

export const ErrorWithoutData: Story = {
  parameters: {
    shop: { shop: 'silent', link: { link: 'failed', error: new BizBoostError('unavailable', 'gone'), attempt: 2 } },
  },
};

export const Offline: Story = { parameters: { shop: { shop: 'silent', link: { link: 'offline' } } } };

export const Denied: Story = {
  parameters: { shop: { link: { link: 'denied', error: new BizBoostError('forbidden', 'not yours') } } },
};

/** No source at all. After a second it says so. */
/** The cable is pulled and put back. */
export const DropAndReconnect: Story = { play: dropAndReconnect('bizboost-best-times', '[part=summary]') };

/** Access is taken away while one looks. */
export const AccessLost: Story = { play: accessLost('bizboost-best-times', '[part=summary]') };

/** One tab stop: arrow keys, Home and End go through the week. */
export const ByKeyboard: Story = {
  play: async ({ canvasElement, userEvent }) => {
    await waitFor(() => expect(readIn(canvasElement)).toMatch(/times in 100/), { timeout: 10_000 });
    inside(timesIn(canvasElement), 'td[tabindex="0"]').focus();
    for (const key of ['{Home}', '{ArrowRight}', '{End}']) {
      const before = readIn(canvasElement);
      await userEvent.keyboard(key);
      await waitFor(() => expect(readIn(canvasElement)).not.toBe(before));
    }
    await expect(timesIn(canvasElement).shadowRoot?.querySelectorAll('td[tabindex="0"]').length).toBe(1);
  },
};

export const NotConfigured: Story = {
  render: () => html`<bizboost-best-times></bizboost-best-times>`,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(timesIn(canvasElement).shadowRoot?.textContent).toContain('Not connected yet'), {
      timeout: 3_000,
    });
  },
};

export const Dark: Story = { parameters: { page: { width: 720, scheme: 'dark' } } };

export const Narrowest: Story = { parameters: { page: { width: 280 } } };

export const Wide: Story = { parameters: { page: { width: 1_200 } } };

export const RightToLeft: Story = { parameters: { page: { width: 720, dir: 'rtl', lang: 'ar' } } };

export const German: Story = { parameters: { page: { width: 720, lang: 'de' } } };

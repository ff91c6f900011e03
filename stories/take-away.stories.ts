import '@bizboost/elements/live-dashboard';
import '@bizboost/elements/take-away';
import type { LiveDashboard } from '@bizboost/elements/live-dashboard';
import type { TakeAway } from '@bizboost/elements/take-away';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { inside, openShop, quietRows, shopOf, tells } from './world.ts';

type Args = Pick<TakeAway, 'label' | 'htmlFor'> & Pick<typeof tells, 'bizboost-error'>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Pieces/Take away',
  component: 'bizboost-take-away',
  loaders: [openShop],
  parameters: { page: { width: 960 } },
  args: { label: 'the dashboard', htmlFor: 'board', 'bizboost-error': tells['bizboost-error'] },
  argTypes: quietRows,
  render: (args, context) =>
    html`<bizboost-take-away
        .label=${args.label}
        .htmlFor=${args.htmlFor}
        @bizboost-error=${args['bizboost-error']}
      ></bizboost-take-away>
      <live-dashboard id="board" no-export remember="view" .source=${shopOf(context)}></live-dashboard>`,
};
export default meta;

const menuIn = (canvas: HTMLElement): TakeAway => canvas.querySelector('bizboost-take-away') as TakeAway;
const wordsIn = (canvas: HTMLElement): string => inside(menuIn(canvas), '[part=menu]').textContent ?? '';

async function open(canvas: HTMLElement): Promise<void> {
  const board = canvas.querySelector('live-dashboard') as LiveDashboard;
  await waitFor(() => expect(board.shadowRoot?.querySelector('[aria-busy=false]')).not.toBeNull());
  inside(menuIn(canvas), 'button').click();
  await waitFor(() => expect(inside(menuIn(canvas), '[part=menu]').matches(':popover-open')).toBe(true));
}

/** Arrow keys go through it; what became of a press is said at its foot. */
export const ByKeyboard: Story = {
  play: async ({ canvasElement, userEvent }) => {
    await open(canvasElement);
    await expect(wordsIn(canvasElement)).toContain('Print or save as PDF');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    await expect(menuIn(canvasElement).shadowRoot?.activeElement?.getAttribute('aria-label')).toBe(
      'Revenue, picture as PNG',
    );
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('.png'), { timeout: 5_000 });
  },
};

/** There is nothing to take yet, and it says so. */
export const NoNumbers: Story = {
  parameters: { shop: { shop: 'silent' } },
  play: async ({ canvasElement }) => {
    inside(menuIn(canvasElement), 'button').click();
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('There are no numbers'));
  },
};

/** Of one number: two lines. */
export const OfOneTile: Story = {
  parameters: { page: { width: 360 } },
  render: () =>
    html`<bizboost-metric-card .data=${{ label: 'Orders', value: 41, unit: 'count' }}></bizboost-metric-card>`,
};

/** Beside what it takes, as a page may put it. */
export const ByItself: Story = {
  parameters: { page: { width: 360 } },
  render: ({ label }) => {
    const data = { label: 'Orders', value: 41, unit: 'count' } as const;
    const card = Object.assign(document.createElement('bizboost-metric-card'), { data, noExport: true });
    return html`${card}<bizboost-take-away .of=${card} .label=${label}></bizboost-take-away>`;
  },
};

export const Dark: Story = {
  parameters: { page: { width: 960, scheme: 'dark' } },
  play: ({ canvasElement }) => open(canvasElement),
};

export const RightToLeft: Story = {
  parameters: { page: { width: 960, dir: 'rtl', lang: 'ar' } },
  play: ({ canvasElement }) => open(canvasElement),
};

export const Phone: Story = {
  parameters: { page: { width: 360 } },
  play: ({ canvasElement }) => open(canvasElement),
};

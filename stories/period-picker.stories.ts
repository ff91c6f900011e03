import '@bizboost/elements/period-picker';
import type { PeriodPicker } from '@bizboost/elements/period-picker';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fireEvent, fn, waitFor } from 'storybook/test';
import { inside, quietRows, sourceControls } from './world.ts';

interface Args {
  readonly period: string;
  readonly 'bizboost-period-change': (event: Event) => void;
}
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Pieces/Period picker',
  component: 'bizboost-period-picker',
  parameters: { page: { width: 460 } },
  args: { period: 'today', 'bizboost-period-change': fn() },
  argTypes: { ...quietRows, period: sourceControls.period },
  render: (args) =>
    html`<bizboost-period-picker
      .period=${args.period}
      @bizboost-period-change=${args['bizboost-period-change']}
    ></bizboost-period-picker>`,
};
export default meta;

const pickerIn = (canvas: HTMLElement): PeriodPicker => canvas.querySelector('bizboost-period-picker') as PeriodPicker;
const periodsTold = (args: Args): string[] =>
  (args['bizboost-period-change'] as ReturnType<typeof fn>).mock.calls.map(
    ([event]) => (event as CustomEvent<{ period: string }>).detail.period,
  );

export const Today: Story = {};

export const ThisWeek: Story = { args: { period: 'week' } };

export const Range: Story = { args: { period: '2026-03-01..2026-03-14' } };

/** The space bar chooses, Enter opens the days, Escape closes them and gives the focus back. */
export const ByKeyboard: Story = {
  play: async ({ canvasElement, args, userEvent }) => {
    const picker = pickerIn(canvasElement);
    for (const period of ['week', 'month']) {
      inside<HTMLInputElement>(picker, `input[value=${period}]`).focus();
      await userEvent.keyboard(' ');
      await waitFor(() => expect(picker.period).toBe(period));
    }
    inside(picker, '.custom').focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(inside(picker, '[part=dialog]').hidden).toBe(false));
    await waitFor(() => expect(picker.shadowRoot?.activeElement?.id).toBe('from'));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(inside(picker, '[part=dialog]').hidden).toBe(true));
    await expect(picker.shadowRoot?.activeElement?.classList.contains('custom')).toBe(true);
    await expect(periodsTold(args)).toEqual(['week', 'month']);
  },
};

/** Any two days, both included. */
export const CustomDays: Story = {
  play: async ({ canvasElement, args, userEvent }) => {
    const picker = pickerIn(canvasElement);
    await userEvent.click(inside(picker, '.custom'));
    await waitFor(() => expect(inside(picker, '[part=dialog]').hidden).toBe(false));
    await fireEvent.input(inside(picker, '#from'), { target: { value: '2026-02-01' } });
    await fireEvent.input(inside(picker, '#to'), { target: { value: '2026-02-28' } });
    await userEvent.click(inside(picker, '[type=submit]'));
    await waitFor(() => expect(periodsTold(args)).toEqual(['2026-02-01..2026-02-28']));
  },
};

/** What is wrong is said, and nothing is chosen. */
export const DaysReversed: Story = {
  play: async ({ canvasElement, args, userEvent }) => {
    const picker = pickerIn(canvasElement);
    await userEvent.click(inside(picker, '.custom'));
    await fireEvent.input(inside(picker, '#from'), { target: { value: '2026-02-28' } });
    await fireEvent.input(inside(picker, '#to'), { target: { value: '2026-02-01' } });
    await userEvent.click(inside(picker, '[type=submit]'));
    await waitFor(() => expect(inside(picker, '[role=alert]').textContent).toContain('before the first'));
    await expect(periodsTold(args)).toEqual([]);
  },
};

/** The days opened, as they are left. */
export const Open: Story = {
  decorators: [(story) => html`<div style="min-block-size: 16rem">${story()}</div>`],
  play: async ({ canvasElement, userEvent }) => {
    await userEvent.click(inside(pickerIn(canvasElement), '.custom'));
    await waitFor(() => expect(inside(pickerIn(canvasElement), '[part=dialog]').hidden).toBe(false));
  },
};

/** The page may refuse: the choice stays where it was. */
export const Refused: Story = {
  args: { 'bizboost-period-change': fn((event: Event) => event.preventDefault()) },
  play: async ({ canvasElement, userEvent }) => {
    const picker = pickerIn(canvasElement);
    await userEvent.click(inside(picker, 'input[value=month]'));
    await waitFor(() => expect(inside<HTMLInputElement>(picker, 'input[value=today]').checked).toBe(true));
    await expect(picker.period).toBe('today');
  },
};

export const Dark: Story = { parameters: { page: { width: 460, scheme: 'dark' } } };

export const RightToLeft: Story = {
  args: { period: '2026-03-01..2026-03-14' },
  parameters: { page: { width: 460, dir: 'rtl', lang: 'ar' } },
};

export const Narrow: Story = { parameters: { page: { width: 280 } } };

export const NarrowRange: Story = {
  args: { period: '2026-03-01..2026-03-14' },
  parameters: { page: { width: 280 } },
};

export const German: Story = { parameters: { page: { width: 460, lang: 'de' } } };

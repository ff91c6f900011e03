import '@bizboost/elements/content-suggestions';
import '@bizboost/elements/live-dashboard';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { cssOf, themes, type ThemeName } from './themes.ts';
import { deepInside, openShop, shopOf } from './world.ts';

type Story = StoryObj;

const meta: Meta = {
  title: 'Themes',
  loaders: [openShop],
  parameters: { controls: { disable: true } },
  // The page of the same name is theirs.
  tags: ['!autodocs'],
  render: (_, context) =>
    html`<div style="display: grid; gap: 2.5rem">
      <live-dashboard .source=${shopOf(context)}></live-dashboard>
      <content-suggestions .source=${shopOf(context)}></content-suggestions>
    </div>`,
  play: async ({ canvasElement }) => {
    const [dashboard, advice] = ['live-dashboard', 'content-suggestions'].map((tag) =>
      canvasElement.querySelector<HTMLElement>(tag),
    );
    await waitFor(() =>
      expect(deepInside(dashboard ?? null, 'bizboost-metric-card', '[part=value]').textContent).toMatch(/\d/),
    );
    await waitFor(() => expect(advice?.shadowRoot?.textContent).toMatch(/Why\?/), { timeout: 10_000 });
  },
};
export default meta;

const worn = (look: ThemeName) => ({
  page: { look },
  docs: { codePanel: true, source: { code: cssOf(themes[look]), language: 'css' } },
});

export const AsThePageIs: Story = { parameters: worn('host') };

export const Dark: Story = { parameters: worn('dark') };

/** Held to 7 : 1 by axe, too. */
export const HighContrast: Story = {
  parameters: {
    ...worn('contrast'),
    a11y: { config: { rules: [{ id: 'color-contrast-enhanced', enabled: true }] } },
  },
};

export const PaleBrand: Story = { parameters: worn('pale') };

export const StrongBrand: Story = { parameters: worn('strong') };

export const Dense: Story = { parameters: worn('dense') };

export const InkOnPaper: Story = { parameters: worn('print') };

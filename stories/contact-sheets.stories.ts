import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, waitFor } from 'storybook/test';
import * as BestTimes from './best-times.stories.ts';
import * as CampaignTable from './campaign-table.stories.ts';
import { contactSheet, panesOf, type Pane, type Shelf } from './contact-sheet.ts';
import * as ContentSuggestions from './content-suggestions.stories.ts';
import { expectDocsOfManifest } from './docs-of-manifest.ts';
import * as LiveDashboard from './live-dashboard.stories.ts';
import * as MetricCard from './metric-card.stories.ts';
import * as MetricChart from './metric-chart.stories.ts';
import * as MetricDrivers from './metric-drivers.stories.ts';
import * as MetricReceipt from './metric-receipt.stories.ts';
import * as PeriodPicker from './period-picker.stories.ts';
import * as PostComposer from './post-composer.stories.ts';
import { storyFor } from './states.ts';
import * as TakeAway from './take-away.stories.ts';

interface Args {
  readonly shelf: Shelf;
  readonly panes: readonly Pane[];
}
type Story = StoryObj<Args>;

/** Every element in every theme and direction, as it mostly is and in its hard states. */
const meta: Meta<Args> = {
  title: 'Contact sheets',
  parameters: { controls: { disable: true } },
  tags: ['!autodocs'],
  render: ({ shelf, panes }) => contactSheet(shelf, panes),
};
export default meta;

const namesOf = (shelf: Shelf): readonly string[] => Object.keys(shelf).filter((name) => name !== 'default');

const sheetOf = (shelf: Shelf, turn: number): Story => ({
  args: { shelf, panes: panesOf(namesOf(shelf), turn) },
  play: async ({ canvasElement, args, parameters }) => {
    const tag = (shelf.default as { readonly component: string }).component;
    await expectDocsOfManifest(tag, parameters);
    const shown = [...canvasElement.querySelectorAll<HTMLElement>(tag)];
    await expect(shown.length).toBe(args.panes.length);
    const isReady = (element: HTMLElement): boolean =>
      tag === 'bizboost-period-picker' || element.matches(':state(live)');
    const live = shown.filter((_, place) => storyFor('live', [args.panes[place]?.story ?? '']) !== undefined);
    await waitFor(() => expect(live.filter((one) => !isReady(one)).length).toBe(0), { timeout: 10_000 });
  },
});

// The week hour by hour is 168 cells: that of thirty posts says the same with fewer.
export const BestTimesSheet: Story = sheetOf({ ...BestTimes, ManyPosts: BestTimes.ThirtyPosts }, 0);
export const CampaignTableSheet: Story = sheetOf(CampaignTable, 1);
export const ContentSuggestionsSheet: Story = sheetOf(ContentSuggestions, 2);
export const LiveDashboardSheet: Story = sheetOf(LiveDashboard, 3);
export const MetricCardSheet: Story = sheetOf(MetricCard, 4);
export const MetricChartSheet: Story = sheetOf(MetricChart, 5);
export const MetricDriversSheet: Story = sheetOf(MetricDrivers, 6);
export const MetricReceiptSheet: Story = sheetOf(MetricReceipt, 2);
export const PeriodPickerSheet: Story = sheetOf(PeriodPicker, 0);
export const PostComposerSheet: Story = sheetOf(PostComposer, 1);
// Not fourteen dashboards, which most of its stories have beside it.
export const TakeAwaySheet: Story = sheetOf({ default: TakeAway.default, ByItself: TakeAway.ByItself }, 3);

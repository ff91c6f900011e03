import { BizBoostError } from '@bizboost/core/contract';
import '@bizboost/elements/content-suggestions';
import type { ContentSuggestions } from '@bizboost/elements/content-suggestions';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { accessLost, dropAndReconnect } from './plays.ts';
import { inside, openShop, quietRows, shopOf, sourceControls, tells, viewersScheme } from './world.ts';

type Args = Pick<ContentSuggestions, 'label' | 'headingLevel' | 'announce' | 'actions'> & typeof tells;
type Story = StoryObj<Args>;

const { period: _, ...controls } = sourceControls;

const meta: Meta<Args> = {
  title: 'Content suggestions',
  component: 'content-suggestions',
  loaders: [openShop],
  args: { label: '', headingLevel: 2, announce: '', actions: '', ...tells },
  argTypes: {
    ...quietRows,
    ...controls,
    announce: { control: { type: 'select' }, options: ['', '5', '60', 'off'] },
    actions: { control: 'text' },
  },
  render: (args, context) =>
    html`<content-suggestions
      .source=${shopOf(context)}
      .label=${args.label}
      .headingLevel=${args.headingLevel}
      .announce=${args.announce}
      .actions=${args.actions}
      @bizboost-action=${args['bizboost-action']}
      @bizboost-status=${args['bizboost-status']}
      @bizboost-error=${args['bizboost-error']}
    ></content-suggestions>`,
};
export default meta;

const adviceIn = (canvas: HTMLElement): ContentSuggestions =>
  canvas.querySelector('content-suggestions') as ContentSuggestions;
const wordsIn = (canvas: HTMLElement): string => (adviceIn(canvas).shadowRoot?.textContent ?? '').replace(/\s+/g, ' ');
const openAll = (canvas: HTMLElement): void => {
  for (const details of adviceIn(canvas).shadowRoot?.querySelectorAll('details') ?? []) details.open = true;
};
const gone = new BizBoostError('unavailable', 'upstream connect error 10.0.3.7:5432');

/** Three thousand posts: every piece of advice, and how right such advice was before. */
export const ManyPosts: Story = {
  play: async ({ canvasElement, args, userEvent }) => {
    // The first story to need the code that comes later: a busy machine takes more than a second to fetch it.
    await waitFor(
      () => expect(wordsIn(canvasElement)).toMatch(/our high-confidence calls were right \d+ of \d+ times/),
      { timeout: 10_000 },
    );
    await userEvent.click(inside(adviceIn(canvasElement), '.tips [part=action]'));
    await expect(args['bizboost-action']).toHaveBeenCalledOnce();
  },
};

/** As the first page has it: in whatever light one looks. */
export const Checked: Story = { parameters: { page: { scheme: viewersScheme() } } };

/** The evidence of all of it: counts, ranges, chances, what it was compared with, and its score. */
export const EvidenceOpen: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('Why?'));
    openAll(canvasElement);
    await expect(wordsIn(canvasElement)).toMatch(/Drawn from \d+ posts of yours at that time/);
  },
};

/** Thirty posts: coarse times, and nothing that so few do not bear. */
export const ThirtyPosts: Story = {
  parameters: { shop: { posts: 'thirty' } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('No habit stands out yet'));
  },
};

/** Three posts: said to be too few, with what holds for most pages meanwhile, labelled so. */
export const ThreePosts: Story = {
  parameters: { shop: { posts: 'three' } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('3 of about 30 posts'));
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('Experience with most pages, not yours'));
  },
};

/** The first day. */
export const NoPosts: Story = { parameters: { shop: { shop: 'empty' } } };

/** A post goes out, and advice changes without a reload. */
export const NewPost: Story = {
  play: async ({ canvasElement, ...context }) => {
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('From 3,000 posts of yours'));
    shopOf(context).publish();
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('From 3,001 posts of yours'));
  },
};

/** Until the first answer: frames of the final order. */
export const FirstLoad: Story = {
  parameters: { shop: { shop: 'silent' } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(inside(adviceIn(canvasElement), '[part=panels]').ariaBusy).toBe('true'));
  },
};

export const ErrorWithoutData: Story = {
  parameters: { shop: { shop: 'silent', link: { link: 'failed', error: gone, attempt: 2 } } },
  play: async ({ canvasElement, userEvent, ...context }) => {
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('could not be loaded'));
    await expect(wordsIn(canvasElement)).not.toContain('10.0.3.7');
    await userEvent.click(inside(adviceIn(canvasElement), '[part=retry]'));
    await expect(shopOf(context).reconnects).toBe(1);
  },
};

/** The link went while advice was shown: it stays, marked and dated. */
export const ErrorWithData: Story = {
  parameters: { shop: { link: { link: 'failed', error: gone, attempt: 3 } } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('Reconnecting, attempt 3'));
    await expect(adviceIn(canvasElement).matches(':state(stale)')).toBe(true);
  },
};

export const OfflineWithData: Story = { parameters: { shop: { link: { link: 'offline' } } } };

export const OfflineFromTheStart: Story = { parameters: { shop: { shop: 'silent', link: { link: 'offline' } } } };

export const Denied: Story = {
  parameters: { shop: { link: { link: 'denied', error: new BizBoostError('forbidden', 'not yours') } } },
};

export const SessionEnded: Story = {
  parameters: { shop: { link: { link: 'denied', error: new BizBoostError('unauthenticated', 'token expired') } } },
};

/** The cable is pulled and put back. */
export const DropAndReconnect: Story = { play: dropAndReconnect('content-suggestions', '[part=panels]') };

/** Access is taken away while one looks. */
export const AccessLost: Story = { play: accessLost('content-suggestions', '[part=panels]') };

/** The first piece of advice is taken by Enter, and the week read by arrow keys. */
export const ByKeyboard: Story = {
  play: async ({ canvasElement, args, userEvent }) => {
    await waitFor(() => inside(adviceIn(canvasElement), '[part=action]'), { timeout: 10_000 });
    inside(adviceIn(canvasElement), '[part=action]').focus();
    await userEvent.keyboard('{Enter}');
    await expect(args['bizboost-action']).toHaveBeenCalledOnce();
    const week = (): HTMLElement => inside(adviceIn(canvasElement), 'bizboost-best-times');
    const reading = (): string => inside(week(), '[part=reading]').textContent ?? '';
    await waitFor(() => inside(week(), 'td[tabindex="0"]').focus(), { timeout: 10_000 });
    const before = reading();
    await userEvent.keyboard('{ArrowDown}');
    await waitFor(() => expect(reading()).not.toBe(before));
  },
};

export const NotConfigured: Story = {
  render: () => html`<content-suggestions></content-suggestions>`,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('Not connected yet'), { timeout: 3_000 });
  },
};

/** A page that carries out nothing: advice to read. */
export const WithoutActions: Story = { args: { actions: 'none' } };

/** A value, and no network at all. */
export const GivenData: Story = {
  render: (__, context) => html`<content-suggestions .data=${shopOf(context).advice()}></content-suggestions>`,
  play: async ({ canvasElement, ...context }) => {
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('Post on'));
    await expect(shopOf(context).watchers).toBe(0);
  },
};

export const Dark: Story = { parameters: { page: { scheme: 'dark' } } };

export const DarkThreePosts: Story = { parameters: { page: { scheme: 'dark' }, shop: { posts: 'three' } } };

export const Phone: Story = { parameters: { page: { width: 320 } } };

export const Narrowest: Story = { parameters: { page: { width: 280 } } };

export const RightToLeft: Story = { parameters: { page: { dir: 'rtl', lang: 'ar' } } };

export const German: Story = { parameters: { page: { lang: 'de' } } };

/** A host's own colours, font and corners. */
export const Themed: Story = {
  parameters: {
    page: {
      theme: {
        '--bizboost-accent': '#8a3b12',
        '--bizboost-surface': '#fffaf3',
        '--bizboost-border': '#ecdcc5',
        '--bizboost-radius': '0.25rem',
        '--bizboost-font': 'Georgia, serif',
      },
    },
  },
};

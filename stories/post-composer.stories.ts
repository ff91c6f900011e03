import { BizBoostError, type AnalyticsSource } from '@bizboost/core/contract';
import '@bizboost/elements/post-composer';
import type { PostComposer } from '@bizboost/elements/post-composer';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, waitFor } from 'storybook/test';
import { outlookOf } from './advice-data.ts';
import { accessLost, dropAndReconnect } from './plays.ts';
import { postingShop } from './posting-shop.ts';
import { STORY_NOW } from './shop-data.ts';
import { inside, openShop, quietRows, shopOf, sourceControls, tells } from './world.ts';

type Args = Pick<PostComposer, 'label' | 'headingLevel' | 'announce' | 'channels' | 'timezone' | 'predictIn'> &
  Omit<typeof tells, 'bizboost-action'> & { readonly 'bizboost-post': (event: Event) => void };
type Story = StoryObj<Args>;

const { period: _, ...controls } = sourceControls;

const meta: Meta<Args> = {
  title: 'Post composer',
  component: 'post-composer',
  loaders: [openShop],
  args: {
    label: '',
    headingLevel: 2,
    announce: '',
    channels: '',
    timezone: '',
    predictIn: '',
    ...tells,
    'bizboost-post': fn(),
  },
  argTypes: {
    ...quietRows,
    ...controls,
    announce: { control: { type: 'select' }, options: ['', '5', '60', 'off'] },
    channels: { control: 'text' },
    timezone: { control: 'text' },
    predictIn: { control: { type: 'select' }, options: ['', 'server', 'browser'] },
    draft: { control: false },
    predictor: { control: false },
  } as Meta<Args>['argTypes'],
  render: (args, context) =>
    html`<post-composer
      .source=${shopOf(context)}
      .label=${args.label}
      .headingLevel=${args.headingLevel}
      .announce=${args.announce}
      .channels=${args.channels}
      .timezone=${args.timezone}
      .predictIn=${args.predictIn}
      @bizboost-post=${args['bizboost-post']}
      @bizboost-status=${args['bizboost-status']}
      @bizboost-error=${args['bizboost-error']}
    ></post-composer>`,
};
export default meta;

const composerIn = (canvas: HTMLElement): PostComposer => canvas.querySelector('post-composer') as PostComposer;
const wordsIn = (canvas: HTMLElement): string =>
  (composerIn(canvas).shadowRoot?.textContent ?? '').replace(/\s+/g, ' ');
const scoreIn = (canvas: HTMLElement): number =>
  Number(inside(composerIn(canvas), '[part=score] strong').textContent ?? '');
const captionIn = (canvas: HTMLElement): HTMLTextAreaElement => inside(composerIn(canvas), '#caption-0');

/** The score follows what is typed. */
export const Writing: Story = {
  play: async ({ canvasElement, userEvent }) => {
    await waitFor(() => expect(scoreIn(canvasElement)).toBeGreaterThan(0));
    const before = scoreIn(canvasElement);
    await userEvent.type(captionIn(canvasElement), 'Which print is yours?');
    await waitFor(() => expect(scoreIn(canvasElement)).toBeGreaterThan(before));
  },
};

/** Two suggestions taken, each with one press, and the post handed to the page. */
export const AppliedAndFinished: Story = {
  play: async ({ canvasElement, args, userEvent }) => {
    await waitFor(() => expect(scoreIn(canvasElement)).toBeGreaterThan(0));
    const before = scoreIn(canvasElement);
    await userEvent.type(captionIn(canvasElement), 'Wrap dress in a new print.');
    for (const words of ['Make it a video', 'Post on Fri'])
      await userEvent.click(
        await waitFor(() => inside(composerIn(canvasElement), `[part=apply][aria-label*="${words}"]`)),
      );
    await waitFor(() => expect(scoreIn(canvasElement)).toBeGreaterThan(before));
    await userEvent.click(inside(composerIn(canvasElement), '[part=submit]'));
    await expect(args['bizboost-post']).toHaveBeenCalledOnce();
  },
};

/** Two drafts beside each other. */
export const TwoDrafts: Story = {
  play: async ({ canvasElement, userEvent }) => {
    await waitFor(() => expect(scoreIn(canvasElement)).toBeGreaterThan(0));
    await userEvent.type(captionIn(canvasElement), 'Wrap dress in a new print, cut this morning.');
    await userEvent.click(inside(composerIn(canvasElement), '[part=compare]'));
    await userEvent.type(inside<HTMLTextAreaElement>(composerIn(canvasElement), '#caption-1'), ' Which is yours?');
    await waitFor(() => expect(wordsIn(canvasElement)).toMatch(/Draft B should do better|Too close to call/));
  },
};

/** What is wrong is said beside its field, and nothing is handed over. */
export const WithFaults: Story = {
  play: async ({ canvasElement, args, userEvent }) => {
    await waitFor(() => expect(scoreIn(canvasElement)).toBeGreaterThan(0));
    await userEvent.click(inside(composerIn(canvasElement), '[part=submit]'));
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('Write something, or choose what it shows.'));
    await expect(args['bizboost-post']).not.toHaveBeenCalled();
  },
};

/** Worked out in the page, at every letter, without any source. */
export const WithPredictor: Story = {
  render: (args) =>
    html`<post-composer
      timezone="Africa/Lusaka"
      .predictor=${(draft: Parameters<typeof outlookOf>[0]) => outlookOf(draft, 'thousands')}
      @bizboost-post=${args['bizboost-post']}
    ></post-composer>`,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(scoreIn(canvasElement)).toBeGreaterThan(0));
  },
};

/** A real engine and a real predictor, both in the page: `predict-in="browser"`. */
export const PredictedInTheBrowser: Story = {
  loaders: [openShop, async () => ({ engine: await postingShop(170, STORY_NOW) })],
  render: (args, { loaded }) =>
    html`<post-composer
      predict-in="browser"
      .source=${loaded['engine'] as AnalyticsSource}
      @bizboost-post=${args['bizboost-post']}
    ></post-composer>`,
  play: async ({ canvasElement, userEvent }) => {
    await waitFor(() => expect(scoreIn(canvasElement)).toBeGreaterThan(0), { timeout: 5_000 });
    const before = scoreIn(canvasElement);
    await userEvent.click(inside(composerIn(canvasElement), 'input[value=video]'));
    await waitFor(() => expect(scoreIn(canvasElement)).toBeGreaterThan(before));
  },
};

export const ThreePosts: Story = {
  parameters: { shop: { posts: 'three' } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('Experience with most pages, not yours'));
  },
};

export const NoPosts: Story = {
  parameters: { shop: { shop: 'empty' } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('Nothing to go by yet'));
  },
};

export const FirstLoad: Story = { parameters: { shop: { shop: 'silent' } } };

/** The service cannot be reached: one goes on writing. */
export const ErrorWithoutData: Story = {
  parameters: {
    shop: { shop: 'silent', link: { link: 'failed', error: new BizBoostError('unavailable', 'gone'), attempt: 2 } },
  },
};

/** The line is lost while one writes: the outlook stays, marked, and so does what was typed. */
export const ErrorWithData: Story = {
  parameters: { shop: { link: { link: 'failed', error: new BizBoostError('unavailable', 'gone'), attempt: 2 } } },
};

/** No source at all. After a second it says so, and the form is there all the same. */
export const NotConfigured: Story = {
  render: () => html`<post-composer></post-composer>`,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('Not connected yet'), { timeout: 3_000 });
  },
};

/** The outlook cannot be worked out: the one before stands, marked, and nothing that was typed is lost. */
export const OutlookFails: Story = {
  play: async ({ canvasElement, userEvent, ...context }) => {
    await waitFor(() => expect(scoreIn(canvasElement)).toBeGreaterThan(0));
    shopOf(context).beforeAnswering = () => Promise.reject(new BizBoostError('unavailable', 'gone'));
    await userEvent.type(captionIn(canvasElement), 'Still here');
    await waitFor(() => expect(wordsIn(canvasElement)).toContain('could not be worked out'));
    await expect(captionIn(canvasElement).value).toBe('Still here');
  },
};

export const Offline: Story = { parameters: { shop: { shop: 'silent', link: { link: 'offline' } } } };

export const Denied: Story = {
  parameters: { shop: { link: { link: 'denied', error: new BizBoostError('forbidden', 'not yours') } } },
};

/** The cable is pulled and put back. */
export const DropAndReconnect: Story = { play: dropAndReconnect('post-composer', '[part=score]') };

/** Access is taken away while one looks. */
export const AccessLost: Story = { play: accessLost('post-composer', '[part=score]') };

/** Written, and handed over by Enter on the button. */
export const ByKeyboard: Story = {
  play: async ({ canvasElement, args, userEvent }) => {
    await waitFor(() => expect(scoreIn(canvasElement)).toBeGreaterThan(0));
    captionIn(canvasElement).focus();
    await userEvent.keyboard('Wrap dress in a new print.');
    inside(composerIn(canvasElement), '[part=submit]').focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(args['bizboost-post']).toHaveBeenCalledOnce());
  },
};

export const Dark: Story = { parameters: { page: { scheme: 'dark' } } };

export const Phone: Story = { parameters: { page: { width: 320 } } };

export const Narrowest: Story = { parameters: { page: { width: 280 } } };

export const RightToLeft: Story = { parameters: { page: { dir: 'rtl', lang: 'ar' } } };

export const German: Story = { parameters: { page: { lang: 'de' } } };

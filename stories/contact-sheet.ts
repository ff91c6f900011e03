import { html, type TemplateResult } from 'lit';
import { FakeSource, type FakeOptions } from './fake-source.ts';
import { STATES, storyFor } from './states.ts';
import { themeNames, themes, type ThemeName } from './themes.ts';
import { paperOf, type StoryWorld } from './world.ts';

type Args = Readonly<Record<string, unknown>>;

/** What a sheet needs to know of a story. */
interface Shown {
  readonly args?: unknown;
  readonly parameters?: unknown;
  readonly render?: unknown;
}

/** All that a module of stories exports. */
export type Shelf = { readonly default: Shown } & Readonly<Record<string, unknown>>;

/** One place on a sheet. */
export interface Pane {
  readonly story: string;
  readonly theme: ThemeName;
  readonly dir: 'ltr' | 'rtl';
}

/** All but the tag without a source, which waits a second before it says so: its box is that of the refused. */
export const HARD = (Object.keys(STATES) as (keyof typeof STATES)[]).filter(
  (state) => state !== 'live' && state !== 'not configured',
);

/**
 * A sheet: every theme in both directions, once with the element as it mostly is, once in a hard state. Which direction has which, and
 * which state comes first, changes with each `turn`, so that over all elements each state is met in each theme, and nothing is shown eight
 * times fourteen times.
 */
export function panesOf(names: readonly string[], turn: number): readonly Pane[] {
  const live = storyFor('live', names) ?? names[0] ?? '';
  const hard = HARD.flatMap((state) => storyFor(state, names) ?? []);
  return themeNames.flatMap((theme, place) =>
    (['ltr', 'rtl'] as const).map((dir, side) => {
      const isLive = hard.length === 0 || (place + side + turn) % 2 === 0;
      return { theme, dir, story: isLive ? live : (hard[(place + turn) % hard.length] ?? live) };
    }),
  );
}

/** Stories of one element beside each other, each in a page of its own look and with a shop of its own. */
export function contactSheet(shelf: Shelf, panes: readonly Pane[]): TemplateResult {
  return html`<div style="display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start">
    ${panes.map(({ story, theme, dir }) => {
      const title = `${story}, ${themes[theme].title}, ${dir}`;
      return html`<div lang="en" dir=${dir} style="${paperOf(themes[theme])}; padding: 0.75rem; ${widthOf(shelf)}">
        <p dir="ltr" style="margin: 0 0 0.5rem; font-size: 0.8125rem">${title}</p>
        ${drawn(shelf, story, title)}
      </div>`;
    })}
  </div>`;
}

function drawn(shelf: Shelf, name: string, label: string): unknown {
  const [{ default: meta }, story] = [shelf, shelf[name] as Shown];
  const { shop } = (story.parameters ?? {}) as { readonly shop?: FakeOptions };
  const render = (story.render ?? meta.render) as (args: Args, context: unknown) => unknown;
  const args = { ...(meta.args as Args), ...(story.args as Args | undefined) };
  // Landmarks of one page must have names of their own.
  const named = 'label' in args ? { ...args, label } : args;
  return render(named, { loaded: { shop: new FakeSource(shop) } });
}

function widthOf({ default: { parameters } }: Shelf): string {
  const { page = {} } = (parameters ?? {}) as StoryWorld;
  return `inline-size: ${Math.min(page.width ?? 600, 600)}px; max-inline-size: 100%`;
}

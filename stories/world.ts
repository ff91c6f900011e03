import { languages } from '@bizboost/elements/languages';
import { html, type TemplateResult } from 'lit';
import { fn } from 'storybook/test';
import { FakeSource, type FakeOptions } from './fake-source.ts';
import { STORY_NOW } from './shop-data.ts';
import { themeNamed, themes, type Theme, type ThemeName, type Token } from './themes.ts';

/** The page a story stands in: what a host's page may do to an element. */
export interface StoryPage {
  readonly scheme?: 'light' | 'dark';
  /** A look of the gallery, in place of `scheme` and `theme`. */
  readonly look?: ThemeName;
  readonly dir?: 'ltr' | 'rtl';
  readonly lang?: string;
  /** CSS pixels; default as wide as it gets. */
  readonly width?: number;
  /** Custom properties of a host's theme. */
  readonly theme?: Readonly<Record<Token, string>>;
}

/** What a story's `parameters` may say. */
export interface StoryWorld {
  readonly shop?: FakeOptions;
  readonly page?: StoryPage;
}

/** A fresh shop for each showing of a story. */
export function openShop({ parameters }: { readonly parameters: StoryWorld }): { readonly shop: FakeSource } {
  return { shop: new FakeSource(parameters.shop) };
}

/** The shop of a story that is being shown. */
export function shopOf({ loaded }: { readonly loaded: Readonly<Record<string, unknown>> }): FakeSource {
  const { shop } = loaded;
  if (!(shop instanceof FakeSource)) throw new Error('Add `loaders: [openShop]` to the story.');
  return shop;
}

/** Where a story is shown: what it says of its page, and what the toolbar says in place of that. */
interface Showing {
  readonly parameters: StoryWorld;
  readonly globals: Readonly<Record<string, unknown>>;
  readonly viewMode?: string;
}

/** Puts a story into its page. */
export function onPage(story: () => unknown, { parameters, globals, viewMode }: Showing): TemplateResult {
  const { page = {} } = parameters;
  const { width } = page;
  const wish = toolbarWish(globals['lang'], languages);
  const lang = wish ?? page.lang ?? 'en';
  const dir =
    toolbarWish(globals['dir'], ['ltr', 'rtl']) ?? (wish === undefined ? page.dir : directionOf(wish)) ?? 'ltr';
  const style = `${paperOf(themeNamed(globals['theme']) ?? themeOf(page))};
    padding: ${width === undefined ? 'clamp(0.75rem, 3vw, 1.5rem)' : '1.5rem'};
    inline-size: ${width === undefined ? 'auto' : `calc(${width}px + 3rem)`};
    max-inline-size: ${viewMode === 'docs' ? '100%' : 'none'}`;
  return html`<div dir=${dir} lang=${lang} style=${style}>${story()}</div>`;
}

/** What a page with this look has in its own style, and the tokens. */
export function paperOf({ page: { scheme, background, color }, tokens }: Pick<Theme, 'page' | 'tokens'>): string {
  return [
    `color-scheme: ${scheme}`,
    'box-sizing: border-box',
    `background: ${background}`,
    `color: ${color}`,
    "font-family: Inter, 'Liberation Sans', system-ui, sans-serif",
    ...Object.entries(tokens).map(([name, value]) => `${name}: ${value}`),
  ].join(';');
}

function themeOf({ scheme, look, theme = {} }: StoryPage): Pick<Theme, 'page' | 'tokens'> {
  if (look !== undefined) return themes[look];
  return { page: (scheme === 'dark' ? themes.dark : themes.host).page, tokens: theme };
}

/** Light or dark, as whoever looks at Storybook has asked for. */
export function viewersScheme(): 'light' | 'dark' {
  return globalThis.matchMedia?.('(prefers-color-scheme: dark)').matches === true ? 'dark' : 'light';
}

/** Of the languages that are shipped. */
const directionOf = (lang: string): 'ltr' | 'rtl' => (lang === 'ar' ? 'rtl' : 'ltr');

function toolbarWish<Wish extends string>(wish: unknown, known: readonly Wish[]): Wish | undefined {
  return known.find((one) => one === wish);
}

/** While a story is shown the clock goes on from the shop's moment, so that ages and "today" are right. */
export function atShopTime(): () => void {
  const real = Date.now;
  const ahead = STORY_NOW - real();
  Date.now = () => real() + ahead;
  return () => {
    Date.now = real;
  };
}

/** Listeners that show in the Actions panel what the element tells, by the events' own names. */
export const tells = {
  'bizboost-action': fn(),
  'bizboost-status': fn(),
  'bizboost-error': fn(),
};

/** Rows of the docs that say the same twice or nothing to a reader. */
export const quietRows = Object.fromEntries(
  [
    'heading-level',
    'token-src',
    'emptyNotice',
    'name',
    'version',
    'dependencies',
    'asking',
    'attachShadow',
    'token',
    'source',
  ].map((row) => [row, { table: { disable: true } }]),
);

/** Controls that every element with a source has. */
export const sourceControls = {
  period: {
    control: { type: 'select' as const },
    options: ['today', 'week', 'month', '2026-02-01..2026-02-28'],
  },
  headingLevel: { control: { type: 'range' as const, min: 1, max: 6, step: 1 } },
  src: { control: false as const },
  business: { control: false as const },
  tokenSrc: { control: false as const },
  data: { control: false as const },
};

/** The first thing in an element's shadow root that a selector finds; fails if there is none. */
export function inside<E extends Element = HTMLElement>(host: Element | null | undefined, selector: string): E {
  const found = host?.shadowRoot?.querySelector<E>(selector);
  if (found == null) throw new Error(`<${host?.localName ?? 'nothing'}> has no ${selector}.`);
  return found;
}

/** Like `inside`, through any number of shadow roots. */
export function deepInside<E extends Element = HTMLElement>(host: Element | null, ...selectors: string[]): E {
  return selectors.reduce<Element | null>((element, selector) => inside(element, selector), host) as E;
}

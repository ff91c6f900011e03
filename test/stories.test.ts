// What Storybook must have of every element; that each story renders, acts and is accessible, `npm run test:stories` proves.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { files, root } from '../scripts/run.mjs';
import { HARD, type Pane } from '../stories/contact-sheet.ts';
import { STATES } from '../stories/states.ts';
import { themeNames } from '../stories/themes.ts';
import { elements } from './manifest.ts';

interface Story {
  readonly play?: unknown;
  readonly args?: {
    readonly shelf?: { readonly default: { readonly component?: string } };
    readonly panes?: readonly Pane[];
  };
}
interface Meta {
  readonly title: string;
  readonly component?: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly argTypes?: Readonly<
    Record<string, { readonly control?: unknown; readonly table?: { readonly disable?: boolean } }>
  >;
}
type Shelf = { readonly meta: Meta; readonly stories: ReadonlyMap<string, Story> };
const shelves = new Map<string, Shelf>();
for (const path of files('stories/*.stories.ts')) {
  const { default: meta, ...stories } = (await import(join(root, path))) as { default: Meta } & Record<string, Story>;
  shelves.set(meta.component ?? meta.title, { meta, stories: new Map(Object.entries(stories)) });
}
const preview = readFileSync(join(root, '.storybook/preview.ts'), 'utf8');
const sheetStories = readFileSync(join(root, 'stories/contact-sheets.stories.ts'), 'utf8');

/** Stories have a shop of their own: addresses have nothing to lead to. */
const ADDRESSES = new Set(['src', 'business', 'token-src']);
/** Nothing in these takes the keyboard: a number, and what moved it. */
const SILENT = new Set(['bizboost-metric-card', 'bizboost-metric-drivers']);
const LOOKS = [/^Dark/, /^RightToLeft/, /^(Narrow|Narrowest|Phone)$/];

describe.each(elements)('Storybook of <$tagName>', ({ tagName, attributes, events }) => {
  const { meta, stories } = shelves.get(tagName) ?? { meta: { title: '' }, stories: new Map<string, Story>() };

  it('has a control for each attribute, and the docs of the manifest (row 58)', () => {
    expect(meta.component).toBe(tagName);
    expect(preview).toContain('setCustomElementsManifest(manifest)');
    const without = attributes
      .filter(({ name }) => !ADDRESSES.has(name))
      .filter(({ fieldName }) => {
        const type = meta.argTypes?.[fieldName];
        return !(fieldName in (meta.args ?? {})) || type?.control === false || type?.table?.disable === true;
      });
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  it('has its attributes, events, slots, parts and tokens in its docs as the manifest has them, which its sheet proves (row 58)', () => {
    expect(sheetStories).toContain('expectDocsOfManifest(tag, parameters)');
    expect(sheets.has(tagName)).toBe(true);
  });

  it('shows each event among its actions (row 58)', () => {
    for (const { name } of events) expect(Object.keys(meta.args ?? {})).toContain(name);
  });

  it('has a story for each state, in the dark, from right to left and on a phone (row 59)', () => {
    const asks = attributes.some(({ name }) => name === 'src');
    const missing = [...(asks ? Object.values(STATES) : []), ...LOOKS].filter(
      (name) => ![...stories.keys()].some((one) => name.test(one)),
    );
    expect(missing.map(String)).toEqual([]);
  });
});

/** Sheets by the tags they show. */
const sheets = new Map<string | undefined, readonly Pane[]>(
  [...(shelves.get('Contact sheets')?.stories.values() ?? [])].map(({ args }) => [
    args?.shelf?.default.component,
    args?.panes ?? [],
  ]),
);

describe('stories', () => {
  it('are in any theme, direction and language, by the toolbar (row 59)', () => {
    for (const name of ['theme', 'dir', 'lang']) expect(preview).toMatch(new RegExp(`${name}: \\{[^}]*description`));
  });

  it.each(elements)('of <$tagName> are on a sheet with every theme in both directions (row 59)', ({ tagName }) => {
    const grounds = (sheets.get(tagName) ?? []).map(({ theme, dir }) => `${theme} ${dir}`);
    expect(grounds.sort()).toEqual(themeNames.flatMap((theme) => [`${theme} ltr`, `${theme} rtl`]).sort());
  });

  it('show each hard state in each theme, over all sheets (row 59)', () => {
    const met = new Set([...sheets.values()].flat().map(({ story, theme }) => `${stateOf(story)} ${theme}`));
    const all = ['live', ...HARD].flatMap((state) => themeNames.map((theme) => `${state} ${theme}`));
    expect(all.filter((one) => !met.has(one))).toEqual([]);
  });

  const acts = (tag: string, name: string): boolean => shelves.get(tag)?.stories.get(name)?.play !== undefined;

  it('act: a period is chosen, a chart walked, a line dropped and found, access lost, and axe is asked of each (row 60)', () => {
    expect(acts('live-dashboard', 'PeriodChange')).toBe(true);
    expect(acts('bizboost-period-picker', 'ByKeyboard')).toBe(true);
    expect(preview).toMatch(/a11y: \{ test: 'error' \}/);
  });

  const asking = elements.filter(({ attributes }) => attributes.some(({ name }) => name === 'src'));

  it.each(asking)('of <$tagName> drop its line and find it, and lose access (row 60)', ({ tagName }) => {
    expect(['DropAndReconnect', 'AccessLost'].filter((name) => !acts(tagName, name))).toEqual([]);
  });

  it.each(elements.filter(({ tagName }) => !SILENT.has(tagName)))(
    'of <$tagName> walk it by keyboard (row 60)',
    ({ tagName }) => {
      expect(acts(tagName, 'ByKeyboard')).toBe(true);
    },
  );
});

function stateOf(story: string): string | undefined {
  return Object.entries(STATES).find(([, name]) => name.test(story))?.[0];
}

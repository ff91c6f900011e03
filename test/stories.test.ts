// What Storybook must have of every element; that each story renders, acts and is accessible, `npm run test:stories` proves.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { files, root } from '../scripts/run.mjs';

interface Story {
  readonly play?: unknown;
}
interface Meta {
  readonly component: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly argTypes?: Readonly<
    Record<string, { readonly control?: unknown; readonly table?: { readonly disable?: boolean } }>
  >;
}
interface Described {
  readonly tagName: string;
  readonly attributes: readonly { readonly name: string; readonly fieldName: string }[];
  readonly events: readonly { readonly name: string }[];
}

const manifest = JSON.parse(readFileSync(join(root, 'packages/elements/custom-elements.json'), 'utf8')) as {
  readonly modules: readonly { readonly declarations?: readonly Partial<Described>[] }[];
};
const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter((one): one is Described => one.tagName !== undefined);

type Shelf = { readonly meta: Meta; readonly stories: ReadonlyMap<string, Story> };
const shelves = new Map<string, Shelf>();
for (const path of files('stories/*.stories.ts')) {
  const { default: meta, ...stories } = (await import(join(root, path))) as { default: Meta } & Record<string, Story>;
  shelves.set(meta.component, { meta, stories: new Map(Object.entries(stories)) });
}
const preview = readFileSync(join(root, '.storybook/preview.ts'), 'utf8');

/** Stories have a shop of their own: addresses have nothing to lead to. */
const ADDRESSES = new Set(['src', 'business', 'token-src']);
/** The states a reader may meet, by the names that stories may have for them. */
const STATES = [
  /^(Live|Line|ManyPosts|Writing)$/,
  /^(Empty|NoPosts)$/,
  /^FirstLoad$/,
  /^ErrorWithoutData$/,
  /^(ErrorWithData|Stale)$/,
  /^Offline/,
  /^Denied$/,
  /^NotConfigured$/,
];
const LOOKS = [/^Dark/, /^RightToLeft/, /^(Narrow|Narrowest|Phone)$/];

describe.each(elements)('Storybook of <$tagName>', ({ tagName, attributes, events }) => {
  const { meta, stories } = shelves.get(tagName) ?? { meta: { component: '' }, stories: new Map<string, Story>() };

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

  it('shows each event among its actions (row 58)', () => {
    for (const { name } of events) expect(Object.keys(meta.args ?? {})).toContain(name);
  });

  it('has a story for each state, in the dark, from right to left and on a phone (row 59)', () => {
    const asks = attributes.some(({ name }) => name === 'src');
    const missing = [...(asks ? STATES : []), ...LOOKS].filter(
      (name) => ![...stories.keys()].some((one) => name.test(one)),
    );
    expect(missing.map(String)).toEqual([]);
  });
});

describe('stories', () => {
  it('are in any theme, direction and language, by the toolbar (row 59)', () => {
    for (const name of ['scheme', 'dir', 'lang']) expect(preview).toMatch(new RegExp(`${name}: \\{[^}]*description`));
  });

  it('act: a period is chosen, a chart walked, a line dropped and found, access lost, and axe is asked of each (row 60)', () => {
    const acts = (tag: string, name: string): boolean => shelves.get(tag)?.stories.get(name)?.play !== undefined;
    expect(acts('live-dashboard', 'PeriodChange')).toBe(true);
    expect(acts('live-dashboard', 'DropAndReconnect')).toBe(true);
    expect(acts('live-dashboard', 'AccessLost')).toBe(true);
    expect(acts('bizboost-metric-chart', 'ByKeyboard')).toBe(true);
    expect(acts('bizboost-period-picker', 'ByKeyboard')).toBe(true);
    expect(preview).toMatch(/a11y: \{ test: 'error' \}/);
  });
});

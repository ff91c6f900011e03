import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { elements } from '../../test/manifest.ts';
import { files, root } from '../run.mjs';
import { shots } from './shots.ts';

const kept = join(root, 'test/visual');
const pictures = readdirSync(kept).filter((name) => name.endsWith('.png'));
const MOST_BYTES = 3_000_000;

/** `MetricCardSheet` → `metric-card-sheet`, as Storybook makes ids. */
const idOf = (name: string): string => name.replaceAll(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();

const titles = new Map<string, string>();
const ids = new Set<string>();
for (const path of files('stories/*.stories.ts')) {
  const { default: meta, ...stories } = (await import(join(root, path))) as {
    default: { title: string; component?: string };
  };
  const shelf = meta.title.toLowerCase().replaceAll(/[^a-z]+/g, '-');
  if (meta.component !== undefined) titles.set(meta.component, shelf);
  for (const name of Object.keys(stories)) ids.add(`${shelf}--${idOf(name)}`);
}

it('every picture is of a story that there is, and kept once', () => {
  expect(shots.filter(({ story }) => !ids.has(story)).map(({ name }) => name)).toEqual([]);
  expect(new Set(shots.map(({ name }) => name)).size).toBe(shots.length);
  expect(pictures.sort()).toEqual(shots.map(({ name }) => `${name}.png`).sort());
});

it.each(elements)('<$tagName> is pictured, alone or on its sheet', ({ tagName }) => {
  const name = tagName.replace(/^bizboost-/, '');
  expect(titles.has(tagName)).toBe(true);
  expect(shots.some(({ story }) => story.startsWith(`${name}--`) || story === `contact-sheets--${name}-sheet`)).toBe(
    true,
  );
});

it('all pictures together weigh less than 3 MB', () => {
  const bytes = pictures.reduce((sum, name) => sum + statSync(join(kept, name)).size, 0);
  expect(bytes).toBeLessThan(MOST_BYTES);
  expect(existsSync(join(kept, 'made-with.json'))).toBe(true);
});

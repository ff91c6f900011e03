import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
const { exports: entries } = read('package.json') as {
  readonly exports: Readonly<Record<string, string | { readonly 'bizboost-source': string }>>;
};
const manifest = read('custom-elements.json') as {
  readonly modules: readonly { readonly declarations?: readonly { readonly tagName?: string }[] }[];
};
const tags = manifest.modules.flatMap(({ declarations = [] }) => declarations.flatMap(({ tagName }) => tagName ?? []));
const modules = Object.entries(entries).flatMap(([name, entry]) =>
  typeof entry === 'string' ? [] : [{ name, source: entry['bizboost-source'] }],
);

describe('the package’s addresses', () => {
  it('are two for each tag: one that defines it, and one that only has its class (row 12)', () => {
    expect(tags.length).toBeGreaterThan(7);
    for (const tag of tags) {
      const name = `./${tag.replace(/^bizboost-/, '')}`;
      expect(Object.keys(entries)).toEqual(expect.arrayContaining([name, `${name}.class`]));
    }
  });

  it.each(modules)('lead somewhere, on a server too: $name (rows 12, 14)', async ({ source }) => {
    expect(existsSync(new URL(`../${source}`, import.meta.url))).toBe(true);
    expect(typeof globalThis.window).toBe('undefined');
    await expect(import(new URL(`../${source}`, import.meta.url).href)).resolves.toBeDefined();
  });
});

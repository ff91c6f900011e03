import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
const { exports: entries } = read('package.json') as {
  readonly exports: Readonly<Record<string, string | { readonly 'bizboost-source'?: string; readonly types?: string }>>;
};
const manifest = read('custom-elements.json') as {
  readonly modules: readonly { readonly declarations?: readonly { readonly tagName?: string }[] }[];
};
const tags = manifest.modules.flatMap(({ declarations = [] }) => declarations.flatMap(({ tagName }) => tagName ?? []));
const modules = Object.entries(entries).flatMap(([name, entry]) => {
  const source = typeof entry === 'string' ? undefined : entry['bizboost-source'];
  return source === undefined ? [] : [{ name, source }];
});
/** Addresses of types and nothing else: a framework's own. */
const typings = Object.entries(entries).flatMap(([name, entry]) =>
  typeof entry === 'string' || 'bizboost-source' in entry ? [] : [{ name, types: entry.types }],
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

  it.each(typings)('lead to types: $name', ({ types }) => {
    expect(existsSync(new URL(`../${types}`, import.meta.url))).toBe(true);
  });
});

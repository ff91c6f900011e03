import { afterEach, expect, it, vi } from 'vitest';
import { furtherElement, offerFurtherElements } from './further-elements.ts';

const PLACE = Symbol.for('bizboost.fetch-element');
const registry = (tags: Set<string>): CustomElementRegistry =>
  ({ get: (tag: string) => (tags.has(tag) ? class {} : undefined) }) as unknown as CustomElementRegistry;

afterEach(() => {
  vi.unstubAllGlobals();
  delete (globalThis as Record<symbol, unknown>)[PLACE];
});

it('a tag that the page has is there at once', async () => {
  const get = furtherElement('a-tag', registry(new Set(['a-tag'])));
  await expect(get?.()).resolves.toBeUndefined();
});

it('a tag that nobody has or can fetch is not offered', () => {
  expect(furtherElement('a-tag', registry(new Set()))).toBeUndefined();
});

it('where the page’s script can fetch it, it is offered, fetched when asked for, and must then be there', async () => {
  const tags = new Set<string>();
  const page = registry(tags);
  vi.stubGlobal('customElements', page);
  offerFurtherElements(async (tag) => tags.add(tag));
  offerFurtherElements(() => Promise.reject(new Error('the second script of a page is not asked')));

  const get = furtherElement('a-tag', page);
  expect(tags.size).toBe(0);
  await expect(get?.()).resolves.toBeUndefined();
  expect([...tags]).toEqual(['a-tag']);

  delete (globalThis as Record<symbol, unknown>)[PLACE];
  offerFurtherElements(async () => false);
  await expect(furtherElement('b-tag', page)?.()).rejects.toThrow('<b-tag> could not be fetched');
});

it('into a registry of its own nothing is fetched: the page’s script defines for the page', () => {
  vi.stubGlobal('customElements', registry(new Set()));
  offerFurtherElements(async () => true);
  expect(furtherElement('a-tag', registry(new Set()))).toBeUndefined();
});

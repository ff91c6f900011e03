import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defineElement, type Definable } from './define.ts';
import { VERSION } from './version.ts';

/** As a browser's registry does: a name once, a class once. */
class Registry {
  readonly known = new Map<string, unknown>();

  get(tag: string): unknown {
    return this.known.get(tag);
  }

  define(tag: string, element: unknown): void {
    if (this.known.has(tag) || [...this.known.values()].includes(element))
      throw new DOMException('taken', 'NotSupportedError');
    this.known.set(tag, element);
  }
}

const element = (version: string, dependencies: Readonly<Record<string, Definable>> = {}): Definable =>
  class {
    static readonly version = version;
    static readonly dependencies = dependencies;
  } as unknown as Definable;

const registryOf = (): Registry & CustomElementRegistry =>
  new Registry() as unknown as Registry & CustomElementRegistry;

afterEach(() => vi.restoreAllMocks());

describe('defining an element', () => {
  it('brings along the tags that its template uses, into the same registry', () => {
    const registry = registryOf();
    const [card, board] = [element('1'), element('1')];
    Object.assign(board, { dependencies: { 'x-card': card } });

    defineElement('x-board', board, registry);

    expect(registry.known.get('x-card')).toBe(card);
    expect(registry.known.get('x-board')).toBe(board);
  });

  it('twice in the same version is silent, and the first wins (row 13)', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const registry = registryOf();
    const first = element('1');

    defineElement('x-a', first, registry);
    defineElement('x-a', element('1'), registry);

    expect(registry.known.get('x-a')).toBe(first);
    expect(warn).not.toHaveBeenCalled();
  });

  it('twice in different versions warns once (row 13)', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const registry = registryOf();

    defineElement('x-b', element('1'), registry);
    defineElement('x-b', element('2'), registry);
    defineElement('x-b', element('2'), registry);

    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0]?.[0]).toContain('version 1');
  });

  it('a whole set of tags in another version warns once for all of them', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const registry = registryOf();
    const board = (version: string): Definable =>
      element(version, { 'x-e': element(version), 'x-f': element(version) });

    defineElement('x-g', board('3'), registry);
    defineElement('x-g', board('4'), registry);

    expect(warn.mock.calls).toEqual([[expect.stringMatching(/version 3 .*version 4 /)]]);
  });

  it('under a second name takes a class of its own', () => {
    const registry = registryOf();
    const one = element('1');

    defineElement('x-c', one, registry);
    defineElement('x-d', one, registry);

    expect(Object.getPrototypeOf(registry.known.get('x-d'))).toBe(one);
  });
});

describe('the package', () => {
  it('knows its own version', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      readonly version: string;
    };
    expect(VERSION).toBe(version);
  });

  it.each([
    'live-dashboard',
    'metric-card',
    'metric-chart',
    'metric-drivers',
    'metric-receipt',
    'campaign-table',
    'period-picker',
    'content-suggestions',
    'post-composer',
    'best-times',
  ])('can be imported on a server: %s (row 14)', async (name) => {
    await expect(import(`../${name}.ts`)).resolves.toBeDefined();
  });

  it('defines nothing when only a class is imported (row 12)', async () => {
    const define = vi.spyOn(globalThis.customElements, 'define');
    vi.resetModules();
    for (const name of [
      'live-dashboard',
      'metric-drivers',
      'metric-receipt',
      'content-suggestions',
      'post-composer',
      'best-times',
    ])
      await import(`../${name}.class.ts`);
    expect(define).not.toHaveBeenCalled();
  });
});

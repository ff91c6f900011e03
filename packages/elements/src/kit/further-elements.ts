/** Fetches and defines one of this package's tags; resolves when it is defined. */
export type FetchElement = (tag: string) => Promise<unknown>;

// One script tag and the elements it fetched are files of their own: they find each other here.
const PLACE = Symbol.for('bizboost.fetch-element');

type Shared = typeof globalThis & { [PLACE]?: FetchElement };

/** Lets elements on this page have others fetched when somebody asks for them. The first to offer it does it. */
export function offerFurtherElements(fetchElement: FetchElement): void {
  (globalThis as Shared)[PLACE] ??= fetchElement;
}

/**
 * How to get a further element where it is to be used: at once where the page has it, fetched where the page's script can; `undefined` where neither
 * is so, and it should not be offered. With a bundler a page imports what it wants, and an element that nobody asked for costs nobody anything.
 */
export function furtherElement(
  tag: string,
  registry: CustomElementRegistry | undefined = globalThis.customElements,
): (() => Promise<void>) | undefined {
  if (registry?.get(tag) !== undefined) return () => Promise.resolve();
  const fetchElement = (globalThis as Shared)[PLACE];
  if (fetchElement === undefined || registry !== globalThis.customElements) return undefined;
  return async () => {
    await fetchElement(tag);
    if (registry.get(tag) === undefined) throw new Error(`<${tag}> could not be fetched.`);
  };
}

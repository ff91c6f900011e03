import { warnOnce } from './warn-once.ts';

/** An element class that can be registered under any name, in any registry. */
export interface Definable {
  new (): HTMLElement;
  /** Tells two copies of the package apart. */
  readonly version: string;
  /** The tags its template uses, registered along with it in the same registry. */
  readonly dependencies?: Readonly<Record<string, Definable>>;
}

/**
 * Registers an element and what its template uses. The first registration of a tag wins: the same version again is silent,
 * another version warns once for all its tags. Does nothing where there is no registry (on a server).
 */
export function defineElement(
  tag: string,
  element: Definable,
  registry: CustomElementRegistry | undefined = globalThis.customElements,
): void {
  if (registry === undefined) return;
  for (const [name, dependency] of Object.entries(element.dependencies ?? {}))
    defineElement(name, dependency, registry);
  const known = registry.get(tag) as Partial<Definable> | undefined;
  if (known === undefined) return register(tag, element, registry);
  if (known.version !== element.version) warnOnce(conflict(tag, known.version, element.version));
}

// One message for a pair of versions: a page with two of them has the same to hear of every tag.
function conflict(tag: string, known: string | undefined, other: string): string {
  if (known === undefined)
    return `<${tag}> is already defined by somebody else's code; version ${other} of ours is not used.`;
  return `Two versions of @bizboost/elements are on this page: version ${known} came first and keeps its tags, version ${other} is not used for them. Load one of them only.`;
}

function register(tag: string, element: Definable, registry: CustomElementRegistry): void {
  try {
    registry.define(tag, element);
  } catch (error) {
    // A class can carry one name per registry; under a second one it needs a class of its own.
    if (!(error instanceof DOMException) || error.name !== 'NotSupportedError') throw error;
    registry.define(tag, class extends element {});
  }
}

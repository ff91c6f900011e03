/** The elements as their manifest describes them: tests loop over it, never over a list of their own. */
export interface DescribedAttribute {
  readonly name: string;
  readonly fieldName: string;
  readonly type: { readonly text: string };
  readonly default: string;
}

interface Named {
  readonly name: string;
  readonly description?: string;
}

export interface DescribedElement {
  readonly tagName: string;
  readonly attributes: readonly DescribedAttribute[];
  readonly members: readonly (Named & {
    readonly kind: string;
    readonly privacy?: string;
    readonly static?: boolean;
    readonly reflects?: boolean;
  })[];
  readonly events: readonly (Named & { readonly type: { readonly text: string } })[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
  readonly cssStates?: readonly Named[];
}

/** Reads the committed manifest from the test server. */
export async function describedElements(): Promise<readonly DescribedElement[]> {
  const response = await fetch(new URL('../../custom-elements.json', import.meta.url));
  const manifest = (await response.json()) as {
    readonly modules: readonly { readonly declarations?: readonly Partial<DescribedElement>[] }[];
  };
  return manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter((declaration): declaration is DescribedElement => declaration.tagName !== undefined);
}

/** What a page may set on an element: its attributes' properties and those without an attribute. */
export function settable({ members }: DescribedElement): readonly string[] {
  return members
    .filter(({ kind, privacy, static: isStatic, name }) => {
      const isOwn = privacy === 'private' || privacy === 'protected' || name.startsWith('#');
      return kind === 'field' && !isOwn && isStatic !== true;
    })
    .map(({ name }) => name);
}

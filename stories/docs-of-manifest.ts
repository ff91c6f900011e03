import manifest from '@bizboost/elements/custom-elements.json' with { type: 'json' };
import { expect } from 'storybook/test';

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly kind?: string;
}
type Declaration = Partial<
  Record<'attributes' | 'events' | 'slots' | 'cssParts' | 'cssProperties', readonly Named[]>
> & {
  readonly tagName?: string;
};
interface Row {
  readonly description?: string;
}
interface DocsParameters {
  readonly docs: { readonly extractArgTypes: (tag: string) => Readonly<Record<string, Row>> };
}

const declarations: readonly Declaration[] = manifest.modules.flatMap(
  ({ declarations: some = [] }: { readonly declarations?: readonly object[] }) => some as readonly Declaration[],
);

/** Holds what Storybook says of an element, in its controls and on its page, to the manifest: every name, in the same words. */
export async function expectDocsOfManifest(tag: string, parameters: unknown): Promise<void> {
  const described = declarations.find(({ tagName }) => tagName === tag) ?? {};
  const rows = (parameters as DocsParameters).docs.extractArgTypes(tag);
  const { attributes = [], events = [], slots = [], cssParts = [], cssProperties = [] } = described;
  // A name may stand for two things, such as a slot and a part: the last of them is told.
  const told = new Map(
    [...attributes, ...events, ...slots, ...cssProperties, ...cssParts].map((one) => [one.name, one]),
  );
  await expect(told.size).toBeGreaterThan(0);
  for (const [name, { description }] of told)
    await expect([name, rows[name]?.description]).toEqual([name, description]);
}

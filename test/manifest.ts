import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/run.mjs';

interface Named {
  readonly name: string;
  readonly description?: string;
}

/** What the tests of Storybook read of an element in the manifest. */
export interface Described {
  readonly tagName: string;
  readonly attributes: readonly (Named & { readonly fieldName: string })[];
  readonly events: readonly Named[];
  readonly slots: readonly Named[];
  readonly cssParts: readonly Named[];
  readonly cssProperties: readonly Named[];
  readonly cssStates: readonly Named[];
}

const manifest = JSON.parse(readFileSync(join(root, 'packages/elements/custom-elements.json'), 'utf8')) as {
  readonly modules: readonly { readonly declarations?: readonly Partial<Described>[] }[];
};

/** All elements, as the manifest has them. */
export const elements: readonly Described[] = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter((one): one is Partial<Described> & { tagName: string } => one.tagName !== undefined)
  .map((one) => ({ attributes: [], events: [], slots: [], cssParts: [], cssProperties: [], cssStates: [], ...one }));

/** The custom properties that a page may set. */
export const publicTokens: ReadonlySet<string> = new Set(
  elements.flatMap(({ cssProperties }) => cssProperties.map(({ name }) => name)),
);

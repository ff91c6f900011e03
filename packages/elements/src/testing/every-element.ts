/** All elements there are, defined, and how one stands in a page with numbers: what tests need that hold for every one. */
import type { LitElement } from 'lit';
import { FakeSource } from '../../../../stories/fake-source.ts';
import { describedElements, type DescribedElement } from './manifest.ts';
import { settle, stand, until } from './stage.ts';

/** As the manifest describes them. */
export const described = await describedElements();

// A tag's module is named like the tag, without our prefix.
await Promise.all(
  described.map(({ tagName }) => {
    const { href } = new URL(`../${tagName.replace(/^bizboost-/, '')}.ts`, import.meta.url);
    return import(href);
  }),
);

export type AnyElement = LitElement & Record<string, unknown>;

/** Whether it has numbers to ask for. */
export const asks = ({ attributes }: DescribedElement): boolean => attributes.some(({ name }) => name === 'src');

/** Those that ask. */
export const asking = described.filter(asks);

/** Puts one into a place, on a source, and waits until it shows what the source has. */
export async function alive(
  place: Element | ShadowRoot,
  element: DescribedElement,
  { source = new FakeSource(), ...properties }: { readonly source?: FakeSource } & Record<string, unknown> = {},
): Promise<AnyElement> {
  const { tagName } = element;
  const own = asks(element) ? { source, metric: 'revenue', ...properties } : properties;
  const made = await stand<AnyElement>(place, tagName, own as Partial<AnyElement>);
  if (asks(element)) await until(() => made.matches(':state(live)'), `<${tagName}> to show its first answer`);
  await drawn(made);
  return made;
}

/** An element and what stands in it have nothing left to draw. */
export async function drawn(element: LitElement): Promise<void> {
  await element.updateComplete;
  await settle();
  await element.updateComplete;
}

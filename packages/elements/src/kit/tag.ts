import type { BizBoostEventMap } from './events.ts';

/** What one tag takes and tells, for the types of a framework. */
export interface Tag<
  Element,
  Property extends keyof Element,
  Spelled extends Readonly<Record<string, Property>>,
  Event extends keyof BizBoostEventMap,
> {
  readonly element: Element;
  /** Its properties, and the attributes that are written as them. */
  readonly properties: { readonly [Name in Property]?: Element[Name] };
  /** The attributes that are written otherwise, as HTML has them: a number may be text. */
  readonly attributes: { readonly [Name in keyof Spelled]?: Element[Spelled[Name]] | string };
  readonly events: Pick<BizBoostEventMap, Event>;
}

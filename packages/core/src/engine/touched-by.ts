import type { Collection } from '../data/adapter.ts';
import type { StateKind } from '../data/fact.ts';

/** The tag of what was learned from a business's data: nothing that is kept changes with it. */
export const MODELS_TAG = 'models';

/** What of the store a change touches. */
export interface Touched {
  readonly collections: readonly Collection[];
  readonly kinds: ReadonlySet<StateKind>;
}

const COLLECTIONS: ReadonlyMap<string, Collection> = new Map([
  ['events', 'event'],
  ['sales', 'ledger'],
  ['spend', 'spend'],
]);
const KINDS: ReadonlyMap<string, StateKind> = new Map([
  ['products', 'product'],
  ['campaigns', 'campaign'],
  ['posts', 'post'],
]);
const NOTHING: Touched = { collections: [], kinds: new Set() };
const ALL: Touched = {
  collections: ['event', 'ledger', 'spend'],
  kinds: new Set(['business', 'product', 'campaign', 'post', 'retention']),
};

/**
 * What a change with these tags touches. A tag such as `campaign:42` narrows down the others beside it, and alone may mean anything,
 * as a tag of the host's own may.
 */
export function touchedBy(tags: readonly string[]): Touched {
  if (tags.length > 0 && tags.every((tag) => tag === MODELS_TAG)) return NOTHING;
  const plain = tags.filter((tag) => !tag.startsWith('campaign:'));
  const isClear = plain.length > 0 && plain.every((tag) => COLLECTIONS.has(tag) || KINDS.has(tag));
  if (!isClear) return ALL;
  return {
    collections: plain.flatMap((tag) => COLLECTIONS.get(tag) ?? []),
    kinds: new Set(plain.flatMap((tag) => KINDS.get(tag) ?? [])),
  };
}

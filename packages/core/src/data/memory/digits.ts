import type { Collection, StoredDimension, Where } from '../adapter.ts';
import type { BusinessStore } from './business-store.ts';
import { codeColumnOf, combinedPartOf } from './columns.ts';
import type { Dictionary } from './dictionary.ts';

/** Where the codes of a dimension are. */
export interface CodeSource {
  /** `undefined` where the collection has no such column: every row has code 0. */
  readonly column: number | undefined;
  /** The codes by what the column holds, where that is not the codes themselves. */
  readonly codes?: Uint32Array;
}

/** One part of a slot's number: what the codes of a dimension count as, each from 0 to `size - 1`. */
export interface Digit extends CodeSource {
  readonly size: number;
  /** How many different things the column may hold: they are smaller than this. */
  readonly entries: number;
  /** By code; absent where each code counts as itself. */
  readonly classes?: Int32Array;
}

/** The codes of one dimension in classes of equals, by which conditions they pass: a filter is then a lookup, not a comparison. */
export interface FilterDigit extends Digit {
  /** Per class and condition: whether its rows pass. */
  readonly passes: readonly (readonly boolean[])[];
}

/** A digit that tells every value of a dimension apart. */
export function keyDigit(store: BusinessStore, collection: Collection, dimension: StoredDimension): Digit {
  return { ...sourceOf(store, collection, dimension), size: store.words[dimension].size };
}

function sourceOf(
  store: BusinessStore,
  collection: Collection,
  dimension: StoredDimension,
): CodeSource & { readonly entries: number } {
  const part = combinedPartOf(collection, dimension);
  if (part === undefined || collection === 'spend') {
    return { column: codeColumnOf(collection, dimension), entries: store.words[dimension].size };
  }
  const combinations = store.combinations[collection];
  return {
    column: codeColumnOf(collection, 'combination'),
    codes: combinations.codesOf(part),
    entries: combinations.size,
  };
}

/** One digit for each dimension that any of the conditions looks at. */
export function filterDigits(
  store: BusinessStore,
  collection: Collection,
  conditions: readonly (Where | undefined)[],
): readonly FilterDigit[] {
  const dimensions = new Set(conditions.flatMap((where) => Object.keys(where ?? {}) as StoredDimension[]));
  return [...dimensions].map((dimension) => {
    const lists = conditions.map((where) => where?.[dimension]);
    return { ...sourceOf(store, collection, dimension), ...classify(store.words[dimension], lists) };
  });
}

type Values = readonly (string | null)[];

function classify(
  dictionary: Dictionary,
  lists: readonly (Values | undefined)[],
): Pick<FilterDigit, 'size' | 'passes'> & { readonly classes: Int32Array } {
  const codesOfList = lists.map((values) => values && new Set(values.map((value) => dictionary.find(value))));
  // Class 0 is every code that no list names.
  const passes = [lists.map((values) => values === undefined)];
  const classes = new Int32Array(dictionary.size);
  const classOfSignature = new Map<string, number>();
  for (const code of new Set(codesOfList.flatMap((codes) => [...(codes ?? [])]))) {
    if (code === undefined) continue;
    const passing = codesOfList.map((codes) => codes === undefined || codes.has(code));
    const signature = passing.join();
    const found = classOfSignature.get(signature) ?? passes.push(passing) - 1;
    classOfSignature.set(signature, found);
    classes[code] = found;
  }
  return { size: passes.length, classes, passes };
}

import type { Collection, StoredDimension, Where } from '../adapter.ts';
import type { BusinessStore } from './business-store.ts';
import { codeColumnOf } from './columns.ts';
import type { Dictionary } from './dictionary.ts';

/** One part of a slot's number: what the codes of a column count as, each from 0 to `size - 1`. */
export interface Digit {
  /** `undefined` where the collection has no such column: every row has code 0. */
  readonly column: number | undefined;
  readonly size: number;
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
  return { column: codeColumnOf(collection, dimension), size: store.words[dimension].size };
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
    return { column: codeColumnOf(collection, dimension), ...classify(store.words[dimension], lists) };
  });
}

type Values = readonly (string | null)[];

function classify(
  dictionary: Dictionary,
  lists: readonly (Values | undefined)[],
): Required<Omit<FilterDigit, 'column'>> {
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

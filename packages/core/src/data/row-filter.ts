import type { StoredDimension, Where } from './adapter.ts';
import { dimensionOf, type FactRow } from './fact-rows.ts';

/** Says whether a row passes. */
export type RowFilter = (row: FactRow) => boolean;

/** A `where` made ready: each lookup costs the same whatever the length of its list. Without conditions everything passes. */
export function rowFilter(where: Where = {}): RowFilter {
  const conditions = Object.entries(where).map(([dimension, values]) => ({
    dimension: dimension as StoredDimension,
    values: new Set(values),
  }));
  return (row) => conditions.every(({ dimension, values }) => values.has(dimensionOf(row, dimension)));
}

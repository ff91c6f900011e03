import { BizBoostError } from '../kernel/errors.ts';
import type { Interval } from '../kernel/interval.ts';
import {
  COLUMNS,
  DIMENSIONS,
  type Collection,
  type DistinctQuery,
  type RecordsQuery,
  type SumsQuery,
  type Where,
} from './adapter.ts';

/**
 * Refuses what no adapter can answer: a column or dimension the collection does not have, segments out of order.
 * Throws `invalid_input`.
 */
export function checkSumsQuery({ collection, segments, by, where, sums }: SumsQuery): void {
  checkSegments(segments);
  checkDimensions(collection, by);
  checkWhere(collection, where);
  for (const sum of Object.values(sums)) {
    checkOneOf(COLUMNS[collection], sum.column, `a column of "${collection}"`);
    checkWhere(collection, sum.where);
  }
}

/** Refuses segments out of order. A filter on a dimension that one of the collections lacks is fine: there it is `null`. */
export function checkDistinctQuery({ segments }: Pick<DistinctQuery, 'segments'>): void {
  checkSegments(segments);
}

/** The same of a count of records. */
export function checkRecordsQuery({ segments }: Pick<RecordsQuery, 'segments'>): void {
  checkSegments(segments);
}

function checkWhere(collection: Collection, where: Where | undefined): void {
  if (where !== undefined) checkDimensions(collection, Object.keys(where));
}

function checkDimensions(collection: Collection, dimensions: readonly string[]): void {
  for (const dimension of dimensions) checkOneOf(DIMENSIONS[collection], dimension, `a dimension of "${collection}"`);
}

function checkOneOf(known: readonly string[], word: string, what: string): void {
  if (known.includes(word)) return;
  throw refusal(`${what} (${known.join(', ')})`, `"${word}"`);
}

function checkSegments(segments: readonly Interval[]): void {
  let end = -Infinity;
  for (const { from, to } of segments) {
    if (from < end || to < from)
      throw refusal('segments ascending and not overlapping', `[${from}, ${to}) after ${end}`);
    end = to;
  }
}

function refusal(expected: string, received: string): BizBoostError {
  return new BizBoostError('invalid_input', `Expected ${expected}, got ${received}.`, { expected, received });
}

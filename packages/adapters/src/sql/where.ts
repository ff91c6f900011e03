import type { Interval, StoredDimension, Where } from '@bizboost/core';
import type { Relation, TimeColumn } from './relation.ts';
import { ALWAYS_TRUE, NEVER_TRUE, integer, type Binder } from './statement.ts';

interface RowsQuery {
  readonly business: string;
  readonly segments: readonly Interval[];
  readonly where?: Where | undefined;
}

/** The rows of a business and some time that are looked at: `FROM …`, ending with its conditions. */
export function fromRowsOf(relation: Relation, query: RowsQuery, binder: Binder): string {
  const { from, keyFilter } = relation;
  if (keyFilter === undefined) return `FROM ${from} WHERE ${rowsOf(relation, query, binder)}`;
  const early = allOf([...placeOf(relation, query, binder), keyFilter]);
  return `FROM ${from} PREWHERE ${early} WHERE ${allOf(restOf(relation, query, binder))}`;
}

/** The conditions under which rows of a business and some time are looked at, without `WHERE`. */
export function rowsOf(relation: Relation, query: RowsQuery, binder: Binder): string {
  return allOf([...placeOf(relation, query, binder), ...restOf(relation, query, binder)]);
}

function placeOf(relation: Relation, { business, segments }: RowsQuery, binder: Binder): string[] {
  return [isOurs(relation, business, binder), duringAny(relation.time, segments)];
}

function restOf(relation: Relation, { where }: RowsQuery, binder: Binder): string[] {
  return [passes(relation, where, binder), relation.filter ?? ALWAYS_TRUE];
}

function allOf(conditions: readonly string[]): string {
  return conditions.filter((condition) => condition !== ALWAYS_TRUE).join(' AND ') || ALWAYS_TRUE;
}

export function isOurs(relation: Relation, business: string, binder: Binder): string {
  return relation.isBusiness?.(business, binder) ?? binder.isBusiness(relation.business, business);
}

/** Whether a row has for each dimension one of the values that are listed for it. */
export function passes(relation: Relation, where: Where | undefined, binder: Binder): string {
  const conditions = Object.entries(where ?? {}).map(([dimension, values]) =>
    hasOneOf(relation.dimensions[dimension as StoredDimension], values, binder),
  );
  return conditions.length === 0 ? ALWAYS_TRUE : conditions.join(' AND ');
}

/** Whether a time lies in one of the intervals, which are in order. */
export function duringAny(time: TimeColumn, intervals: readonly Interval[]): string {
  const spans = joined(intervals);
  if (spans.length === 0) return NEVER_TRUE;
  const [first, last] = [spans[0] as Interval, spans.at(-1) as Interval];
  const outer = during(time, { from: first.from, to: last.to });
  // The outer bounds are said apart, since an engine finds the range of an index there and not in a list of alternatives.
  return spans.length === 1 ? outer : `${outer} AND (${spans.map((span) => during(time, span)).join(' OR ')})`;
}

function during({ ms, compared }: TimeColumn, { from, to }: Interval): string {
  const exactly = `${ms} >= ${integer(from)} AND ${ms} < ${integer(to)}`;
  if (compared === undefined) return exactly;
  const { expression, bound, isExact } = compared;
  const nearly = `${expression} >= ${bound(from, 'from')} AND ${expression} < ${bound(to, 'to')}`;
  return isExact ? nearly : `${nearly} AND ${exactly}`;
}

function hasOneOf(expression: string | undefined, values: readonly (string | null)[], binder: Binder): string {
  const includesNone = values.includes(null);
  if (expression === undefined) return includesNone ? ALWAYS_TRUE : NEVER_TRUE;
  const texts = values.filter((value) => value !== null);
  if (!includesNone) return binder.isOneOf(expression, texts);
  if (texts.length === 0) return `${expression} IS NULL`;
  return `(${expression} IS NULL OR ${binder.isOneOf(expression, texts)})`;
}

/** Intervals that touch become one; empty ones go. */
function joined(intervals: readonly Interval[]): Interval[] {
  const spans: Interval[] = [];
  for (const { from, to } of intervals) {
    const last = spans.at(-1);
    if (from === to) continue;
    if (last?.to === from) spans[spans.length - 1] = { from: last.from, to };
    else spans.push({ from, to });
  }
  return spans;
}

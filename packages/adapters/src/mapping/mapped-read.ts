import type { Fact, Interval } from '@bizboost/core';
import { Binder, type SqlRow, type Statement } from '../sql/statement.ts';
import { rowsOf } from '../sql/where.ts';
import type { Place } from './place.ts';
import type { MappedRelation } from './mapped-relation.ts';
import { factsOf } from './mapped-rows.ts';

const PAGE_ROWS = 2_000;
const FIRST_SPAN_MS = 86_400_000;

interface Reading extends Place {
  readonly relation: MappedRelation;
}

/**
 * The facts of a relation in a time, oldest first, a span of time after the other: whatever index a table has on its times serves, and any
 * length of history takes the same memory. Spans grow and shrink with what is in them.
 */
export async function* readMapped(reading: Reading, interval: Interval): AsyncGenerator<Fact> {
  const { from: first, to } = await boundsOf(reading, interval);
  let from = first;
  let spanMs = FIRST_SPAN_MS;
  while (from < to) {
    const span = { from, to: Math.min(to, from + spanMs) };
    const isSmallest = span.to - span.from === 1;
    const rows = await rowsIn(reading, span, isSmallest ? undefined : PAGE_ROWS + 1);
    if (rows.length > PAGE_ROWS && !isSmallest) {
      spanMs = Math.max(1, Math.floor((span.to - span.from) / 4));
      continue;
    }
    for (const fact of factsOf(reading.relation, rows)) yield fact;
    from = span.to;
    if (rows.length < PAGE_ROWS / 4) spanMs *= 2;
  }
}

/** From the first row on, to the last. */
async function boundsOf(reading: Reading, { from, to }: Interval): Promise<Interval> {
  const { session, dialect, relation, business, options } = reading;
  const { ms } = relation.time;
  const binder = new Binder(dialect);
  const during = { from: Math.max(from, FIRST_MS), to: Math.min(to, LAST_MS) };
  const conditions = rowsOf(relation, { business, segments: [during] }, binder);
  const text = `SELECT MIN(${ms}) AS first_ms, MAX(${ms}) AS last_ms FROM ${relation.from} WHERE ${conditions}`;
  const [row] = await session.all(binder.statement(text), options);
  if (row?.['first_ms'] == null) return { from: 0, to: 0 };
  return { from: Number(row['first_ms']), to: Number(row['last_ms']) + 1 };
}

// Records are from 1970 on; beyond the year 9999 engines write no dates.
const FIRST_MS = 0;
const LAST_MS = Date.UTC(9999, 11);

async function rowsIn(reading: Reading, span: Interval, limit: number | undefined): Promise<readonly SqlRow[]> {
  const { session, dialect, relation, business, options } = reading;
  const binder = new Binder(dialect);
  const conditions = rowsOf(relation, { business, segments: [span] }, binder);
  return session.all(selection(relation, { binder, conditions, limit }), options);
}

/** The columns that facts are made of, in the order that facts are made in. */
export function selection(
  { from, time, read, hasLines }: MappedRelation,
  {
    binder,
    conditions,
    limit,
  }: { readonly binder: Binder; readonly conditions: string; readonly limit?: number | undefined },
): Statement {
  const columns = Object.entries({ id: 'id', at_ms: time.ms, ...read }).map(([name, sql]) => `${sql} AS ${name}`);
  const order = ['at_ms', 'id', ...(hasLines ? ['line'] : [])].join(', ');
  const most = limit === undefined ? '' : ` LIMIT ${limit}`;
  return binder.statement(`SELECT ${columns.join(', ')} FROM ${from} WHERE ${conditions} ORDER BY ${order}${most}`);
}

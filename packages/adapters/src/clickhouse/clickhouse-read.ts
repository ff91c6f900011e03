import type { Fact, Interval, ReadOptions, ReadQuery } from '@bizboost/core';
import { inOrder } from '../sql/in-order.ts';
import { integer } from '../sql/statement.ts';
import { isOneOf } from './clickhouse-dialect.ts';
import type { Cluster } from './cluster.ts';
import { quoted } from './quote.ts';
import { FACT_COLUMNS, FACT_ORDER, factsOf } from './record-facts.ts';

/** Rows read at once, where times are not too close together. */
const PAGE_ROWS = 20_000;
const DAY_MS = 86_400_000;
/** What an interval is cut into, if it has too many rows: ever shorter lengths, down to one time. */
const LENGTHS_MS = [DAY_MS, 3_600_000, 60_000, 1_000, 1];

interface Place {
  readonly cluster: Cluster;
  readonly shards: readonly number[];
}

/**
 * The facts of a business, oldest first. An engine that adds columns cannot go on after a row, so the interval is counted through first, and
 * read in parts of some thousand rows.
 */
export async function* readFacts(
  place: Place,
  query: ReadQuery,
  options: ReadOptions | undefined,
): AsyncGenerator<Fact> {
  options?.signal?.throwIfAborted();
  if (query.kinds.length === 0) return;
  for await (const fact of inOrder([inParts(place, query, options)])) {
    options?.signal?.throwIfAborted();
    yield fact;
  }
}

async function* inParts(place: Place, query: ReadQuery, options: ReadOptions | undefined): AsyncGenerator<Fact> {
  for await (const part of partsOf(place, query, { depth: 0, options })) yield* await factsIn(place, part, options);
}

/** Intervals with rows, in order, each with not too many. */
async function* partsOf(
  place: Place,
  query: ReadQuery,
  { depth, options }: { readonly depth: number; readonly options: ReadOptions | undefined },
): AsyncGenerator<ReadQuery> {
  const lengthMs = LENGTHS_MS[depth];
  if (lengthMs === undefined) {
    yield query;
    return;
  }
  let open: (Interval & { rows: number }) | undefined;
  for (const { from, to, rows } of await countedParts(place, query, { lengthMs, options })) {
    if (open !== undefined && open.rows + rows <= PAGE_ROWS) {
      open = { from: open.from, to, rows: open.rows + rows };
      continue;
    }
    if (open !== undefined) yield { ...query, from: open.from, to: open.to };
    open = undefined;
    if (rows <= PAGE_ROWS) open = { from, to, rows };
    else yield* partsOf(place, { ...query, from, to }, { depth: depth + 1, options });
  }
  if (open !== undefined) yield { ...query, from: open.from, to: open.to };
}

async function countedParts(
  { cluster, shards }: Place,
  query: ReadQuery,
  { lengthMs, options }: { readonly lengthMs: number; readonly options: ReadOptions | undefined },
): Promise<readonly (Interval & { readonly rows: number })[]> {
  const rows = await cluster.rows(
    shards,
    ({ record, placed }) =>
      `SELECT intDiv(occurred_at_ms, ${lengthMs}) AS part, COUNT(*) AS rows_of_part FROM ${record} WHERE ${isAsked(query)} AND ${placed} GROUP BY part ORDER BY part`,
    options,
  );
  return rows.map((row) => {
    const part = Number(row['part']);
    return {
      from: Math.max(query.from, part * lengthMs),
      to: Math.min(query.to, (part + 1) * lengthMs),
      rows: Number(row['rows_of_part']),
    };
  });
}

async function factsIn(
  { cluster, shards }: Place,
  query: ReadQuery,
  options: ReadOptions | undefined,
): Promise<readonly Fact[]> {
  const rows = await cluster.rows(
    shards,
    ({ record, placed }) =>
      `SELECT ${FACT_COLUMNS} FROM ${record} FINAL PREWHERE ${isAsked(query)} WHERE ${placed} ORDER BY ${FACT_ORDER}`,
    options,
  );
  return factsOf(rows);
}

function isAsked({ business, kinds, from, to }: ReadQuery): string {
  const conditions = [
    `business_id = ${quoted(business)}`,
    isOneOf(
      'kind',
      [...new Set(kinds)].map((kind) => quoted(kind)),
    ),
  ];
  if (from > -Infinity) conditions.push(`occurred_at_ms >= ${integer(from)}`);
  if (to < Infinity) conditions.push(`occurred_at_ms < ${integer(to)}`);
  return conditions.join(' AND ');
}

import type { FindQuery, Found, ReadOptions, RefundFact, SaleFact, State, StateKind } from '@bizboost/core';
import { original } from '../sql/storable-text.ts';
import type { SqlRow } from '../sql/statement.ts';
import { isOneOf } from './clickhouse-dialect.ts';
import type { Cluster } from './cluster.ts';
import { hashOf } from './hash.ts';
import { quoted } from './quote.ts';
import { FACT_COLUMNS, FACT_ORDER, factsOf, stateOf } from './record-facts.ts';

interface Place {
  readonly cluster: Cluster;
  readonly business: string;
  readonly shards: readonly number[];
  readonly options: ReadOptions | undefined;
}

/** States by kind and id, sales by id, refunds by the sale they name: each once, those that are not there left out. */
export async function findRecords<Q extends FindQuery>(place: Place, query: Q): Promise<readonly Found<Q>[]> {
  return (await findAny(place, query)) as readonly Found<Q>[];
}

async function findAny(place: Place, query: FindQuery): Promise<readonly (State | SaleFact | RefundFact)[]> {
  if (query.kind === 'sale') return findTrades(place, 'sale', await timesOfSales(place, query.ids));
  if (query.kind === 'refund') return findTrades(place, 'refund', await timesOfRefunds(place, query.saleIds));
  return findStates(place, query.kind, query.ids);
}

/** Rows with the ids and times of facts, which is what leads to them. */
function timesOfSales(
  { cluster, business, shards, options }: Place,
  ids: readonly string[],
): Promise<readonly SqlRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  const hashes = [...new Set(ids.map((id) => hashOf('sale', id)))];
  return cluster.rows(
    shards,
    ({ claim, placed }) =>
      `SELECT DISTINCT id, occurred_at_ms FROM ${claim} WHERE business_id = ${quoted(business)} AND kind = 'sale' AND ${isOneOf('id_hash', hashes, 'UInt32')} AND ${isOneOf('id', literals(ids))} AND ${placed}`,
    options,
  );
}

/** No index leads from a sale to its refunds, but there are few; rows that count no more may be among them. */
function timesOfRefunds(
  { cluster, business, shards, options }: Place,
  saleIds: readonly string[],
): Promise<readonly SqlRow[]> {
  if (saleIds.length === 0) return Promise.resolve([]);
  return cluster.rows(
    shards,
    ({ record, placed }) =>
      `SELECT DISTINCT id, occurred_at_ms FROM ${record} WHERE business_id = ${quoted(business)} AND kind = 'refund' AND ${isOneOf('sale_id', literals(saleIds))} AND ${placed}`,
    options,
  );
}

async function findTrades(
  { cluster, business, shards, options }: Place,
  kind: 'sale' | 'refund',
  found: readonly SqlRow[],
): Promise<(SaleFact | RefundFact)[]> {
  if (found.length === 0) return [];
  const times = [...new Set(found.map((row) => String(row['occurred_at_ms'])))];
  const ids = literals(found.map((row) => original(row['id'] as string)));
  const rows = await cluster.rows(
    shards,
    ({ record, placed }) =>
      `SELECT ${FACT_COLUMNS} FROM ${record} FINAL PREWHERE business_id = ${quoted(business)} AND kind = ${quoted(kind)} AND ${isOneOf('occurred_at_ms', times, 'Int64')} AND ${isOneOf('id', ids)} WHERE ${placed} ORDER BY ${FACT_ORDER}`,
    options,
  );
  return factsOf(rows) as (SaleFact | RefundFact)[];
}

async function findStates(
  { cluster, business, shards, options }: Place,
  kind: StateKind,
  ids: readonly string[] | undefined,
): Promise<State[]> {
  if (ids?.length === 0) return [];
  const isAsked = ids === undefined ? '' : ` AND ${isOneOf('id', literals(ids))}`;
  const rows = await cluster.rows(
    shards,
    ({ record, placed }) =>
      `SELECT kind, id, detail FROM ${record} FINAL PREWHERE business_id = ${quoted(business)} AND kind = ${quoted(kind)} AND occurred_at_ms = 0${isAsked} WHERE ${placed}`,
    options,
  );
  return rows.map(stateOf);
}

function literals(texts: readonly string[]): string[] {
  return [...new Set(texts)].map(quoted);
}

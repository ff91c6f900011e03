import type { FindQuery, Found, ReadOptions, RefundFact, SaleFact, State, StateKind } from '@bizboost/core';
import { namesOf, tradesOf, type ReadParts } from './read.ts';
import { Binder } from './statement.ts';
import { storable } from './storable-text.ts';
import { STATE, TRADE } from './tables.ts';
import { stateOf, type Trade } from './table-rows.ts';

/** States by kind and id, sales by id, refunds by the sale they name: each once, those that are not there left out. */
export async function findRecords<Q extends FindQuery>(
  parts: ReadParts,
  business: string,
  { query, options }: { readonly query: Q; readonly options: ReadOptions | undefined },
): Promise<readonly Found<Q>[]> {
  const place = { business, options };
  return (await findAny(parts, place, query)) as readonly Found<Q>[];
}

async function findAny(
  parts: ReadParts,
  place: Place,
  query: FindQuery,
): Promise<readonly (State | SaleFact | RefundFact)[]> {
  if (query.kind === 'sale') return findTrades(parts, place, { kind: 'sale', column: 'id', values: query.ids });
  if (query.kind === 'refund')
    return findTrades(parts, place, { kind: 'refund', column: 'sale_id', values: query.saleIds });
  return findStates(parts, place, { kind: query.kind, ids: query.ids });
}

interface Place {
  readonly business: string;
  readonly options: ReadOptions | undefined;
}

async function findTrades(
  parts: ReadParts,
  { business, options }: Place,
  {
    kind,
    column,
    values,
  }: { readonly kind: Trade['kind']; readonly column: string; readonly values: readonly string[] },
): Promise<(SaleFact | RefundFact)[]> {
  if (values.length === 0) return [];
  const binder = new Binder(parts.dialect);
  const heads = await parts.session.all(
    binder.statement(
      `SELECT ${namesOf(TRADE)} FROM ${TRADE.name} WHERE ${binder.isBusiness('business_id', business)} AND kind = ${binder.bind(kind)} AND ${binder.isOneOf(column, [...new Set(values)].map(storable))} ORDER BY id`,
    ),
    options,
  );
  return tradesOf(parts, business, heads);
}

async function findStates(
  { session, dialect }: ReadParts,
  { business, options }: Place,
  { kind, ids }: { readonly kind: StateKind; readonly ids: readonly string[] | undefined },
): Promise<State[]> {
  if (ids?.length === 0) return [];
  const binder = new Binder(dialect);
  const conditions = [binder.isBusiness('business_id', business), `kind = ${binder.bind(kind)}`];
  if (ids !== undefined) conditions.push(binder.isOneOf('id', [...new Set(ids)].map(storable)));
  const rows = await session.all(
    binder.statement(`SELECT ${namesOf(STATE)} FROM ${STATE.name} WHERE ${conditions.join(' AND ')}`),
    options,
  );
  return rows.map(stateOf);
}

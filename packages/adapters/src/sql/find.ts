import type { FindQuery, Found, ReadOptions, RefundFact, SaleFact, State } from '@bizboost/core';
import type { StateFinder } from './find-states.ts';
import { namesOf, tradesOf, type ReadParts } from './read.ts';
import { Binder } from './statement.ts';
import { storable } from './storable-text.ts';
import { TRADE } from './tables.ts';
import type { Trade } from './table-rows.ts';

export interface FindParts extends ReadParts {
  readonly states: StateFinder;
}

/** States by kind and id, sales by id, refunds by the sale they name: each once, those that are not there left out. */
export async function findRecords<Q extends FindQuery>(
  parts: FindParts,
  business: string,
  { query, options }: { readonly query: Q; readonly options: ReadOptions | undefined },
): Promise<readonly Found<Q>[]> {
  const place = { business, options };
  return (await findAny(parts, place, query)) as readonly Found<Q>[];
}

async function findAny(
  parts: FindParts,
  place: Place,
  query: FindQuery,
): Promise<readonly (State | SaleFact | RefundFact)[]> {
  if (query.kind === 'sale') return findTrades(parts, place, { kind: 'sale', column: 'id', values: query.ids });
  if (query.kind === 'refund')
    return findTrades(parts, place, { kind: 'refund', column: 'sale_id', values: query.saleIds });
  const states = await parts.states.find(place.business, { kind: query.kind, ids: query.ids });
  place.options?.signal?.throwIfAborted();
  return states;
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

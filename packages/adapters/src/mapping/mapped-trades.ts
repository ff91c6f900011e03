import type { RefundFact, SaleFact } from '@bizboost/core';
import { Binder } from '../sql/statement.ts';
import { isOurs } from '../sql/where.ts';
import type { Place } from './place.ts';
import type { MappedRelation } from './mapped-relation.ts';
import { selection } from './mapped-read.ts';
import { factsOf } from './mapped-rows.ts';
import { hasOneOfIds } from './tenancy.ts';

const IDS_AT_ONCE = 500;

/** Sales by their ids. */
export async function mappedSales(relation: MappedRelation, ids: readonly string[], place: Place): Promise<SaleFact[]> {
  return found(ids, async (some, isWanted) => {
    const condition = (binder: Binder): string => hasOneOfIds(relation.id, some, binder, place.dialect);
    const facts = (await trades(relation, condition, place)) as SaleFact[];
    return facts.filter(({ id }) => isWanted.has(id));
  });
}

/** Refunds by the sales they name. */
export async function mappedRefunds(
  relation: MappedRelation,
  saleIds: readonly string[],
  place: Place,
): Promise<RefundFact[]> {
  return found(saleIds, async (some) => {
    const condition = (binder: Binder): string => binder.isOneOf('sale', some);
    return (await trades(relation, condition, place)) as RefundFact[];
  });
}

async function trades(
  relation: MappedRelation,
  condition: (binder: Binder) => string,
  { session, dialect, business, options }: Place,
): Promise<unknown[]> {
  const binder = new Binder(dialect);
  const conditions = `${isOurs(relation, business, binder)} AND ${condition(binder)}`;
  return factsOf(relation, await session.all(selection(relation, { binder, conditions }), options));
}

async function found<T>(
  ids: readonly string[],
  find: (some: readonly string[], isWanted: ReadonlySet<string>) => Promise<T[]>,
): Promise<T[]> {
  const wanted = [...new Set(ids)];
  const list: T[] = [];
  for (let start = 0; start < wanted.length; start += IDS_AT_ONCE) {
    const some = wanted.slice(start, start + IDS_AT_ONCE);
    list.push(...(await find(some, new Set(some))));
  }
  return list;
}

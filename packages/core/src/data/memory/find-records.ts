import type { FindQuery, Found } from '../adapter.ts';
import type { RefundFact, SaleFact, State, StateKind } from '../fact.ts';
import type { BusinessStore } from './business-store.ts';
import { refundAt, saleAt } from './ledger-rows.ts';

/** What `find` of an adapter does: each record once, those that are not there left out. */
export function findRecords<Q extends FindQuery>(store: BusinessStore, query: Q): readonly Found<Q>[] {
  return findAny(store, query) as readonly Found<Q>[];
}

function findAny(store: BusinessStore, query: FindQuery): readonly (State | SaleFact | RefundFact)[] {
  if (query.kind === 'sale') return findSales(store, query.ids);
  if (query.kind === 'refund') return findRefunds(store, query.saleIds);
  return findStates(store, query.kind, query.ids);
}

function findStates(store: BusinessStore, kind: StateKind, ids: readonly string[] | undefined): State[] {
  const states = store.states[kind];
  if (ids === undefined) return [...states.values()];
  return [...new Set(ids)].flatMap((id) => states.get(id) ?? []);
}

function findSales(store: BusinessStore, ids: readonly string[]): SaleFact[] {
  const rows = [...new Set(ids)].map((id) => store.ids.sale.find(id));
  return rows.filter((row) => row !== -1).map((row) => saleAt(store, row));
}

function findRefunds(store: BusinessStore, saleIds: readonly string[]): RefundFact[] {
  const codes = [...new Set(saleIds)].map((id) => store.words.sale.find(id) ?? -1);
  return codes.flatMap((code) => store.refundsOfSale.get(code) ?? []).map((row) => refundAt(store, row));
}

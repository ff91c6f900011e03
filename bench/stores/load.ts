import type { BusinessId, Fact, State } from '@bizboost/core';
import { eventRow, lineRows, stateRow, tradeRow } from '../../packages/adapters/src/sql/table-rows.ts';
import { CHANGE, EVENT, LEDGER_LINE, STATE, TRADE, type Table } from '../../packages/adapters/src/sql/tables.ts';
import type { SqlValue } from '../../packages/adapters/src/sql/statement.ts';
import type { MeasuredStore } from './measured-store.ts';
import { CAMPAIGNS, PRODUCTS, factsOfShops, shopId, SHOPS } from './thousand-shops.ts';

const AT_ONCE = 5_000;

/** Fills a store with a thousand shops. */
export async function loadShops(store: MeasuredStore, events: number): Promise<void> {
  const waiting = new Map<Table, SqlValue[][]>();
  const put = async (table: Table, rows: readonly SqlValue[][]): Promise<void> => {
    const all = waiting.get(table) ?? [];
    waiting.set(table, all);
    all.push(...rows);
    if (all.length >= AT_ONCE) await store.load(table, all.splice(0));
  };
  const shops = Array.from({ length: SHOPS }, (_, index) => shopId(index));
  for (const shop of shops) {
    await put(CHANGE, [[shop, 1]]);
    await put(
      STATE,
      CAMPAIGNS.map((campaign) =>
        stateRow(shop, { kind: 'campaign', id: campaign.id, record: { kind: 'campaign', ...campaign } }),
      ),
    );
  }
  for (const shop of shops)
    await put(
      STATE,
      PRODUCTS.map((product) =>
        stateRow(shop, { kind: 'product', id: product.id, implicit: true, record: { kind: 'product', ...product } }),
      ),
    );
  await takeStates(store, shops);
  const taking = taker(store);
  for (const { shop, fact } of factsOfShops(events)) {
    await taking(shop, fact);
    if (fact.kind === 'event') {
      await put(EVENT, [eventRow(shop, fact)]);
      continue;
    }
    await put(TRADE, [tradeRow(shop, fact)]);
    await put(LEDGER_LINE, lineRows(shop, fact));
  }
  await taking();
  for (const [table, rows] of waiting) if (rows.length > 0) await store.load(table, rows);
  await store.settle();
}

async function takeStates(store: MeasuredStore, shops: readonly string[]): Promise<void> {
  const states = [
    ...CAMPAIGNS.map((one): State => ({ kind: 'campaign', id: one.id, record: { kind: 'campaign', ...one } })),
    ...PRODUCTS.map((one): State => ({
      ...{ kind: 'product', id: one.id, implicit: true },
      record: { kind: 'product', ...one },
    })),
  ];
  await Promise.all(shops.map(async (shop) => store.take?.(shop as BusinessId, { facts: [], states })));
}

/** Gives a store what shops did, many at a time, as a server takes the records of one call: each shop's as a batch, all at once. */
function taker(store: MeasuredStore): (shop?: string, fact?: Fact) => Promise<void> {
  let facts = new Map<string, Fact[]>();
  let count = 0;
  return async (shop, fact) => {
    if (store.take === undefined) return;
    if (shop !== undefined && fact !== undefined) facts.set(shop, [...(facts.get(shop) ?? []), fact]);
    if (shop !== undefined && ++count < AT_ONCE) return;
    const taken = facts;
    [facts, count] = [new Map(), 0];
    await Promise.all([...taken].map(async ([name, all]) => store.take?.(name as BusinessId, { facts: all })));
  };
}

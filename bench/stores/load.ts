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
  for (const { shop, fact } of factsOfShops(events)) {
    if (fact.kind === 'event') {
      await put(EVENT, [eventRow(shop, fact)]);
      continue;
    }
    await put(TRADE, [tradeRow(shop, fact)]);
    await put(LEDGER_LINE, lineRows(shop, fact));
  }
  for (const [table, rows] of waiting) if (rows.length > 0) await store.load(table, rows);
  await store.settle();
}

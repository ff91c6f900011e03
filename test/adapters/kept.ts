import type { AggregateRow, BusinessId, DataAdapter, DistinctRow, Fact, State } from '@bizboost/core';

const EVERYTHING = { from: 0, to: Date.UTC(2100, 0) };
const COLLECTIONS = ['event', 'ledger', 'spend'] as const;
const SUMS = {
  event: { count: { column: 'count' }, value: { column: 'value' } },
  ledger: {
    gross: { column: 'gross' },
    discount: { column: 'discount' },
    refund: { column: 'refund' },
    quantity: { column: 'quantity' },
    returned: { column: 'returned' },
    orders: { column: 'orders' },
    product_orders: { column: 'product_orders' },
  },
  spend: { amount: { column: 'amount' } },
} as const;

/** All that a store has of a business, as facts and as sums. */
export interface Kept {
  readonly facts: readonly Fact[];
  readonly sums: readonly (readonly AggregateRow[])[];
  readonly people: readonly (readonly DistinctRow[])[];
  readonly states: readonly State[];
}

/** Two stores have the same where this is equal. */
export async function keptOf(
  adapter: Required<Pick<DataAdapter, 'aggregate' | 'countDistinct'>> & DataAdapter,
  business: BusinessId,
): Promise<Kept> {
  const segments = [{ ...EVERYTHING, offsetMs: 0 }];
  const facts: Fact[] = [];
  const kinds = ['event', 'sale', 'refund', 'spend'] as const;
  for await (const fact of adapter.read({ business, kinds, ...EVERYTHING })) facts.push(withoutUndefined(fact));
  const sums = await Promise.all(
    COLLECTIONS.map(async (collection) => {
      const by = collection === 'spend' ? (['campaign'] as const) : (['channel', 'campaign', 'product'] as const);
      const rows = await adapter.aggregate({
        business,
        collection,
        segments,
        grain: 'day',
        by,
        sums: SUMS[collection],
      });
      return sorted(rows.filter((row) => Object.values(row.sums).some((sum) => sum !== 0)));
    }),
  );
  const people = await Promise.all(
    (['visitor', 'customer', 'session'] as const).map(async (field) =>
      sorted(
        await adapter.countDistinct({ business, field, collections: ['event', 'ledger'], segments, by: ['channel'] }),
      ),
    ),
  );
  const states = await Promise.all(
    (['business', 'product', 'campaign', 'post'] as const).map((kind) => adapter.find(business, { kind })),
  );
  return { facts, sums, people, states: sorted(states.flat()) };
}

function sorted<T>(items: readonly T[]): T[] {
  return items
    .map((item) => [JSON.stringify(Object.entries(item as object).sort()), item] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item);
}

function withoutUndefined<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

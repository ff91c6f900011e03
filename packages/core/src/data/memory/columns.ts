import type { Collection, Column, DistinctQuery, StoredDimension } from '../adapter.ts';
import type { TableShape } from './chunk.ts';

/** Everything that is kept as a code. Words of one kind share a dictionary, whatever the table. */
export type Word = StoredDimension | 'visitor' | 'customer' | 'session' | 'name' | 'sale';

/** Where each table has which column. */
export const EVENT = {
  type: 0,
  channel: 1,
  campaign: 2,
  product: 3,
  post: 4,
  visitor: 5,
  session: 6,
  count: 0,
  value: 1,
} as const;
export const SPEND = { campaign: 0, amount: 0 } as const;
export const LINE = {
  channel: 0,
  campaign: 1,
  product: 2,
  currency: 3,
  visitor: 4,
  customer: 5,
  name: 6,
  gross: 0,
  discount: 1,
  refund: 2,
  quantity: 3,
  returned: 4,
  orders: 5,
  product_orders: 6,
} as const;
/** Sales and refunds themselves; their lines are `lines` rows of the ledger from row `first` on. */
export const SALE = { channel: 0, campaign: 1, customer: 2, visitor: 3, currency: 4, first: 0, lines: 1 } as const;
export const REFUND = { channel: 0, campaign: 1, sale: 2, currency: 3, first: 0, lines: 1, orphan: 2 } as const;

export const SHAPES = {
  event: { codes: 7, numbers: 2 },
  spend: { codes: 1, numbers: 1 },
  ledger: { codes: 7, numbers: 7 },
  sale: { codes: 5, numbers: 2 },
  refund: { codes: 4, numbers: 3 },
} as const satisfies Record<string, TableShape>;

const COLUMNS_OF: Readonly<Record<Collection, Readonly<Partial<Record<Word | Column, number>>>>> = {
  event: EVENT,
  spend: SPEND,
  ledger: LINE,
};

/** Where a collection keeps a dimension or a person's code; `undefined` where it has none. */
export function codeColumnOf(
  collection: Collection,
  word: StoredDimension | DistinctQuery['field'],
): number | undefined {
  return COLUMNS_OF[collection][word];
}

/** Where a collection keeps a number. The query has been checked: it has it. */
export function numberColumnOf(collection: Collection, column: Column): number {
  return COLUMNS_OF[collection][column] as number;
}

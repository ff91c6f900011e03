import type { Collection, Column, StoredDimension } from '../adapter.ts';
import type { TableShape } from './chunk.ts';

/** Everything that is kept as a code. Words of one kind share a dictionary, whatever the table. */
export type Word = StoredDimension | 'visitor' | 'customer' | 'session' | 'name' | 'sale';

/** Where each table has which column. A combination holds the codes of `COMBINED` in one. */
export const EVENT = { combination: 0, product: 1, post: 2, visitor: 3, session: 4, count: 0, value: 1 } as const;
export const SPEND = { campaign: 0, amount: 0 } as const;
export const LINE = {
  combination: 0,
  product: 1,
  visitor: 2,
  customer: 3,
  name: 4,
  gross: 0,
  discount: 1,
  refund: 2,
  quantity: 3,
  returned: 4,
  orders: 5,
  product_orders: 6,
} as const;
/** What is kept as a combination, in the order of its parts. */
export const COMBINED = {
  event: ['type', 'channel', 'campaign'],
  ledger: ['channel', 'campaign', 'currency'],
} as const;
/** Sales and refunds themselves; their lines are `lines` rows of the ledger from row `first` on. */
export const SALE = { channel: 0, campaign: 1, customer: 2, visitor: 3, currency: 4, first: 0, lines: 1 } as const;
export const REFUND = { channel: 0, campaign: 1, sale: 2, currency: 3, first: 0, lines: 1, orphan: 2 } as const;

export const SHAPES = {
  event: { codes: 5, numbers: 2 },
  spend: { codes: 1, numbers: 1 },
  ledger: { codes: 5, numbers: 7 },
  sale: { codes: 5, numbers: 2 },
  refund: { codes: 4, numbers: 3 },
} as const satisfies Record<string, TableShape>;

const COLUMNS_OF: Readonly<Record<Collection, Readonly<Partial<Record<Word | 'combination' | Column, number>>>>> = {
  event: EVENT,
  spend: SPEND,
  ledger: LINE,
};

/** Where a collection keeps a word's codes in a column of their own; `undefined` where it has none. */
export function codeColumnOf(collection: Collection, word: Word | 'combination'): number | undefined {
  return COLUMNS_OF[collection][word];
}

/** Which part of a collection's combination a dimension is; `undefined` for none. */
export function combinedPartOf(collection: Collection, dimension: StoredDimension): 0 | 1 | 2 | undefined {
  if (collection === 'spend') return undefined;
  const part = (COMBINED[collection] as readonly StoredDimension[]).indexOf(dimension);
  return part === -1 ? undefined : (part as 0 | 1 | 2);
}

/** Where a collection keeps a number. The query has been checked: it has it. */
export function numberColumnOf(collection: Collection, column: Column): number {
  return COLUMNS_OF[collection][column] as number;
}

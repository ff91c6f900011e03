import type { Collection, Column, DistinctQuery, StoredDimension } from './adapter.ts';
import type { EventFact, Fact, LedgerLine, RefundFact, SaleFact, SpendFact } from './fact.ts';

/** The collection whose rows a fact makes. */
export const COLLECTION_OF: Readonly<Record<Fact['kind'], Collection>> = {
  event: 'event',
  sale: 'ledger',
  refund: 'ledger',
  spend: 'spend',
};

/** The kinds of facts whose rows make a collection. */
export const KINDS_OF: Readonly<Record<Collection, readonly Fact['kind'][]>> = {
  event: ['event'],
  ledger: ['sale', 'refund'],
  spend: ['spend'],
};

/** One row that sums are taken over: an event, a line of a sale or refund, a spend. */
export type FactRow =
  | { readonly fact: EventFact | SpendFact; readonly line?: undefined }
  | { readonly fact: SaleFact | RefundFact; readonly line: LedgerLine };

/** The rows of a fact: one, or one for each line (none for a sale without lines). */
export function rowsOf(fact: Fact): readonly FactRow[] {
  if (fact.kind === 'event' || fact.kind === 'spend') return [{ fact }];
  return fact.lines.map((line) => ({ fact, line }));
}

/** The value of a dimension; `null` where the row has none, also where its collection has no such dimension. */
export function dimensionOf({ fact, line }: FactRow, dimension: StoredDimension): string | null {
  switch (dimension) {
    case 'channel':
      return fact.kind === 'spend' ? null : fact.channel;
    case 'campaign':
      return fact.campaign ?? null;
    case 'product':
      return (line ?? (fact as Partial<EventFact>)).product ?? null;
    case 'currency':
      return 'currency' in fact ? fact.currency : null;
    case 'type':
      return fact.kind === 'event' ? fact.type : null;
    case 'post':
      return fact.kind === 'event' ? (fact.post ?? null) : null;
  }
}

/** The amount in a column; 0 where the row's collection has no such column. */
export function amountOf({ fact, line }: FactRow, column: Column): number {
  if (line !== undefined) return lineAmountOf(line, column);
  if (fact.kind === 'event') return column === 'count' || column === 'value' ? fact[column] : 0;
  return column === 'amount' ? fact.amount : 0;
}

function lineAmountOf(line: LedgerLine, column: Column): number {
  if (column === 'product_orders') return line.productOrders;
  return column === 'count' || column === 'value' || column === 'amount' ? 0 : line[column];
}

/** Who a row is about; `undefined` where it does not say. */
export function personOf({ fact }: FactRow, field: DistinctQuery['field']): string | undefined {
  if (field === 'visitor') return fact.kind === 'event' || fact.kind === 'sale' ? fact.visitor : undefined;
  if (field === 'customer') return fact.kind === 'sale' ? fact.customer : undefined;
  return fact.kind === 'event' ? fact.session : undefined;
}

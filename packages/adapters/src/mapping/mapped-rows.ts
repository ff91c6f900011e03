import type { EventFact, Fact, LedgerLine, RefundFact, SaleFact, SpendFact } from '@bizboost/core';
import { safeInteger } from '../sql/integers.ts';
import type { SqlRow } from '../sql/statement.ts';
import type { MappedRelation } from './mapped-relation.ts';

/** Rows that were read over a relation as facts, in the order of the rows. Rows of one sale or refund follow each other. */
export function factsOf({ kind, hasLines }: MappedRelation, rows: readonly SqlRow[]): Fact[] {
  if (kind === 'event') return rows.map(eventOf);
  if (kind === 'spend') return rows.map(spendOf);
  return groupsOf(rows, hasLines).map((lines) => (kind === 'sale' ? saleOf(lines) : refundOf(lines)));
}

type Group = readonly [SqlRow, ...SqlRow[]];

function groupsOf(rows: readonly SqlRow[], hasLines: boolean): Group[] {
  if (!hasLines) return rows.map((row) => [row]);
  const groups: [SqlRow, ...SqlRow[]][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]['id'] === row['id']) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function eventOf(row: SqlRow): EventFact {
  return {
    kind: 'event',
    ...placeOf(row),
    type: String(row['type']),
    channel: String(row['channel']),
    campaign: optional(row['campaign']),
    product: optional(row['product']),
    post: optional(row['post']),
    visitor: optional(row['visitor']),
    session: optional(row['session']),
    count: integerOf(row, 'occurrences'),
    value: integerOf(row, 'value_millionths'),
  };
}

function spendOf(row: SqlRow): SpendFact {
  return { kind: 'spend', ...placeOf(row), campaign: String(row['campaign']), amount: integerOf(row, 'amount_minor') };
}

function saleOf(rows: Group): SaleFact {
  const [head] = rows;
  const seen = new Set<string | undefined>();
  const lines = rows.map((row, index): LedgerLine => {
    const product = optional(row['product']);
    const isFirstOfProduct = !seen.has(product);
    seen.add(product);
    return {
      ...NOTHING,
      product,
      name: optional(row['name']),
      gross: integerOf(row, 'gross'),
      discount: integerOf(row, 'discount'),
      quantity: integerOf(row, 'quantity'),
      orders: index === 0 ? 1 : 0,
      productOrders: isFirstOfProduct ? 1 : 0,
    };
  });
  const people = { customer: optional(head['customer']), visitor: optional(head['visitor']) };
  return { kind: 'sale', ...tradeOf(head), ...people, lines };
}

function refundOf(rows: Group): RefundFact {
  const [head] = rows;
  const lines = rows.map((row): LedgerLine => ({
    ...NOTHING,
    product: optional(row['product']),
    name: optional(row['name']),
    refund: integerOf(row, 'refund'),
    returned: integerOf(row, 'returned'),
  }));
  return { kind: 'refund', ...tradeOf(head), sale: optional(head['sale']), orphan: false, lines };
}

const NOTHING = { gross: 0, discount: 0, refund: 0, quantity: 0, returned: 0, orders: 0, productOrders: 0 } as const;

function tradeOf(row: SqlRow): Pick<SaleFact, 'id' | 'at' | 'channel' | 'campaign' | 'currency'> {
  return {
    ...placeOf(row),
    channel: String(row['channel']),
    campaign: optional(row['campaign']),
    currency: String(row['currency']),
  };
}

function placeOf(row: SqlRow): Pick<Fact, 'id' | 'at'> {
  return { id: String(row['id']), at: integerOf(row, 'at_ms') };
}

function optional(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}

function integerOf(row: SqlRow, name: string): number {
  return safeInteger(row[name], name);
}

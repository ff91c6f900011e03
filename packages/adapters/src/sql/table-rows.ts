import type { EventFact, LedgerLine, RefundFact, SaleFact, SpendFact, State, StateKind } from '@bizboost/core';
import { safeInteger } from './integers.ts';
import { original, storable } from './storable-text.ts';
import type { SqlRow, SqlValue } from './statement.ts';

/** Facts and states as rows of our own tables, columns in the tables' order; and back. A business is given as it is kept. */

export function eventRow(business: string, fact: EventFact): SqlValue[] {
  return [
    business,
    storable(fact.id),
    fact.at,
    storable(fact.type),
    storable(fact.channel),
    maybe(fact.campaign),
    maybe(fact.product),
    maybe(fact.post),
    maybe(fact.visitor),
    maybe(fact.session),
    fact.count,
    fact.value,
  ];
}

export function eventOf(row: SqlRow): EventFact {
  return {
    kind: 'event',
    id: text(row['id']),
    at: Number(row['occurred_at_ms']),
    type: text(row['type']),
    channel: text(row['channel']),
    campaign: optional(row['campaign_id']),
    product: optional(row['product_id']),
    post: optional(row['post_id']),
    visitor: optional(row['visitor_id']),
    session: optional(row['session_id']),
    count: integerOf(row['occurrences']),
    value: integerOf(row['value_millionths']),
  };
}

export function spendRow(business: string, fact: SpendFact): SqlValue[] {
  return [business, storable(fact.id), fact.at, storable(fact.campaign), fact.amount];
}

export function spendOf(row: SqlRow): SpendFact {
  return {
    kind: 'spend',
    id: text(row['id']),
    at: Number(row['occurred_at_ms']),
    campaign: text(row['campaign_id']),
    amount: integerOf(row['amount_minor']),
  };
}

export type Trade = SaleFact | RefundFact;

export function tradeRow(business: string, fact: Trade): SqlValue[] {
  const [sale, refund] = fact.kind === 'sale' ? [fact, undefined] : [undefined, fact];
  return [
    business,
    fact.kind,
    storable(fact.id),
    fact.at,
    storable(fact.channel),
    maybe(fact.campaign),
    maybe(sale?.customer),
    maybe(sale?.visitor),
    maybe(refund?.sale),
    storable(fact.currency),
    refund?.orphan === true ? 1 : 0,
    refund?.items === undefined ? null : JSON.stringify(refund.items),
  ];
}

export function tradeOf(row: SqlRow, lines: readonly LedgerLine[]): Trade {
  const base = {
    id: text(row['id']),
    at: Number(row['occurred_at_ms']),
    channel: text(row['channel']),
    campaign: optional(row['campaign_id']),
    currency: text(row['currency']),
    lines,
  };
  if (row['kind'] === 'sale') {
    return { kind: 'sale', ...base, customer: optional(row['customer_id']), visitor: optional(row['visitor_id']) };
  }
  const items = row['orphan_items'] as string | null | undefined;
  return {
    kind: 'refund',
    ...base,
    sale: optional(row['sale_id']),
    orphan: Number(row['is_orphan']) === 1,
    ...(typeof items === 'string' && { items: JSON.parse(items) as LedgerLine[] }),
  };
}

export function lineRows(business: string, fact: Trade): SqlValue[][] {
  const [customer, visitor] = fact.kind === 'sale' ? [fact.customer, fact.visitor] : [];
  const head = [business, fact.kind, storable(fact.id)];
  const rest = [
    fact.at,
    storable(fact.channel),
    maybe(fact.campaign),
    maybe(customer),
    maybe(visitor),
    storable(fact.currency),
  ];
  return fact.lines.map((line, index) => [
    ...head,
    index,
    ...rest,
    maybe(line.product),
    maybe(line.name),
    line.gross,
    line.discount,
    line.refund,
    line.quantity,
    line.returned,
    line.orders,
    line.productOrders,
  ]);
}

export function lineOf(row: SqlRow): LedgerLine {
  return {
    product: optional(row['product_id']),
    name: optional(row['name']),
    gross: integerOf(row['gross_minor']),
    discount: integerOf(row['discount_minor']),
    refund: integerOf(row['refund_minor']),
    quantity: integerOf(row['quantity_thousandths']),
    returned: integerOf(row['returned_thousandths']),
    orders: integerOf(row['orders']) as 0 | 1,
    productOrders: integerOf(row['product_orders']) as 0 | 1,
  };
}

export function stateRow(business: string, { kind, id, updatedAt, implicit, record }: State): SqlValue[] {
  return [business, kind, storable(id), updatedAt ?? null, implicit === true ? 1 : 0, JSON.stringify(record)];
}

export function stateOf(row: SqlRow): State {
  const updatedAt = row['updated_at_ms'];
  return {
    kind: row['kind'] as StateKind,
    id: text(row['id']),
    ...(updatedAt !== null && updatedAt !== undefined && { updatedAt: Number(updatedAt) }),
    ...(Number(row['is_implicit']) === 1 && { implicit: true }),
    record: JSON.parse(row['record'] as string) as State['record'],
  };
}

function maybe(value: string | undefined): string | null {
  return value === undefined ? null : storable(value);
}

function text(value: unknown): string {
  return original(value as string);
}

function optional(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : text(value);
}

function integerOf(value: unknown): number {
  return safeInteger(value, 'a kept number');
}

import type { EventFact, LedgerLine, RefundFact, SaleFact, SpendFact, State, StateKind } from '@bizboost/core';
import { safeInteger } from './integers.ts';
import type { SqlRow, SqlValue } from './statement.ts';

/** Facts and states as rows of our own tables, columns in the tables' order; and back. */

export function eventRow(business: string, fact: EventFact): SqlValue[] {
  return [
    business,
    fact.id,
    fact.at,
    fact.type,
    fact.channel,
    fact.campaign ?? null,
    fact.product ?? null,
    fact.post ?? null,
    fact.visitor ?? null,
    fact.session ?? null,
    fact.count,
    fact.value,
  ];
}

export function eventOf(row: SqlRow): EventFact {
  return {
    kind: 'event',
    id: row['id'] as string,
    at: Number(row['occurred_at_ms']),
    type: row['type'] as string,
    channel: row['channel'] as string,
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
  return [business, fact.id, fact.at, fact.campaign, fact.amount];
}

export function spendOf(row: SqlRow): SpendFact {
  return {
    kind: 'spend',
    id: row['id'] as string,
    at: Number(row['occurred_at_ms']),
    campaign: row['campaign_id'] as string,
    amount: integerOf(row['amount_minor']),
  };
}

export type Trade = SaleFact | RefundFact;

export function tradeRow(business: string, fact: Trade): SqlValue[] {
  const [sale, refund] = fact.kind === 'sale' ? [fact, undefined] : [undefined, fact];
  return [
    business,
    fact.kind,
    fact.id,
    fact.at,
    fact.channel,
    fact.campaign ?? null,
    sale?.customer ?? null,
    sale?.visitor ?? null,
    refund?.sale ?? null,
    fact.currency,
    refund?.orphan === true ? 1 : 0,
    refund?.items === undefined ? null : JSON.stringify(refund.items),
  ];
}

export function tradeOf(row: SqlRow, lines: readonly LedgerLine[]): Trade {
  const base = {
    id: row['id'] as string,
    at: Number(row['occurred_at_ms']),
    channel: row['channel'] as string,
    campaign: optional(row['campaign_id']),
    currency: row['currency'] as string,
    lines,
  };
  if (row['kind'] === 'sale') {
    return { kind: 'sale', ...base, customer: optional(row['customer_id']), visitor: optional(row['visitor_id']) };
  }
  const items = optional(row['orphan_items']);
  return {
    kind: 'refund',
    ...base,
    sale: optional(row['sale_id']),
    orphan: Number(row['is_orphan']) === 1,
    ...(items !== undefined && { items: JSON.parse(items) as LedgerLine[] }),
  };
}

export function lineRows(business: string, fact: Trade): SqlValue[][] {
  const [customer, visitor] = fact.kind === 'sale' ? [fact.customer, fact.visitor] : [];
  return fact.lines.map((line, index) => [
    business,
    fact.kind,
    fact.id,
    index,
    fact.at,
    fact.channel,
    fact.campaign ?? null,
    customer ?? null,
    visitor ?? null,
    fact.currency,
    line.product ?? null,
    line.name ?? null,
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
  return [business, kind, id, updatedAt ?? null, implicit === true ? 1 : 0, JSON.stringify(record)];
}

export function stateOf(row: SqlRow): State {
  const updatedAt = row['updated_at_ms'];
  return {
    kind: row['kind'] as StateKind,
    id: row['id'] as string,
    ...(updatedAt !== null && updatedAt !== undefined && { updatedAt: Number(updatedAt) }),
    ...(Number(row['is_implicit']) === 1 && { implicit: true }),
    record: JSON.parse(row['record'] as string) as State['record'],
  };
}

function optional(value: unknown): string | undefined {
  return (value as string | null | undefined) ?? undefined;
}

function integerOf(value: unknown): number {
  return safeInteger(value, 'a kept number');
}

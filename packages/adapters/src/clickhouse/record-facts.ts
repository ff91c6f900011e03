import type { EventFact, Fact, LedgerLine, RefundFact, SaleFact, SpendFact, State, StateKind } from '@bizboost/core';
import { safeInteger } from '../sql/integers.ts';
import { original } from '../sql/storable-text.ts';
import type { SqlRow } from '../sql/statement.ts';

/** Rows of `bizboost_record` as facts and states. */

/** What facts are made of. */
export const FACT_COLUMNS = [
  'kind',
  'occurred_at_ms',
  'id',
  'line',
  'is_line',
  'channel',
  'campaign_id',
  'product_id',
  'visitor_id',
  'type',
  'post_id',
  'session_id',
  'occurrences',
  'value_millionths',
  'customer_id',
  'sale_id',
  'currency',
  'name',
  'gross_minor',
  'discount_minor',
  'refund_minor',
  'quantity_thousandths',
  'returned_thousandths',
  'orders',
  'product_orders',
  'amount_minor',
  'is_orphan',
  'detail',
].join(', ');

/** What puts the rows of a fact together, and facts in their order. */
export const FACT_ORDER = 'occurred_at_ms, id, kind, line';

/** Facts of rows in their order. */
export function factsOf(rows: readonly SqlRow[]): Fact[] {
  const facts: Fact[] = [];
  for (let start = 0; start < rows.length;) {
    const first = rows[start] as SqlRow;
    let end = start + 1;
    while (end < rows.length && isSameFact(first, rows[end] as SqlRow)) end++;
    const fact = factOf(first, rows.slice(start, end));
    if (fact !== undefined) facts.push(fact);
    start = end;
  }
  return facts;
}

export function stateOf(row: SqlRow): State {
  const detail = JSON.parse(row['detail'] as string) as Omit<State, 'kind' | 'id'>;
  return { kind: row['kind'] as StateKind, id: text(row['id']), ...detail };
}

function isSameFact(one: SqlRow, other: SqlRow): boolean {
  return one['id'] === other['id'] && one['kind'] === other['kind'];
}

/** `undefined` for an event that is no more. */
function factOf(first: SqlRow, rows: readonly SqlRow[]): Fact | undefined {
  const lines = rows.filter((row) => Number(row['is_line']) === 1);
  if (first['kind'] === 'event') return eventOf(lines);
  return first['kind'] === 'spend' ? spendOf(first) : tradeOf(first, lines.map(lineOf));
}

/** Daily sums of one name on several shards are one. */
function eventOf(rows: readonly SqlRow[]): EventFact | undefined {
  const [row] = rows;
  if (row === undefined) return undefined;
  const total = (column: string): number => rows.reduce((sum, one) => sum + integerOf(one[column]), 0);
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
    count: total('occurrences'),
    value: total('value_millionths'),
  };
}

function spendOf(row: SqlRow): SpendFact {
  return {
    kind: 'spend',
    id: text(row['id']),
    at: Number(row['occurred_at_ms']),
    campaign: text(row['campaign_id']),
    amount: integerOf(row['amount_minor']),
  };
}

function tradeOf(row: SqlRow, lines: readonly LedgerLine[]): SaleFact | RefundFact {
  const base = {
    id: text(row['id']),
    at: Number(row['occurred_at_ms']),
    channel: text(row['channel']),
    campaign: optional(row['campaign_id']),
    currency: text(row['currency']),
    lines,
  };
  if (row['kind'] === 'sale')
    return { kind: 'sale', ...base, customer: optional(row['customer_id']), visitor: optional(row['visitor_id']) };
  const items = row['detail'] as string;
  return {
    kind: 'refund',
    ...base,
    sale: optional(row['sale_id']),
    orphan: Number(row['is_orphan']) === 1,
    ...(items !== '' && { items: JSON.parse(items) as LedgerLine[] }),
  };
}

function lineOf(row: SqlRow): LedgerLine {
  return {
    product: optional(row['product_id']),
    name: row['name'] === null ? undefined : text(row['name']),
    gross: integerOf(row['gross_minor']),
    discount: integerOf(row['discount_minor']),
    refund: integerOf(row['refund_minor']),
    quantity: integerOf(row['quantity_thousandths']),
    returned: integerOf(row['returned_thousandths']),
    orders: integerOf(row['orders']) as 0 | 1,
    productOrders: integerOf(row['product_orders']) as 0 | 1,
  };
}

/** An id that is not given is kept as an empty text. */
function optional(value: unknown): string | undefined {
  return value === '' ? undefined : text(value);
}

function text(value: unknown): string {
  return original(value as string);
}

function integerOf(value: unknown): number {
  return safeInteger(value, 'a kept number');
}

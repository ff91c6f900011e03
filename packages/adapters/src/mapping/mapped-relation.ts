import type { Collection } from '@bizboost/core';
import type { Relation } from '../sql/relation.ts';
import { currencyOf, lineAmountOf, pricedColumns } from './amounts-sql.ts';
import { scaledOf, sourceOf, textOf, timeOf, wordOf } from './field-sql.ts';
import type { MappedField, MappedRows } from './inspect.ts';
import type { MappingDialect } from './mapping-dialect.ts';
import { isOfBusiness } from './tenancy.ts';

/** Rows of an application's table as a relation of ours, and what is needed to read them one by one. */
export interface MappedRelation extends Relation {
  readonly collection: Collection;
  readonly kind: 'event' | 'sale' | 'refund' | 'spend';
  /** Whether a sale or refund may have several rows. */
  readonly hasLines: boolean;
  readonly id: MappedField;
  /** What is read of a row, by name. */
  readonly read: Readonly<Record<string, string>>;
}

export interface RelationParts {
  readonly dialect: MappingDialect;
  /** Of rows that do not say theirs. */
  readonly currency: string | undefined;
}

const NO_CHANNEL = 'unknown';

export function eventRelation(rows: MappedRows, { dialect }: RelationParts): MappedRelation {
  const { fields } = rows;
  const texts = {
    campaign: textOf(fields['campaign_id'], dialect),
    post: textOf(fields['post_id'], dialect),
    product: textOf(fields['product_id'], dialect),
    visitor: textOf(fields['visitor_id'], dialect),
    session: textOf(fields['session_id'], dialect),
  };
  const columns = {
    ...texts,
    type: wordOf(fields['type'], 'unknown', dialect),
    channel: wordOf(fields['channel'], NO_CHANNEL, dialect),
    occurrences: scaledOf(fields['count'], '1', { dialect, otherwise: '1' }),
    value_millionths: scaledOf(fields['value'], '1000000', { dialect }),
  };
  return {
    ...relationOf(rows, selected(rows, columns, dialect), dialect),
    collection: 'event',
    kind: 'event',
    hasLines: false,
    dimensions: { type: 'type', channel: 'channel', campaign: 'campaign', product: 'product', post: 'post' },
    columns: { count: 'occurrences', value: 'value_millionths' },
    people: { visitor: 'visitor', session: 'session' },
    read: sameNames([...Object.keys(columns)]),
  };
}

export function spendRelation(rows: MappedRows, { dialect, currency }: RelationParts): MappedRelation {
  const { fields } = rows;
  const { factor } = currencyOf(fields['currency'], currency, dialect);
  const columns = {
    campaign: textOf(fields['campaign_id'], dialect),
    amount_minor: scaledOf(fields['amount'], `(${factor})`, { dialect }),
  };
  return {
    ...relationOf(rows, selected(rows, columns, dialect), dialect),
    collection: 'spend',
    kind: 'spend',
    hasLines: false,
    dimensions: { campaign: 'campaign' },
    columns: { amount: 'amount_minor' },
    people: {},
    read: sameNames(Object.keys(columns)),
  };
}

/** Lines of sales. */
export function saleRelation(rows: MappedRows, parts: RelationParts): MappedRelation {
  const { dialect } = parts;
  const hasLines = rows.fields['line'] !== undefined;
  const base = pricedRows(rows, 'sale', parts);
  const isFirst = (among = ''): string =>
    hasLines
      ? `CASE WHEN EXISTS (SELECT 1 FROM (${base}) AS e WHERE e.business = m.business AND e.id = m.id AND e.line < m.line${among}) THEN 0 ELSE 1 END`
      : '1';
  const amounts = {
    gross: 'CASE WHEN amount >= 0 THEN amount ELSE 0 END',
    // A negative line takes its amount off, and sells nothing.
    discount: 'discount_minor + CASE WHEN amount >= 0 THEN 0 ELSE 0 - amount END',
    quantity: 'CASE WHEN amount >= 0 THEN quantity ELSE 0 END',
  };
  return {
    ...ledgerRelation(rows, base, dialect),
    kind: 'sale',
    columns: {
      ...amounts,
      orders: isFirst(),
      product_orders: isFirst(' AND (e.product = m.product OR (e.product IS NULL AND m.product IS NULL))'),
    },
    people: { visitor: 'visitor', customer: 'customer' },
    read: { ...sameNames([...LINE_TEXTS, 'visitor', 'customer', ...(hasLines ? ['line'] : [])]), ...amounts },
  };
}

/** Lines of refunds. */
export function refundRelation(rows: MappedRows, parts: RelationParts): MappedRelation {
  const amounts = { refund: 'ABS(amount)', returned: 'ABS(quantity)' };
  const hasLines = rows.fields['line'] !== undefined;
  return {
    ...ledgerRelation(rows, pricedRows(rows, 'refund', parts), parts.dialect),
    kind: 'refund',
    columns: amounts,
    people: {},
    read: { ...sameNames([...LINE_TEXTS, 'sale', ...(hasLines ? ['line'] : [])]), ...amounts },
  };
}

const LINE_TEXTS = ['channel', 'campaign', 'currency', 'product', 'name'] as const;

function ledgerRelation(
  rows: MappedRows,
  base: string,
  dialect: MappingDialect,
): Omit<MappedRelation, 'kind' | 'columns' | 'people' | 'read'> {
  const withAmount = `SELECT b.*, ${lineAmountOf(rows, dialect)} AS amount FROM (${base}) AS b`;
  return {
    ...relationOf(rows, withAmount, dialect),
    collection: 'ledger',
    hasLines: rows.fields['line'] !== undefined,
    dimensions: { channel: 'channel', campaign: 'campaign', product: 'product', currency: 'currency' },
  };
}

function pricedRows(
  rows: MappedRows,
  kind: 'sale' | 'refund',
  { dialect, currency: byDefault }: RelationParts,
): string {
  const { fields } = rows;
  const currency = currencyOf(fields['currency'], byDefault, dialect);
  const columns = {
    channel: wordOf(fields['channel'], NO_CHANNEL, dialect),
    campaign: textOf(fields['campaign_id'], dialect),
    currency: currency.code,
    product: textOf(fields['product_id'], dialect),
    name: textOf(fields['name'], dialect),
    ...(kind === 'sale'
      ? {
          customer: textOf(fields['customer_id'], dialect),
          visitor: textOf(fields['visitor_id'], dialect),
          discount_minor: scaledOf(fields['discount'], `(${currency.factor})`, { dialect }),
        }
      : { sale: textOf(fields['sale_id'], dialect) }),
    ...(fields['line'] !== undefined && { line: fields['line'].expression }),
    ...pricedColumns(rows, currency, dialect),
  };
  return selected(rows, columns, dialect);
}

/** With `business`, `id`, `id_given` and `occurred` beside the columns given. */
function selected(rows: MappedRows, columns: Readonly<Record<string, string>>, dialect: MappingDialect): string {
  const { fields } = rows;
  const all = {
    business: fields['business_id']?.expression as string,
    occurred: fields['occurred_at']?.expression as string,
    id: textOf(fields['id'], dialect),
    id_given: fields['id']?.expression as string,
    ...columns,
  };
  const list = Object.entries(all).map(([name, expression]) => `${expression} AS ${name}`);
  return `SELECT ${list.join(', ')} FROM ${sourceOf(rows)}`;
}

function relationOf(
  { fields }: MappedRows,
  source: string,
  dialect: MappingDialect,
): Pick<MappedRelation, 'from' | 'business' | 'isBusiness' | 'time' | 'id'> {
  const owner = { ...(fields['business_id'] as MappedField), expression: 'business' };
  const occurred = { ...(fields['occurred_at'] as MappedField), expression: 'occurred' };
  const { ms, compared } = timeOf(occurred, dialect);
  return {
    from: `(${source}) AS m`,
    business: 'business',
    time: { ms: ms('occurred'), ...(compared && { compared: { ...compared, expression: 'occurred' } }) },
    isBusiness: (business, binder) => isOfBusiness(owner, business, { binder, dialect }),
    id: { ...(fields['id'] as MappedField), expression: 'id_given' },
  };
}

function sameNames(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, name]));
}

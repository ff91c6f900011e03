import type { DistinctQuery, Fact } from '@bizboost/core';
import type { RecordRelation } from '../sql/records.ts';
import type { Relation, Relations } from '../sql/relation.ts';
import { ALWAYS_TRUE } from '../sql/statement.ts';
import type { Names } from './cluster.ts';

const IS_LINE = 'is_line = 1';

const none = (column: string): string => `nullIf(${column}, '')`;

const DIMENSIONS = {
  type: none('type'),
  channel: none('channel'),
  campaign: none('campaign_id'),
  product: none('product_id'),
  post: none('post_id'),
  currency: none('currency'),
} as const;

/** The collections in `bizboost_record`. Rows that were kept twice, or in several versions, are one row by `FINAL`. */
export function relationsAt(names: Names): Required<Relations> {
  const { campaign, product, post } = DIMENSIONS;
  return {
    event: {
      ...relation(names, "kind = 'event'"),
      dimensions: { type: 'type', channel: 'channel', campaign, product, post },
      columns: { count: 'occurrences', value: 'value_millionths' },
    },
    ledger: {
      ...relation(names, "kind IN ('sale', 'refund')", IS_LINE),
      dimensions: { channel: 'channel', campaign, product, currency: 'currency' },
      columns: {
        gross: 'gross_minor',
        discount: 'discount_minor',
        refund: 'refund_minor',
        quantity: 'quantity_thousandths',
        returned: 'returned_thousandths',
        orders: 'orders',
        product_orders: 'product_orders',
      },
    },
    spend: {
      ...relation(names, "kind = 'spend'"),
      dimensions: { campaign: 'campaign_id' },
      columns: { amount: 'amount_minor' },
    },
  };
}

/** The records of one kind there. */
export function recordsAt(names: Names, kind: Fact['kind']): RecordRelation {
  const isTrade = kind === 'sale' || kind === 'refund';
  const { event, ledger, spend } = relationsAt(names);
  const people = {
    ...(kind === 'event' || kind === 'sale' ? { visitor: none('visitor_id') } : {}),
    ...(kind === 'sale' ? { customer: none('customer_id') } : {}),
    ...(kind === 'event' ? { session: none('session_id') } : {}),
  };
  const { dimensions } = isTrade ? ledger : kind === 'event' ? event : spend;
  return {
    ...relation(names, `kind = '${kind}'`, isTrade ? IS_LINE : ALWAYS_TRUE),
    dimensions,
    columns: {},
    people,
    ...(isTrade && { record: 'id' }),
  };
}

/**
 * Rows of several collections that name people, as one: they lie in one table, so each shard counts them in one go.
 * `undefined` where none of the collections names anybody.
 */
export function peopleOf({ field, collections }: DistinctQuery): ((names: Names) => Relation) | undefined {
  const kinds = [
    ...(collections.includes('event') && field !== 'customer' ? ["'event'"] : []),
    ...(collections.includes('ledger') && field !== 'session' ? ["'sale'"] : []),
  ];
  if (kinds.length === 0) return undefined;
  return (names) => ({
    ...relation(names, `kind IN (${kinds.join(', ')})`, IS_LINE),
    dimensions: DIMENSIONS,
    columns: {},
    people: { visitor: none('visitor_id'), customer: none('customer_id'), session: none('session_id') },
  });
}

function relation(
  { record, placed }: Names,
  isOfKind: string,
  filter = ALWAYS_TRUE,
): Omit<Relation, 'dimensions' | 'columns'> {
  return {
    from: `${record} FINAL`,
    business: 'business_id',
    time: { ms: 'occurred_at_ms' },
    people: {},
    keyFilter: isOfKind,
    filter: [filter, placed].filter((condition) => condition !== ALWAYS_TRUE).join(' AND ') || ALWAYS_TRUE,
  };
}

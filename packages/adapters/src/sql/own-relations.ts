import type { Fact } from '@bizboost/core';
import type { RecordRelation } from './records.ts';
import type { Relations } from './relation.ts';
import { EVENT, LEDGER_LINE, SPEND } from './tables.ts';

const BASE = { business: 'business_id', time: { ms: 'occurred_at_ms' } } as const;

/** Our own tables as relations. */
export const OWN_RELATIONS = {
  event: {
    ...BASE,
    from: EVENT.name,
    dimensions: {
      type: 'type',
      channel: 'channel',
      campaign: 'campaign_id',
      product: 'product_id',
      post: 'post_id',
    },
    columns: { count: 'occurrences', value: 'value_millionths' },
    people: { visitor: 'visitor_id', session: 'session_id' },
  },
  ledger: {
    ...BASE,
    from: LEDGER_LINE.name,
    dimensions: { channel: 'channel', campaign: 'campaign_id', product: 'product_id', currency: 'currency' },
    columns: {
      gross: 'gross_minor',
      discount: 'discount_minor',
      refund: 'refund_minor',
      quantity: 'quantity_thousandths',
      returned: 'returned_thousandths',
      orders: 'orders',
      product_orders: 'product_orders',
    },
    people: { visitor: 'visitor_id', customer: 'customer_id' },
  },
  spend: {
    ...BASE,
    from: SPEND.name,
    dimensions: { campaign: 'campaign_id' },
    columns: { amount: 'amount_minor' },
    people: {},
  },
} as const satisfies Relations;

/** Where each kind of record lies in them. */
export const OWN_RECORDS: Readonly<Record<Fact['kind'], RecordRelation>> = {
  event: OWN_RELATIONS.event,
  sale: { ...OWN_RELATIONS.ledger, filter: "kind = 'sale'", record: 'id' },
  refund: { ...OWN_RELATIONS.ledger, filter: "kind = 'refund'", record: 'id' },
  spend: OWN_RELATIONS.spend,
};

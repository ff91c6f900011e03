import { formatDecimal } from '../../kernel/money.ts';
import { formatTimestamp } from '../../kernel/timestamp.ts';
import type { EventFact, SpendFact } from '../fact.ts';
import type { EventRecord, SpendRecord } from '../schema/record.ts';
import { decimalText } from './decimal-text.ts';

/** The record that makes this event. */
export function eventRecordOf(fact: EventFact): EventRecord {
  return {
    kind: 'event',
    id: fact.id,
    type: fact.type,
    occurred_at: formatTimestamp(fact.at),
    channel: fact.channel,
    ...(fact.count !== 1 && { count: fact.count }),
    ...(fact.campaign !== undefined && { campaign_id: fact.campaign }),
    ...(fact.post !== undefined && { post_id: fact.post }),
    ...(fact.product !== undefined && { product_id: fact.product }),
    ...(fact.visitor !== undefined && { visitor_id: fact.visitor }),
    ...(fact.session !== undefined && { session_id: fact.session }),
    ...(fact.value !== 0 && { value: decimalText(fact.value, 6) }),
  };
}

/** The record that makes this spend, in the business's currency. */
export function spendRecordOf(fact: SpendFact, currency: string): SpendRecord {
  return {
    kind: 'spend',
    id: fact.id,
    campaign_id: fact.campaign,
    occurred_at: formatTimestamp(fact.at),
    amount: formatDecimal(fact.amount, currency),
  };
}

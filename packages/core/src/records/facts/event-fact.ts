import type { EventFact, SpendFact } from '../fact.ts';
import { parseScaled } from '../../kernel/money.ts';
import type { EventRecord, SpendRecord } from '../schema/record.ts';
import { amountOf, idOf, maybeIdOf, pastTimeOf, type FactContext } from './context.ts';

/** A checked `event` as it is kept. Throws `invalid_input` when it lies ahead of now. */
export function eventFactOf(record: EventRecord, context: FactContext): EventFact {
  return {
    kind: 'event',
    id: idOf(record.id),
    at: pastTimeOf(record.occurred_at, 'occurred_at', context),
    type: record.type,
    channel: record.channel,
    campaign: maybeIdOf(record.campaign_id),
    product: maybeIdOf(record.product_id),
    post: maybeIdOf(record.post_id),
    visitor: maybeIdOf(record.visitor_id),
    session: maybeIdOf(record.session_id),
    count: record.count ?? 1,
    value: record.value == null ? 0 : parseScaled(record.value, 6),
  };
}

/** A checked `spend` as it is kept, in the business's currency. Throws `invalid_input` for a time ahead of now or too many decimals. */
export function spendFactOf(record: SpendRecord, context: FactContext): SpendFact {
  return {
    kind: 'spend',
    id: idOf(record.id),
    at: pastTimeOf(record.occurred_at, 'occurred_at', context),
    campaign: idOf(record.campaign_id),
    amount: amountOf(record.amount, context.currency, 'amount'),
  };
}

import { formatDecimal } from '../../kernel/money.ts';
import { formatTimestamp } from '../../kernel/timestamp.ts';
import type { LedgerLine, RefundFact } from '../fact.ts';
import { isOfRest } from '../facts/refund-fact.ts';
import { REST } from '../schema/field-checks.ts';
import type { RefundRecord } from '../schema/record.ts';
import { decimalText } from './decimal-text.ts';
import type { SaidRecord } from './said-record.ts';

type RefundItem = NonNullable<RefundRecord['items']>[number];
type GivenBack = Pick<RefundRecord, 'items' | 'amount'>;

/**
 * The record that makes this refund, once its sale is there where it is known. What was split over the products of its sale comes as
 * items, so that it falls on the same ones again.
 */
export function refundRecordOf(fact: RefundFact): SaidRecord<RefundRecord> {
  const { given, lost } = isOfRest(fact) ? OF_REST : givenBackIn(fact.items ?? fact.lines, fact.currency);
  // One that has its sale takes the channel from it.
  const isAttributed = fact.sale !== undefined && !fact.orphan;
  const record: RefundRecord = {
    kind: 'refund',
    id: fact.id,
    occurred_at: formatTimestamp(fact.at),
    ...given,
    ...(fact.sale !== undefined && { sale_id: fact.sale }),
    ...(!isAttributed && { channel: fact.channel }),
    currency: fact.currency,
  };
  const campaign =
    fact.sale === undefined && fact.campaign !== undefined ? 'its campaign, since it names no sale' : lost;
  return { record, lost: campaign };
}

interface Said {
  readonly given: GivenBack;
  readonly lost?: string;
}

/** What is left of its sale follows from the other refunds. */
const OF_REST: Said = { given: { amount: REST } };

function givenBackIn(lines: readonly LedgerLine[], currency: string): Said {
  const items = lines.flatMap((line) => (line.product === undefined ? [] : itemOf(line, line.product, currency)));
  if (items.length > 0 && items.length === lines.length) return { given: { items } };
  const amount = lines.reduce((sum, { refund }) => sum + refund, 0);
  const isPlain = items.length === 0 && lines.every(({ returned }) => returned === 0);
  const given = { amount: formatDecimal(amount, currency) };
  return isPlain ? { given } : { given, lost: 'its products or quantities, since a line has no product' };
}

function itemOf({ name, refund, returned }: LedgerLine, product: string, currency: string): RefundItem {
  return {
    product_id: product,
    ...(name !== undefined && { name }),
    amount: formatDecimal(refund, currency),
    ...(returned !== 0 && { quantity: decimalText(returned, 3) }),
  };
}

import { formatDecimal } from '../../kernel/money.ts';
import { formatTimestamp } from '../../kernel/timestamp.ts';
import type { LedgerLine, SaleFact } from '../fact.ts';
import type { SaleRecord } from '../schema/record.ts';
import type { SaidRecord } from './said-record.ts';
import { saleItemsOf } from './sale-items.ts';

type Sold = Pick<SaleRecord, 'items' | 'amount' | 'discount'>;

/** Stands for a product where some lines of a sale have one and others not, which no record can say. */
const NO_PRODUCT = '(none)';

/** The record that makes this sale: its lines as items, with the discount that each has by now. */
export function saleRecordOf(fact: SaleFact): SaidRecord<SaleRecord> {
  const { sold, lost } = soldIn(fact);
  const record: SaleRecord = {
    kind: 'sale',
    id: fact.id,
    occurred_at: formatTimestamp(fact.at),
    channel: fact.channel,
    currency: fact.currency,
    ...sold,
    ...(fact.campaign !== undefined && { campaign_id: fact.campaign }),
    ...(fact.customer !== undefined && { customer_id: fact.customer }),
    ...(fact.visitor !== undefined && { visitor_id: fact.visitor }),
  };
  return { record, lost };
}

function soldIn({ lines, currency }: SaleFact): { readonly sold: Sold; readonly lost?: string | undefined } {
  if (lines.every(({ product }) => product === undefined)) return byAmount(lines, currency);
  const said = lines.map((line) => saleItemsOf(line, line.product ?? NO_PRODUCT, currency));
  const isOfProducts = lines.every(({ product }) => product !== undefined);
  const units = said.every(({ isExact }) => isExact) ? undefined : 'the quantity of a line without a unit price';
  const lost = isOfProducts ? units : `a line without product (it is under "${NO_PRODUCT}")`;
  return { sold: { items: said.flatMap(({ items }) => items) }, lost };
}

function byAmount(lines: readonly LedgerLine[], currency: string): { readonly sold: Sold; readonly lost?: string } {
  const total = (field: 'gross' | 'discount' | 'quantity'): number => lines.reduce((sum, line) => sum + line[field], 0);
  const discount = total('discount');
  const sold = {
    amount: formatDecimal(total('gross'), currency),
    ...(discount !== 0 && { discount: formatDecimal(discount, currency) }),
  };
  return total('quantity') === 0 ? { sold } : { sold, lost: 'its quantity, since it has no product' };
}

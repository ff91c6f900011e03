import type { LedgerLine, SaleFact } from '../fact.ts';
import { exponentOf } from '../../kernel/currency.ts';
import { allocate, lineAmount, parseScaled } from '../../kernel/money.ts';
import type { SaleRecord } from '../schema/record.ts';
import {
  addWithinBound,
  amountOf,
  below,
  idOf,
  maybeAmountOf,
  maybeIdOf,
  pastTimeOf,
  type FactContext,
} from './context.ts';

type SaleItem = NonNullable<SaleRecord['items']>[number];

/** What a line says about money and units, before the sale's own discount. */
interface Priced {
  readonly product: string | undefined;
  readonly name: string | undefined;
  readonly gross: number;
  readonly discount: number;
  readonly quantity: number;
}

/**
 * A checked `sale` as ledger lines. A line with a negative price is a discount: it takes its amount off, and no unit is sold.
 * The sale's own discount is split over the lines in proportion to what is left of them, by largest remainder. Tax and shipping are no
 * revenue. Throws `invalid_input` with the path of a field that has too many decimals, lies ahead of now or goes beyond the bound.
 */
export function saleFactOf(record: SaleRecord, context: FactContext): SaleFact {
  const currency = record.currency ?? context.currency;
  const priced =
    record.amount == null ? pricedItems(record.items ?? [], currency) : [pricedAmount(record.amount, currency)];
  const discount = maybeAmountOf(record.discount, currency, 'discount');
  maybeAmountOf(record.tax, currency, 'tax');
  maybeAmountOf(record.shipping, currency, 'shipping');
  return {
    kind: 'sale',
    id: idOf(record.id),
    at: pastTimeOf(record.occurred_at, 'occurred_at', context),
    channel: record.channel,
    campaign: maybeIdOf(record.campaign_id),
    customer: maybeIdOf(record.customer_id),
    visitor: maybeIdOf(record.visitor_id),
    currency,
    lines: ledgerLines(priced, discount),
  };
}

function pricedAmount(amount: string | number, currency: string): Priced {
  return { product: undefined, name: undefined, gross: amountOf(amount, currency, 'amount'), discount: 0, quantity: 0 };
}

function pricedItems(items: readonly SaleItem[], currency: string): Priced[] {
  const exponent = exponentOf(currency);
  const priced: Priced[] = [];
  let gross = 0;
  for (let index = 0; index < items.length; index++) {
    try {
      const line = pricedItem(items[index] as SaleItem, currency, exponent);
      gross = addWithinBound(gross, line.gross);
      priced.push(line);
    } catch (error) {
      throw below(`/items/${index}`, error);
    }
  }
  return priced;
}

function pricedItem(item: SaleItem, currency: string, exponent: number): Priced {
  const quantity = parseScaled(item.quantity, 3);
  const amount = lineAmount(quantity, parseScaled(item.unit_price, 6), exponent);
  const discount = maybeAmountOf(item.discount, currency, 'discount');
  const product = idOf(item.product_id);
  const name = item.name ?? undefined;
  if (amount >= 0) return { product, name, gross: amount, discount, quantity };
  return { product, name, gross: 0, discount: discount - amount, quantity: 0 };
}

function ledgerLines(priced: readonly Priced[], saleDiscount: number): LedgerLine[] {
  const shares = saleDiscount === 0 ? undefined : allocate(saleDiscount, weightsOf(priced));
  const seen = new Set<string | undefined>();
  return priced.map((line, index) => {
    const isFirstOfProduct = !seen.has(line.product);
    seen.add(line.product);
    return {
      product: line.product,
      name: line.name,
      gross: line.gross,
      discount: line.discount + (shares?.[index] ?? 0),
      refund: 0,
      quantity: line.quantity,
      returned: 0,
      orders: index === 0 ? 1 : 0,
      productOrders: isFirstOfProduct ? 1 : 0,
    };
  });
}

/** What each line weighs when something is split over a sale: what is left of it after its discount; its gross where nothing is. */
export function weightsOf(lines: readonly { readonly gross: number; readonly discount: number }[]): number[] {
  const left = lines.map((line) => Math.max(0, line.gross - line.discount));
  return left.some((weight) => weight > 0) ? left : lines.map((line) => line.gross);
}

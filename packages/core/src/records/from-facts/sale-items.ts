import { exponentOf } from '../../kernel/currency.ts';
import { formatDecimal, lineAmount, MAX_MINOR } from '../../kernel/money.ts';
import type { LedgerLine } from '../fact.ts';
import type { SaleRecord } from '../schema/record.ts';
import { decimalText } from './decimal-text.ts';
import { unitPriceOf } from './unit-price.ts';

export type SaleItem = NonNullable<SaleRecord['items']>[number];

/** The items that make a line of a sale: one, nearly always. */
export interface SaidLine {
  readonly items: readonly SaleItem[];
  /** Whether they say its quantity, too. */
  readonly isExact: boolean;
}

/** A quantity in thousandths at a price in millionths. */
interface Priced {
  readonly quantity: number;
  readonly price: number;
}

/** One unit, in thousandths: few enough for a price of six decimals to come to any amount. */
const ONE = 1_000;

/** What was sold on a line of a product, in the words of a record. */
export function saleItemsOf(line: LedgerLine, product: string, currency: string): SaidLine {
  const { parts, isExact } = pricesOf(line, exponentOf(currency));
  const named = { product_id: product, ...(line.name !== undefined && { name: line.name }) };
  const items = parts.map(({ quantity, price }): SaleItem => ({
    ...named,
    quantity: decimalText(quantity, 3),
    unit_price: decimalText(price, 6),
  }));
  return { items: withDiscount(items, line.discount, currency), isExact };
}

function pricesOf({ quantity, gross }: LedgerLine, exponent: number): { parts: Priced[]; isExact: boolean } {
  if (gross === 0) return { parts: [{ quantity, price: 0 }], isExact: true };
  const price = quantity > 0 ? unitPriceOf(quantity, gross, exponent) : undefined;
  if (price !== undefined) return { parts: [{ quantity, price }], isExact: true };
  const two = quantity > ONE ? inTwo(quantity, gross, exponent) : undefined;
  return two === undefined ? { parts: [unitsFor(gross, exponent)], isExact: false } : { parts: two, isExact: true };
}

/** Most of the quantity at a price rounded down, and a unit of it at whatever is left. */
function inTwo(quantity: number, gross: number, exponent: number): Priced[] | undefined {
  const floor = Number((BigInt(gross) * 10n ** BigInt(9 - exponent)) / BigInt(quantity));
  if (floor > MAX_MINOR) return undefined;
  const most = { quantity: quantity - ONE, price: floor };
  const price = unitPriceOf(ONE, gross - lineAmount(most.quantity, most.price, exponent), exponent);
  return price === undefined ? undefined : [most, { quantity: ONE, price }];
}

/** As few units as can cost so much: for an amount that was sold without any. */
function unitsFor(gross: number, exponent: number): Priced {
  let quantity = ONE;
  let price = unitPriceOf(quantity, gross, exponent);
  while (price === undefined) price = unitPriceOf((quantity *= 10), gross, exponent);
  return { quantity, price };
}

/** On the first; what is beyond the bound of one amount on more items, that sell nothing. */
function withDiscount(items: readonly SaleItem[], discount: number, currency: string): SaleItem[] {
  if (discount === 0) return [...items];
  const [first, ...rest] = items as [SaleItem, ...SaleItem[]];
  const amount = Math.min(discount, MAX_MINOR);
  const nothing: SaleItem = { product_id: first.product_id, quantity: '0', unit_price: '0' };
  const more = discount > amount ? withDiscount([nothing], discount - amount, currency) : [];
  return [{ ...first, discount: formatDecimal(amount, currency) }, ...rest, ...more];
}

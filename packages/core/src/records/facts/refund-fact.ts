import type { LedgerLine, RefundFact, SaleFact } from '../fact.ts';
import { exponentOf } from '../../kernel/currency.ts';
import { allocate, lineAmount, MAX_MINOR, parseScaled } from '../../kernel/money.ts';
import { REST } from '../schema/field-checks.ts';
import type { RefundRecord } from '../schema/record.ts';
import { addWithinBound, amountOf, below, idOf, maybeIdOf, pastTimeOf, type FactContext } from './context.ts';
import { weightsOf } from './sale-fact.ts';

type RefundItem = NonNullable<RefundRecord['items']>[number];

/**
 * A checked `refund` as ledger lines. With its sale: channel, campaign and currency are the sale's; its items keep their products, an
 * amount is split over the sale's lines in proportion, by largest remainder. One that names a sale that is not known yet counts under its
 * own channel, else `unknown`, without product (`orphan`). Without any: as it says itself. One of the rest of its sale gives back nothing
 * until `withRests` has seen all refunds of that sale.
 * Throws `invalid_input` with the path of a field that has too many decimals, lies ahead of now or goes beyond the bound.
 */
export function refundFactOf(record: RefundRecord, context: FactContext, sale?: SaleFact): RefundFact {
  const own = ownFactOf(record, sale?.currency ?? record.currency ?? context.currency, context);
  if (own.sale === undefined) return own;
  return sale === undefined ? orphaned(own) : attributed(own, sale);
}

function ownFactOf(record: RefundRecord, currency: string, context: FactContext): RefundFact {
  return {
    kind: 'refund',
    id: idOf(record.id),
    at: pastTimeOf(record.occurred_at, 'occurred_at', context),
    channel: record.channel ?? 'unknown',
    campaign: undefined,
    sale: maybeIdOf(record.sale_id),
    currency,
    lines: linesOf(record, currency),
    orphan: false,
    ...(record.amount === REST && OF_REST),
  };
}

/** What marks a refund of the rest of its sale: an orphan for ever, that names no line. */
const OF_REST = { orphan: true, items: [] } as const;

/** Whether a refund gives back what is left of its sale. */
export function isOfRest({ items }: RefundFact): boolean {
  return items?.length === 0;
}

function linesOf({ amount, items }: RefundRecord, currency: string): LedgerLine[] {
  if (amount == null) return itemLines(items ?? [], currency);
  return [line(amount === REST ? 0 : amountOf(amount, currency, 'amount'))];
}

function itemLines(items: readonly RefundItem[], currency: string): LedgerLine[] {
  let total = 0;
  return items.map((item, index) => {
    try {
      const refunded = itemLine(item, currency);
      total = addWithinBound(total, refunded.refund);
      return refunded;
    } catch (error) {
      throw below(`/items/${index}`, error);
    }
  });
}

function itemLine(item: RefundItem, currency: string): LedgerLine {
  const returned = item.quantity == null ? 0 : parseScaled(item.quantity, 3);
  const amount =
    item.amount == null
      ? lineAmount(returned, parseScaled(item.unit_price ?? 0, 6), exponentOf(currency))
      : amountOf(item.amount, currency, 'amount');
  return line(amount, { product: idOf(item.product_id), name: item.name ?? undefined }, returned);
}

function line(refund: number, of: Pick<LedgerLine, 'product' | 'name'> = {}, returned = 0): LedgerLine {
  return {
    product: of.product,
    name: of.name,
    gross: 0,
    discount: 0,
    refund,
    quantity: 0,
    returned,
    orders: 0,
    productOrders: 0,
  };
}

function orphaned(own: RefundFact): RefundFact {
  const hasItems = own.lines.some((item) => item.product !== undefined);
  if (!hasItems) return { ...own, orphan: true };
  const refund = own.lines.reduce((sum, item) => sum + item.refund, 0);
  const returned = own.lines.reduce((sum, item) => sum + item.returned, 0);
  return { ...own, orphan: true, lines: [line(refund, {}, returned)], items: own.lines };
}

function attributed(own: RefundFact, sale: SaleFact): RefundFact {
  const hasItems = own.lines.some((item) => item.product !== undefined);
  const lines = hasItems
    ? own.lines
    : splitOver(
        sale,
        own.lines.reduce((sum, item) => sum + item.refund, 0),
        weightsOf(sale.lines),
      );
  return { ...own, channel: sale.channel, campaign: sale.campaign, lines };
}

/** An amount split over the lines of a sale: a line for each that gets something; one of nothing for a refund of nothing. */
export function splitOver(sale: SaleFact, amount: number, weights: readonly number[]): LedgerLine[] {
  const parts = allocate(amount, weights);
  const lines = sale.lines.map((sold, index) => line(parts[index] ?? 0, sold)).filter((part) => part.refund > 0);
  return lines.length > 0 ? lines : [line(0, sale.lines[0])];
}

/**
 * An orphan once its sale has come: what it would have been, had the sale come first. Where the sale's currency cannot say the
 * amount (12.50 of one without decimals, or beyond the bound), it keeps its own: amounts are never rounded.
 */
export function reattributedTo(sale: SaleFact, orphan: RefundFact): RefundFact {
  if (isOfRest(orphan)) return attributed({ ...orphan, currency: sale.currency }, sale);
  const own: RefundFact = { ...orphan, orphan: false, lines: orphan.items ?? orphan.lines, items: undefined };
  return attributed(inCurrency(own, sale.currency), sale);
}

function inCurrency(own: RefundFact, currency: string): RefundFact {
  if (own.currency === currency) return own;
  const factor = 10 ** (exponentOf(currency) - exponentOf(own.currency));
  const lines = own.lines.map((item) => ({ ...item, refund: Math.round(item.refund * factor) }));
  const isExact = lines.every((item, index) => Math.round(item.refund / factor) === own.lines[index]?.refund);
  const isWithinBound = lines.reduce((sum, item) => sum + item.refund, 0) <= MAX_MINOR;
  return isExact && isWithinBound ? { ...own, currency, lines } : own;
}

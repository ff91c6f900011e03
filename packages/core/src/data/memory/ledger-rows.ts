import type { RefundFact, SaleFact } from '../fact.ts';
import type { BusinessStore } from './business-store.ts';
import { REFUND, SALE } from './columns.ts';
import { addLines, clearLines, linesAt } from './line-rows.ts';
import { indexOf } from './table.ts';

/** Adds a sale and its lines. */
export function addSale(store: BusinessStore, sale: SaleFact): void {
  const { sales, words } = store;
  const chunk = sales.open();
  const index = chunk.push(sale.at);
  chunk.setCode(SALE.channel, index, words.channel.codeOf(sale.channel));
  chunk.setCode(SALE.campaign, index, words.campaign.codeOf(sale.campaign));
  chunk.setCode(SALE.customer, index, words.customer.codeOf(sale.customer));
  chunk.setCode(SALE.visitor, index, words.visitor.codeOf(sale.visitor));
  chunk.setCode(SALE.currency, index, words.currency.codeOf(sale.currency));
  chunk.setNumber(SALE.first, index, addLines(store, sale));
  chunk.setNumber(SALE.lines, index, sale.lines.length);
}

/** The sale of a row, as it was written. */
export function saleAt(store: BusinessStore, row: number): SaleFact {
  const { sales, ids, words } = store;
  const chunk = sales.chunkOf(row);
  const index = indexOf(row);
  return {
    kind: 'sale',
    id: ids.sale.textOf(row) as string,
    at: chunk.at[index] as number,
    channel: words.channel.wordOf(chunk.code(SALE.channel, index)) as string,
    campaign: words.campaign.wordOf(chunk.code(SALE.campaign, index)),
    customer: words.customer.wordOf(chunk.code(SALE.customer, index)),
    visitor: words.visitor.wordOf(chunk.code(SALE.visitor, index)),
    currency: words.currency.wordOf(chunk.code(SALE.currency, index)) as string,
    lines: linesAt(store, chunk.number(SALE.first, index), chunk.number(SALE.lines, index)),
  };
}

/** Adds a refund and its lines. */
export function addRefund(store: BusinessStore, refund: RefundFact): void {
  const row = store.refunds.rows;
  const chunk = store.refunds.open();
  const index = chunk.push(refund.at);
  const sale = store.words.sale.codeOf(refund.sale);
  chunk.setCode(REFUND.sale, index, sale);
  setAttribution(store, row, refund);
  if (sale === 0) return;
  const rows = store.refundsOfSale.get(sale);
  if (rows === undefined) store.refundsOfSale.set(sale, [row]);
  else rows.push(row);
}

/** Gives a refund the channel, campaign, currency and lines that its sale or that sale's other refunds have brought. One that is no orphan stays as it is. */
export function reattribute(store: BusinessStore, refund: RefundFact): boolean {
  const row = store.ids.refund.find(refund.id);
  const chunk = store.refunds.chunkOf(row);
  const index = indexOf(row);
  if (chunk.number(REFUND.orphan, index) === 0) return false;
  clearLines(store, chunk.number(REFUND.first, index), chunk.number(REFUND.lines, index));
  setAttribution(store, row, { ...refund, at: chunk.at[index] as number });
  return true;
}

function setAttribution(store: BusinessStore, row: number, refund: RefundFact): void {
  const { refunds, words } = store;
  const chunk = refunds.chunkOf(row);
  const index = indexOf(row);
  chunk.setCode(REFUND.channel, index, words.channel.codeOf(refund.channel));
  chunk.setCode(REFUND.campaign, index, words.campaign.codeOf(refund.campaign));
  chunk.setCode(REFUND.currency, index, words.currency.codeOf(refund.currency));
  chunk.setNumber(REFUND.first, index, addLines(store, refund));
  chunk.setNumber(REFUND.lines, index, refund.lines.length);
  chunk.setNumber(REFUND.orphan, index, refund.orphan ? 1 : 0);
  if (refund.items === undefined) store.itemsOfOrphan.delete(row);
  else store.itemsOfOrphan.set(row, refund.items);
}

/** The refund of a row, as it is attributed by now. */
export function refundAt(store: BusinessStore, row: number): RefundFact {
  const { refunds, ids, words } = store;
  const chunk = refunds.chunkOf(row);
  const index = indexOf(row);
  return {
    kind: 'refund',
    id: ids.refund.textOf(row) as string,
    at: chunk.at[index] as number,
    channel: words.channel.wordOf(chunk.code(REFUND.channel, index)) as string,
    campaign: words.campaign.wordOf(chunk.code(REFUND.campaign, index)),
    sale: words.sale.wordOf(chunk.code(REFUND.sale, index)),
    currency: words.currency.wordOf(chunk.code(REFUND.currency, index)) as string,
    lines: linesAt(store, chunk.number(REFUND.first, index), chunk.number(REFUND.lines, index)),
    orphan: chunk.number(REFUND.orphan, index) === 1,
    items: store.itemsOfOrphan.get(row),
  };
}

import type { LedgerLine, RefundFact, SaleFact } from '../fact.ts';
import type { BusinessStore } from './business-store.ts';
import { LINE, SHAPES } from './columns.ts';
import { indexOf } from './table.ts';

/** Adds the lines of a sale or refund to the ledger and returns the row of the first. They get consecutive rows. */
export function addLines(store: BusinessStore, fact: SaleFact | RefundFact): number {
  const { words } = store;
  const first = store.ledger.rows;
  const [channel, campaign] = [words.channel.codeOf(fact.channel), words.campaign.codeOf(fact.campaign)];
  const combination = store.combinations.ledger.numberOf(channel, campaign, words.currency.codeOf(fact.currency));
  const visitor = fact.kind === 'sale' ? words.visitor.codeOf(fact.visitor) : 0;
  const customer = fact.kind === 'sale' ? words.customer.codeOf(fact.customer) : 0;
  for (const line of fact.lines) {
    const chunk = store.ledger.open();
    const index = chunk.push(fact.at);
    chunk.setCode(LINE.combination, index, combination);
    chunk.setCode(LINE.product, index, words.product.codeOf(line.product));
    chunk.setCode(LINE.visitor, index, visitor);
    chunk.setCode(LINE.customer, index, customer);
    chunk.setCode(LINE.name, index, words.name.codeOf(line.name));
    chunk.setNumber(LINE.gross, index, line.gross);
    chunk.setNumber(LINE.discount, index, line.discount);
    chunk.setNumber(LINE.refund, index, line.refund);
    chunk.setNumber(LINE.quantity, index, line.quantity);
    chunk.setNumber(LINE.returned, index, line.returned);
    chunk.setNumber(LINE.orders, index, line.orders);
    chunk.setNumber(LINE.product_orders, index, line.productOrders);
  }
  return first;
}

/** The lines in so many rows of the ledger. */
export function linesAt({ ledger, words }: BusinessStore, first: number, count: number): LedgerLine[] {
  return Array.from({ length: count }, (_, offset) => {
    const chunk = ledger.chunkOf(first + offset);
    const index = indexOf(first + offset);
    return {
      product: words.product.wordOf(chunk.code(LINE.product, index)),
      name: words.name.wordOf(chunk.code(LINE.name, index)),
      gross: chunk.number(LINE.gross, index),
      discount: chunk.number(LINE.discount, index),
      refund: chunk.number(LINE.refund, index),
      quantity: chunk.number(LINE.quantity, index),
      returned: chunk.number(LINE.returned, index),
      orders: chunk.number(LINE.orders, index) as 0 | 1,
      productOrders: chunk.number(LINE.product_orders, index) as 0 | 1,
    };
  });
}

/** Takes lines out of every sum and count. Their rows stay, as zeros that name nobody: nothing has to look for gaps. */
export function clearLines({ ledger }: BusinessStore, first: number, count: number): void {
  for (let row = first; row < first + count; row++) {
    const chunk = ledger.chunkOf(row);
    const index = indexOf(row);
    for (let column = 0; column < SHAPES.ledger.numbers; column++) chunk.setNumber(column, index, 0);
    for (let column = 0; column < SHAPES.ledger.codes; column++) chunk.setCode(column, index, 0);
  }
}

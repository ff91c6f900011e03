import { compareText } from '../../kernel/compare-text.ts';
import type { RefundFact, SaleFact } from '../fact.ts';
import { isOfRest, splitOver } from './refund-fact.ts';

/**
 * All refunds of a sale, oldest first (by time, then id), those of the rest with the lines that make them so: what was paid for the sale less
 * what was given back of it before, product by product as far as that is known. Never less than nothing. What came back in another
 * currency cannot be taken off. The order of the given refunds does not matter.
 */
export function withRests(sale: SaleFact, refunds: readonly RefundFact[]): RefundFact[] {
  const left = new Left(sale);
  return [...refunds].sort(byTime).map((refund) => {
    const settled = isOfRest(refund) ? { ...refund, lines: splitOver(sale, left.amount, left.weights) } : refund;
    if (settled.currency === sale.currency) left.take(settled);
    return settled;
  });
}

function byTime(a: RefundFact, b: RefundFact): number {
  return a.at - b.at || compareText(a.id, b.id);
}

/** What is left of a sale, in minor units: in all, and of each line. */
class Left {
  readonly weights: number[];
  readonly #sale: SaleFact;
  #amount: number;

  constructor(sale: SaleFact) {
    this.#sale = sale;
    this.#amount = sale.lines.reduce((sum, line) => sum + line.gross - line.discount, 0);
    this.weights = sale.lines.map((line) => Math.max(0, line.gross - line.discount));
  }

  get amount(): number {
    return Math.max(0, this.#amount);
  }

  take({ lines }: RefundFact): void {
    for (const { product, refund } of lines) {
      this.#amount -= refund;
      let rest = refund;
      this.#sale.lines.forEach((line, index) => {
        if (line.product !== product) return;
        const taken = Math.min(rest, this.weights[index] as number);
        this.weights[index] = (this.weights[index] as number) - taken;
        rest -= taken;
      });
    }
  }
}

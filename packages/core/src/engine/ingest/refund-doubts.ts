import { formatDecimal } from '../../kernel/money.ts';
import type { RefundFact, SaleFact } from '../../records/fact.ts';
import { shortened } from '../../records/schema/expecting.ts';
import type { Rejection } from '../analytics.ts';
import type { Batch } from './batch.ts';

/** The refunds of known sales, those of the batch and those kept before. */
export interface Refunded {
  readonly sales: ReadonlyMap<string, SaleFact>;
  /** Those kept before, as they are attributed by now. */
  readonly kept: readonly RefundFact[];
  /** Position of the batch's first refund among its facts. */
  readonly first: number;
}

/** A warning that holds only if its fact turns out to be new. */
export interface Doubt {
  readonly position: number;
  readonly warning: Rejection;
}

/** Where more is given back than was sold: it is kept as it is, and warned about. */
export function doubtsOf(batch: Batch, { sales, kept, first }: Refunded): Doubt[] {
  const totals = new Map<string, number>();
  const seen = new Set(kept.map(({ id }) => id));
  for (const refund of kept) addTotal(totals, refund, sales);
  const doubts: Doubt[] = [];
  for (const [id, refunded] of totals) {
    const sale = batch.sales.get(id);
    if (sale !== undefined) doubts.push(...doubtOf(batch, sale, refunded, batch.facts.indexOf(sale)));
  }
  for (let position = first; position < batch.facts.length; position++) {
    const refund = batch.facts[position] as RefundFact;
    const sale = refund.sale === undefined ? undefined : sales.get(refund.sale);
    if (sale === undefined || seen.has(refund.id)) continue;
    seen.add(refund.id);
    doubts.push(...doubtOf(batch, sale, addTotal(totals, refund, sales), position));
  }
  return doubts;
}

/** What was given back of a sale so far; refunds that stayed in another currency cannot be added. */
function addTotal(totals: Map<string, number>, refund: RefundFact, sales: ReadonlyMap<string, SaleFact>): number {
  const saleId = refund.sale as string;
  const before = totals.get(saleId) ?? 0;
  if (sales.get(saleId)?.currency !== refund.currency) return before;
  const total = before + refund.lines.reduce((sum, line) => sum + line.refund, 0);
  totals.set(saleId, total);
  return total;
}

function doubtOf(batch: Batch, sale: SaleFact, refunded: number, position: number): Doubt[] {
  const sold = sale.lines.reduce((sum, line) => sum + line.gross - line.discount, 0);
  if (refunded <= sold || refunded === 0) return [];
  const [given, price] = [refunded, sold].map((minor) => `${formatDecimal(minor, sale.currency)} ${sale.currency}`);
  const message = `Expected refunds of at most ${price} for the sale ${shortened(sale.id)}, got ${given} so far: it was kept as it is; check whether one was sent twice.`;
  const index = batch.factIndexes[position] as number;
  return [{ position, warning: { index, path: '', message } }];
}

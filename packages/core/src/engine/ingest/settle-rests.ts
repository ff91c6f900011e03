import type { RefundFact, SaleFact } from '../../records/fact.ts';
import { isOfRest } from '../../records/facts/refund-fact.ts';
import { withRests } from '../../records/facts/rest-refund.ts';
import type { Batch } from './batch.ts';
import type { Refunded } from './refund-doubts.ts';

/**
 * Gives refunds of the rest of a sale their lines: those of the batch where they stand, the kept ones in what is returned, which are all
 * kept ones in the order they came.
 */
export function settleRests(batch: Batch, refunded: Refunded): RefundFact[] {
  const positions = newPositions(batch, refunded);
  const atPosition = (position: number): RefundFact => batch.facts[position] as RefundFact;
  const bySale = new Map<string, RefundFact[]>();
  for (const refund of [...refunded.kept, ...positions.map(atPosition)]) {
    const others = bySale.get(refund.sale as string);
    if (others === undefined) bySale.set(refund.sale as string, [refund]);
    else others.push(refund);
  }
  const settled = new Map<string, RefundFact>();
  for (const [id, refunds] of bySale) {
    if (!refunds.some(isOfRest)) continue;
    for (const refund of withRests(refunded.sales.get(id) as SaleFact, refunds)) settled.set(refund.id, refund);
  }
  const settledOf = (refund: RefundFact): RefundFact => settled.get(refund.id) ?? refund;
  for (const position of positions) batch.facts[position] = settledOf(atPosition(position));
  return refunded.kept.map(settledOf);
}

/** Where the batch's refunds of known sales stand, each id once, those that are kept already left out. */
function newPositions(batch: Batch, { sales, kept, first }: Refunded): number[] {
  const seen = new Set(kept.map(({ id }) => id));
  const positions: number[] = [];
  for (let position = first; position < batch.facts.length; position++) {
    const { id, sale } = batch.facts[position] as RefundFact;
    if (sale === undefined || !sales.has(sale) || seen.has(id)) continue;
    seen.add(id);
    positions.push(position);
  }
  return positions;
}

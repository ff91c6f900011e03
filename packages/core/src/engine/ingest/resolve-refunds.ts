import { formatDecimal } from '../../kernel/money.ts';
import type { Fact, RefundFact, SaleFact } from '../../records/fact.ts';
import { maybeIdOf, type FactContext } from '../../records/facts/context.ts';
import { reattributedTo, refundFactOf } from '../../records/facts/refund-fact.ts';
import { shortened } from '../../records/schema/expecting.ts';
import type { Rejection } from '../analytics.ts';
import { addRefund, type Batch, type PendingRefund } from './batch.ts';
import type { Store } from './store.ts';

const PASS = 'refunds';

/** Kept orphans whose sale this batch brings, before and after. */
export interface Moved {
  readonly replaced: readonly RefundFact[];
  readonly reattributed: readonly RefundFact[];
}

/** A warning that holds only if its fact turns out to be new. */
export interface Doubt {
  readonly position: number;
  readonly warning: Rejection;
}

export interface Resolved extends Moved {
  readonly doubts: readonly Doubt[];
}

const NOTHING: Resolved = { replaced: [], reattributed: [], doubts: [] };

/**
 * Gives refunds to their sales, whichever came first: those of the batch to sales kept or in the batch, and kept orphans to sales of the
 * batch. Asks the store at most three times, and not at all for a batch without sales and refunds.
 */
export async function resolveRefunds(batch: Batch, store: Store): Promise<Resolved> {
  const named = new Set<string>();
  for (const { record } of batch.refunds) if (record.sale_id != null) named.add(String(record.sale_id));
  if (named.size === 0 && batch.sales.size === 0) {
    takeRefunds(batch, new Map());
    return NOTHING;
  }
  const sales = await salesOf(batch, store, named);
  const first = takeRefunds(batch, sales);
  const saleIds = [...new Set([...batch.sales.keys(), ...[...named].filter((id) => sales.has(id))])];
  const kept = await store.find({ kind: 'refund', saleIds });
  const replaced = kept.filter((refund) => refund.orphan);
  const bringers = await salesOf(batch, store, new Set(replaced.map((refund) => refund.sale as string)), sales);
  const reattributed = replaced.map((refund) =>
    reattributedTo(bringers.get(refund.sale as string) as SaleFact, refund),
  );
  const attributed = [...kept.filter((refund) => !refund.orphan), ...reattributed];
  return { replaced, reattributed, doubts: doubtsOf(batch, { sales: bringers, kept: attributed, first }) };
}

/** Sales by id: the kept ones, and those of the batch that are not kept. `known` have been looked for already. */
async function salesOf(
  batch: Batch,
  store: Store,
  ids: ReadonlySet<string>,
  known: ReadonlyMap<string, SaleFact> = batch.sales,
): Promise<ReadonlyMap<string, SaleFact>> {
  if (ids.size === 0) return known;
  const sales = new Map([...batch.sales, ...known]);
  for (const sale of await store.find({ kind: 'sale', ids: [...ids] })) sales.set(sale.id, sale);
  return sales;
}

/** Makes facts of the batch's refunds and returns the position of the first. */
function takeRefunds(batch: Batch, sales: ReadonlyMap<string, SaleFact>): number {
  const first = batch.facts.length;
  for (const pending of batch.refunds) takeRefund(batch, pending, sales);
  return first;
}

function takeRefund(batch: Batch, pending: PendingRefund, sales: ReadonlyMap<string, SaleFact>): void {
  const { record, index, pathOf } = pending;
  const saleId = maybeIdOf(record.sale_id);
  const sale = saleId === undefined ? undefined : sales.get(saleId);
  try {
    addRefund(batch, refundFactOf(record, batch.context as FactContext, sale), pending);
  } catch (error) {
    batch.rejections.addThrown(PASS, index, error, pathOf);
  }
}

interface Refunded {
  readonly sales: ReadonlyMap<string, SaleFact>;
  /** Those kept before, as they are attributed by now. */
  readonly kept: readonly RefundFact[];
  /** Position of the batch's first refund among its facts. */
  readonly first: number;
}

/** Where more is given back than was sold: it is kept as it is, and warned about. */
function doubtsOf(batch: Batch, { sales, kept, first }: Refunded): Doubt[] {
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
  const index = batch.indexOf.get(batch.facts[position] as Fact) as number;
  return [{ position, warning: { index, path: '', message } }];
}

import type { RefundFact, SaleFact } from '../../records/fact.ts';
import { maybeIdOf, type FactContext } from '../../records/facts/context.ts';
import { reattributedTo, refundFactOf } from '../../records/facts/refund-fact.ts';
import { addRefund, indexOf, type Batch, type PendingRefund } from './batch.ts';
import { doubtsOf, type Doubt } from './refund-doubts.ts';
import { settleRests } from './settle-rests.ts';
import type { Store } from './store.ts';

const PASS = 'refunds';

/** Kept refunds that the batch gives other lines, before and after: orphans whose sale it brings, rests of which it gives back a part. */
export interface Moved {
  readonly replaced: readonly RefundFact[];
  readonly reattributed: readonly RefundFact[];
}

export interface Resolved extends Moved {
  readonly doubts: readonly Doubt[];
}

const NOTHING: Resolved = { replaced: [], reattributed: [], doubts: [] };

/**
 * Gives refunds to their sales, whichever came first: those of the batch to sales kept or in the batch, and kept orphans to sales of the
 * batch. Then those of the rest of a sale are made what the others leave. Asks the store at most three times, and not at all for a batch
 * without sales and refunds.
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
  const waiting = kept.filter((refund) => refund.orphan);
  const bringers = await salesOf(batch, store, new Set(waiting.map((refund) => refund.sale as string)), sales);
  const attributed = settleRests(batch, {
    sales: bringers,
    first,
    kept: kept.map((refund) => attributedTo(bringers, refund)),
  });
  const changed = kept.map((before, index) => ({ before, after: attributed[index] as RefundFact })).filter(isChange);
  return {
    replaced: changed.map(({ before }) => before),
    reattributed: changed.map(({ after }) => after),
    doubts: doubtsOf(batch, { sales: bringers, kept: attributed, first }),
  };
}

function attributedTo(sales: ReadonlyMap<string, SaleFact>, refund: RefundFact): RefundFact {
  return refund.orphan ? reattributedTo(sales.get(refund.sale as string) as SaleFact, refund) : refund;
}

function isChange({ before, after }: { readonly before: RefundFact; readonly after: RefundFact }): boolean {
  return after !== before && JSON.stringify(after) !== JSON.stringify(before);
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
    addRefund(batch, refundOf(batch, pending, sale), index);
  } catch (error) {
    batch.rejections.addThrown(PASS, index, error, pathOf);
  }
}

/** One that stands before its sale in the batch is what it would be had it come in a batch before. */
function refundOf(batch: Batch, { record, index }: PendingRefund, sale: SaleFact | undefined): RefundFact {
  const context = batch.context as FactContext;
  try {
    return refundFactOf(record, context, sale);
  } catch (error) {
    if (sale === undefined || indexOf(batch, sale) < index) throw error;
    return reattributedTo(sale, refundFactOf(record, context));
  }
}

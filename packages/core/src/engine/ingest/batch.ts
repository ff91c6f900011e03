import type { BusinessId } from '../../kernel/ids.ts';
import type { Fields } from '../../records/accept/fields.ts';
import type { Fact, LedgerLine, RefundFact, SaleFact, State } from '../../records/fact.ts';
import type { FactContext } from '../../records/facts/context.ts';
import { learnedProduct } from '../../records/facts/state-fact.ts';
import type { RefundRecord } from '../../records/schema/record.ts';
import { Rejections } from './rejections.ts';

/** A checked refund that waits until its sale has been looked for. */
export interface PendingRefund {
  readonly record: RefundRecord;
  readonly index: number;
  readonly pathOf: PathOf;
}

/** A path in a record as its sender knows it. */
export type PathOf = (path: string) => string;

/** What a batch of one business has become so far. Arrays of the same group run side by side. */
export interface Batch {
  readonly business: BusinessId;
  readonly latestAt: number;
  /** `undefined` while the business has no profile: facts are rejected then. */
  context: FactContext | undefined;
  readonly facts: Fact[];
  readonly factRecords: Fields[];
  /** Where the facts stood among the items. */
  readonly factIndexes: number[];
  readonly states: State[];
  readonly stateIndexes: number[];
  readonly refunds: PendingRefund[];
  /** The first sale of each id. */
  readonly sales: Map<string, SaleFact>;
  /** Where the sales and refunds among the facts stood among the items. */
  readonly indexOf: Map<Fact, number>;
  /** Products by id, as the newest sale or refund of the batch names them. */
  readonly learned: Map<string, State>;
  readonly rejections: Rejections;
}

export function emptyBatch(business: BusinessId, latestAt: number): Batch {
  return {
    business,
    latestAt,
    context: undefined,
    facts: [],
    factRecords: [],
    factIndexes: [],
    states: [],
    stateIndexes: [],
    refunds: [],
    sales: new Map(),
    indexOf: new Map(),
    learned: new Map(),
    rejections: new Rejections(),
  };
}

export function addFact(batch: Batch, fact: Fact, record: object, index: number): void {
  batch.facts.push(fact);
  batch.factRecords.push(record as Fields);
  batch.factIndexes.push(index);
}

export function addSale(batch: Batch, sale: SaleFact, record: object, index: number): void {
  addFact(batch, sale, record, index);
  batch.indexOf.set(sale, index);
  if (!batch.sales.has(sale.id)) batch.sales.set(sale.id, sale);
  learnNames(batch, sale.lines, sale.at);
}

export function addRefund(batch: Batch, refund: RefundFact, { record, index }: PendingRefund): void {
  addFact(batch, refund, record, index);
  batch.indexOf.set(refund, index);
  learnNames(batch, refund.items ?? refund.lines, refund.at);
}

/** Puts a refund with other lines in the place of the one that was added. */
export function replaceRefund(batch: Batch, position: number, after: RefundFact): void {
  const before = batch.facts[position] as RefundFact;
  if (after === before) return;
  batch.facts[position] = after;
  batch.indexOf.set(after, batch.indexOf.get(before) as number);
  batch.indexOf.delete(before);
}

export function addState(batch: Batch, state: State, index: number): void {
  batch.states.push(state);
  batch.stateIndexes.push(index);
}

/** Remembers how lines name their products. */
function learnNames({ learned }: Batch, lines: readonly LedgerLine[], at: number): void {
  for (const { product, name } of lines) {
    if (product === undefined || name === undefined || name === '') continue;
    if (((learned.get(product)?.updatedAt as number | undefined) ?? -1) < at)
      learned.set(product, learnedProduct(product, name, at));
  }
}

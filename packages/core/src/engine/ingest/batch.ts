import type { BusinessId } from '../../kernel/ids.ts';
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
  /** Where the facts stood among the items. */
  readonly factIndexes: number[];
  readonly states: State[];
  readonly stateIndexes: number[];
  readonly refunds: PendingRefund[];
  /** The first sale of each id. */
  readonly sales: Map<string, SaleFact>;
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
    factIndexes: [],
    states: [],
    stateIndexes: [],
    refunds: [],
    sales: new Map(),
    learned: new Map(),
    rejections: new Rejections(),
  };
}

export function addFact(batch: Batch, fact: Fact, index: number): void {
  batch.facts.push(fact);
  batch.factIndexes.push(index);
}

export function addSale(batch: Batch, sale: SaleFact, index: number): void {
  addFact(batch, sale, index);
  if (!batch.sales.has(sale.id)) batch.sales.set(sale.id, sale);
  learnNames(batch, sale.lines, sale.at);
}

export function addRefund(batch: Batch, refund: RefundFact, index: number): void {
  addFact(batch, refund, index);
  learnNames(batch, refund.items ?? refund.lines, refund.at);
}

/** Where a fact stood among the items; -1 for one that is not of the batch. Reads all facts: for what is seldom asked. */
export function indexOf({ facts, factIndexes }: Batch, fact: Fact): number {
  return factIndexes[facts.indexOf(fact)] ?? -1;
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

import type { BusinessId } from '../kernel/ids.ts';
import type { Grain, Interval, Segment } from '../kernel/interval.ts';
import type { MissingPart } from '../kernel/missing-part.ts';
import type { Fact, RefundFact, SaleFact, State, StateKind } from './fact.ts';

/** What can be summed. `ledger` is the lines of sales and refunds together. */
export type Collection = 'event' | 'ledger' | 'spend';

/** What sums can be split and filtered by. Each collection has some of them (`DIMENSIONS`). */
export type StoredDimension = 'channel' | 'campaign' | 'product' | 'currency' | 'type' | 'post';

/** What sums can be taken of (`COLUMNS`). All are integers: minor units, thousandths, millionths or counts. */
export type Column =
  | 'count'
  | 'value'
  | 'gross'
  | 'discount'
  | 'refund'
  | 'quantity'
  | 'returned'
  | 'orders'
  | 'product_orders'
  | 'amount';

/** Which dimensions the rows of a collection have. */
export const DIMENSIONS: Readonly<Record<Collection, readonly StoredDimension[]>> = {
  event: ['type', 'channel', 'campaign', 'product', 'post'],
  ledger: ['channel', 'campaign', 'product', 'currency'],
  spend: ['campaign'],
};

/** Which columns the rows of a collection have. */
export const COLUMNS: Readonly<Record<Collection, readonly Column[]>> = {
  event: ['count', 'value'],
  ledger: ['gross', 'discount', 'refund', 'quantity', 'returned', 'orders', 'product_orders'],
  spend: ['amount'],
};

/** Rows whose dimension has one of the listed values; `null` stands for "has none". */
export type Where = Readonly<Partial<Record<StoredDimension, readonly (string | null)[]>>>;

/** One sum: a column, over the rows that pass. */
export interface SumSpec {
  readonly column: Column;
  readonly where?: Where;
}

/** Sums of one collection per bucket and dimension. The same question without its business is what capabilities ask. */
export interface SumsQuery {
  readonly collection: Collection;
  /** Ascending, not overlapping. None means no rows. */
  readonly segments: readonly Segment[];
  readonly grain: Grain;
  /** Order matters: keys of the rows come in it. */
  readonly by: readonly StoredDimension[];
  readonly where?: Where;
  /** Name of each wanted sum, to what it sums. */
  readonly sums: Readonly<Record<string, SumSpec>>;
}

/** Sums of one business. Rows of other businesses never count. */
export interface AggregateQuery extends SumsQuery {
  readonly business: BusinessId;
}

/** A group that has at least one row of data (a group of zeros may be left out, or given). */
export interface AggregateRow {
  /** Index into `segments`; 0 for grain `whole`, which adds all segments up. */
  readonly segment: number;
  /** `Math.floor((t + offsetMs) / grain)`; 0 for grain `whole`. */
  readonly bucket: number;
  /** The values of `by`, in its order; `null` where the row has none. */
  readonly key: readonly (string | null)[];
  /**
   * By name; exact integers, or `NaN` for a sum that leaves the safe integers (`exactSum`). An adapter that cannot tell which of its sums does
   * throws `too_large`: then core folds what it reads.
   */
  readonly sums: Readonly<Record<string, number>>;
}

/** How many different visitors (or customers, sessions) there were: one number per key over all segments together. */
export interface DistinctQuery {
  readonly business: BusinessId;
  readonly field: 'visitor' | 'customer' | 'session';
  /** Collections whose rows count; a visitor seen in two counts once. */
  readonly collections: readonly ('event' | 'ledger')[];
  readonly segments: readonly Interval[];
  readonly by: readonly ('channel' | 'campaign' | 'product')[];
  readonly where?: Where;
}

/** How many different people a group has. A group without anybody has no row. */
export interface DistinctRow {
  readonly key: readonly (string | null)[];
  readonly count: number;
}

/** Rows of a record that make it count. */
export interface RecordCondition {
  /** A filter on a dimension that the kind lacks is fine: there it is `null`. */
  readonly where?: Where;
  /** Only rows that say who, as distinct counts look at. */
  readonly names?: DistinctQuery['field'];
}

/** How many records of one kind there were, each counted once, whatever its lines: those with a row that meets one of the conditions. */
export interface RecordsQuery {
  readonly business: BusinessId;
  readonly kind: Fact['kind'];
  /** Ascending, not overlapping. */
  readonly segments: readonly Interval[];
  /** None means no records. */
  readonly conditions: readonly RecordCondition[];
}

/** How many records there are: of events one row for each type, else one without. Where there are none there is no row. */
export interface RecordsRow {
  readonly type: string | null;
  readonly count: number;
}

/** Facts of one business, oldest first (by time, then id), in a half-open interval. */
export interface ReadQuery extends Interval {
  readonly business: BusinessId;
  readonly kinds: readonly Fact['kind'][];
}

/** What a caller of an adapter may want beside its data. */
export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /**
   * Told, before the read ends, of what the store lacks of what was asked for: days that it has only daily sums of, for instance. The
   * answers made of the read are `partial` then, and say so. The same of every read costs nothing: each is said once.
   */
  readonly onMissing?: ((part: MissingPart) => void) | undefined;
}

/** What `find` looks for: states, or the sales and refunds that others refer to. */
export type FindQuery =
  | { readonly kind: StateKind; readonly ids?: readonly string[] }
  | { readonly kind: 'sale'; readonly ids: readonly string[] }
  | { readonly kind: 'refund'; readonly saleIds: readonly string[] };

/** What `find` gives for a query: sales and refunds with their lines as they are attributed by now, or the newest states. */
export type Found<Q extends FindQuery> = Q extends { readonly kind: 'sale' }
  ? SaleFact
  : Q extends { readonly kind: 'refund' }
    ? RefundFact
    : State;

/** What one write keeps: all of it, or nothing. */
export interface WriteBatch {
  readonly facts: readonly Fact[];
  readonly states: readonly State[];
  /**
   * Refunds that are kept already as orphans, and whose lines replace the kept ones: this batch brings their sale, or for those of the rest
   * of a sale another refund of it. Of one that is kept and no orphan nothing is replaced: another write came first.
   */
  readonly reattributed: readonly RefundFact[];
  /** Those refunds as they were kept when the batch was put together; same order. */
  readonly replaced?: readonly RefundFact[];
}

/** What of a batch was new. */
export interface WriteResult {
  /** Per fact of the batch: true when it was new, false for a duplicate (of the store, or earlier in the batch). */
  readonly newFacts: readonly boolean[];
  /** Per state of the batch: true when it changed what is kept. */
  readonly newStates: readonly boolean[];
  /**
   * Per refund of `reattributed`: true when its lines were replaced. Left out, the engine cannot correct what it remembers of the ledger, and
   * reads it anew.
   */
  readonly reattributed?: readonly boolean[];
  /**
   * Per fact of the batch: true for an event of a day that is summed up, whose id is not kept. Whether it was counted nobody can tell, so it
   * was left out; it is not new either. Absent where there is none.
   */
  readonly refusedFacts?: readonly boolean[];
  readonly highWaterMark: string;
}

/** Whole local days, without gaps, oldest first. */
export interface DaysToSumUp {
  readonly segments: readonly Segment[];
  /** IANA name of the zone whose days they are. */
  readonly timezone: string;
}

/** What summing up days has done. */
export interface SumUpResult {
  /** Events that were there. */
  readonly removed: number;
  /** Events that stand for them now. */
  readonly kept: number;
  readonly highWaterMark: string;
}

/** Whom to forget: a visitor, a customer, or someone who is known as both. At least one. */
export interface Person {
  readonly visitor?: string | undefined;
  readonly customer?: string | undefined;
}

/** What forgetting someone has touched; nothing where there was nothing of theirs. */
export interface ErasureResult {
  /** Events that named the visitor, or one of the visitor's sessions. */
  readonly events: number;
  /** Sales that named the visitor or the customer. */
  readonly sales: number;
  readonly highWaterMark: string;
}

/**
 * Where a business's records are kept. Three required members; what is optional has a fallback in core:
 * without `aggregate`, `countDistinct` and `countRecords` core folds `read`, without `write` the store is read-only.
 * Every method is bound to one business by its argument and never sees another's rows.
 */
export interface DataAdapter {
  /** For people: in refusals and reasons, and as the source on the receipt of a number. */
  readonly name: string;
  /** Whether it keeps the records that it is given (`records`, the default), or reads tables that an application keeps (`tables`). */
  readonly holds?: 'records' | 'tables';
  /** Oldest first, by time, then id. Stops when the signal aborts. What is written meanwhile may be in it or not. */
  read(query: ReadQuery, options?: ReadOptions): AsyncIterable<Fact>;
  /** Each record once, in any order; what is not there is left out. */
  find<Q extends FindQuery>(business: BusinessId, query: Q, options?: ReadOptions): Promise<readonly Found<Q>[]>;
  /** Must equal the fold over `read` (a conformance law). Throws `invalid_input` for what the collection has not. */
  aggregate?(query: AggregateQuery, options?: ReadOptions): Promise<readonly AggregateRow[]>;
  /** Exact; must equal the fold over `read` too. */
  countDistinct?(query: DistinctQuery, options?: ReadOptions): Promise<readonly DistinctRow[]>;
  /** Must equal the fold over `read` too. */
  countRecords?(query: RecordsQuery, options?: ReadOptions): Promise<readonly RecordsRow[]>;
  /** All of the batch or none, durable when it resolves. */
  write?(business: BusinessId, batch: WriteBatch): Promise<WriteResult>;
  /**
   * Takes a person's ids out of everything kept: the visitor's of events and sales with the sessions that the visitor's events name, wherever
   * they are named; the customer's of sales. Nothing else changes, so sums stay as they are. All of it or nothing, durable when it resolves.
   * Erasing again finds nothing.
   */
  erase?(business: BusinessId, person: Person): Promise<ErasureResult>;
  /**
   * Puts daily sums in the place of the events of some days, as `dailySums` makes them of the rows of `dailySumsQuery`, and keeps
   * `retentionState` up to the end of the last: from then on `write` refuses events before it that are not kept (`refusedFacts`). All of it
   * or nothing, durable when it resolves. Where the state kept reaches as far, nothing is done.
   */
  sumUp?(business: BusinessId, days: DaysToSumUp): Promise<SumUpResult>;
  /** Grows with every write that changed something; equal marks mean equal content. */
  highWaterMark?(business: BusinessId): Promise<string>;
  /**
   * Tells of changes of a business that came past this adapter: by other processes, by whoever else writes to its database. Tags name what
   * changed, none at all means that anything may have; a change may be told once too often. Resolves with what ends it once no later change
   * is missed, or after about a second: then everything counts as changed as soon as changes can be heard. Never rejects.
   *
   * With the high-water mark to which the change led, a call for each, it can be told from one that was heard of by other ways.
   */
  watchChanges?(
    business: BusinessId,
    listener: (tags?: readonly string[], highWaterMark?: string) => void,
  ): Promise<() => void>;
  /** Businesses with a profile. What an open server falls back to when no business is named. */
  businesses?(): Promise<readonly BusinessId[]>;
  close?(): Promise<void>;
}

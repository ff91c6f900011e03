import type { Observable } from 'rxjs';
import type { Broadcaster } from '../broadcast/broadcaster.ts';
import type { CacheStore } from '../cache/store.ts';
import type { AnswerOf, CommandDefinition, ParamsOf, QueryDefinition } from '../protocol/query.ts';
import type { AnalyticsSource, AskOptions, Snapshot } from '../protocol/source.ts';
import type {
  CampaignAnswer,
  LiveAnswer,
  DriversAnswer,
  MetricAnswer,
  RevenueAnswer,
} from '../capabilities/live/contract.ts';
import type {
  campaignQuery,
  driversQuery,
  liveQuery,
  metricQuery,
  revenueQuery,
} from '../capabilities/live/contract.ts';
import type { ReceiptAnswer, receiptQuery } from '../capabilities/live/receipt-contract.ts';
import type { Capability } from '../capabilities/capability.ts';
import type { DataAdapter } from '../data/adapter.ts';
import type { MetricDefinition } from '../metric/definition.ts';
import type { BizBoostError } from '../kernel/errors.ts';
import type { Clock } from '../kernel/clock.ts';
import type { BusinessId } from '../kernel/ids.ts';
import type { JsonObject, JsonValue } from '../kernel/json.ts';
import type { PatchOperation } from '../protocol/patch-operation.ts';
import type { BusinessProfile, BusinessProfileInput } from '../records/profile.ts';
import type { BizRecord } from '../records/schema/record.ts';

/** What an engine is made of. Only `adapter` must be given: the rest has defaults that suit one process. */
export interface AnalyticsOptions {
  /** Where records are kept. The engine closes it. */
  readonly adapter: DataAdapter;
  /** The host's own metrics, beside the built-in ones. A name already taken is refused. */
  readonly metrics?: readonly MetricDefinition[];
  /** Default: `builtInCapabilities`; a host that adds its own lists both, and tells the built-in ones how to work with `createBuiltInCapabilities`. */
  readonly capabilities?: readonly Capability[];
  /** Far tier behind the process's own memory, e.g. Redis. Default: none. */
  readonly cacheStore?: CacheStore;
  readonly cache?: {
    /** Default 300,000. */
    readonly ttlMs?: number;
    /** Default 10,000. */
    readonly maxEntries?: number;
    /** Default 64 MiB. */
    readonly maxBytes?: number;
    /** How long one look into `cacheStore` may take; an answer waits for it twice as long at most, in all. Default 50. */
    readonly farTimeoutMs?: number;
  };
  /** Default: in process. */
  readonly broadcaster?: Broadcaster;
  /** Least time between two answers of one standing question. Default 50. */
  readonly coalesceMs?: number;
  readonly clock?: Clock;
  /** Told of what nobody awaits (a failed background refresh). Default: nothing. */
  readonly onError?: (error: unknown) => void;
}

/** What was done with a batch. One bad record never costs the good ones. */
export interface RecordReceipt {
  /** New, and kept. */
  readonly accepted: number;
  /** Known already, or said twice in the batch. */
  readonly duplicates: number;
  readonly rejected_count: number;
  /** The first 100. */
  readonly rejected: readonly Rejection[];
  /** What was kept but looks wrong, e.g. more refunded than sold. */
  readonly warnings?: readonly Rejection[];
}

/** Why one item of a batch was not kept, or for a warning what looks wrong with it: expected, received, what to do. */
export interface Rejection {
  readonly index: number;
  /** JSON Pointer. */
  readonly path: string;
  readonly message: string;
}

/** An answer in wire form. The same frozen object for everyone who gets the same revision: encode it once per object. */
export interface WireAnswer {
  readonly revision: string;
  readonly data: JsonObject;
}

/** A new answer to a standing question; one object for all who listen. */
export interface Update extends WireAnswer {
  /** How to come from revision `base` to this one. Absent on the first, and where the whole answer is shorter. */
  readonly patch?: { readonly base: string; readonly ops: readonly PatchOperation[] } | undefined;
}

/** One who hears a standing question. What it throws is told to `onError` and reaches no other listener. */
export interface StandingListener {
  update(update: Update): void;
  /** The question cannot be answered now; updates may follow later. */
  problem(error: BizBoostError): void;
}

/** How an asker looks at a business; part of a question's identity. */
export interface View {
  readonly timezone?: string | undefined;
  /** 1 Monday … 7 Sunday. */
  readonly weekStart?: number | undefined;
}

type Watch<Q extends QueryDefinition> = (params?: ParamsOf<Q>) => Observable<Snapshot<AnswerOf<Q>>>;

/** The questions of the built-in capabilities, under their names. */
export interface WatchMethods {
  live: Watch<typeof liveQuery>;
  revenue: Watch<typeof revenueQuery>;
  campaign(params: ParamsOf<typeof campaignQuery>): Observable<Snapshot<CampaignAnswer>>;
  metric(params: ParamsOf<typeof metricQuery>): Observable<Snapshot<MetricAnswer>>;
  drivers(params: ParamsOf<typeof driversQuery>): Observable<Snapshot<DriversAnswer>>;
  receipt(params: ParamsOf<typeof receiptQuery>): Observable<Snapshot<ReceiptAnswer>>;
}

/** One business. Everything it returns is that business's and no other's. */
export interface BusinessAnalytics extends AnalyticsSource {
  readonly id: BusinessId;
  readonly watch: AnalyticsSource['watch'] & WatchMethods;
  /** Keeps records (contract section 1): one or many, of any kind, in any order. Resolves once they are durable. */
  record(records: unknown): Promise<RecordReceipt>;
  live(params?: ParamsOf<typeof liveQuery>, options?: AskOptions): Promise<LiveAnswer>;
  revenue(params?: ParamsOf<typeof revenueQuery>, options?: AskOptions): Promise<RevenueAnswer>;
  campaign(params: ParamsOf<typeof campaignQuery>, options?: AskOptions): Promise<CampaignAnswer>;
  metric(params: ParamsOf<typeof metricQuery>, options?: AskOptions): Promise<MetricAnswer>;
  /** What moved a metric: parts of its change by channel, product, campaign and hour, which add up to it exactly. */
  drivers(params: ParamsOf<typeof driversQuery>, options?: AskOptions): Promise<DriversAnswer>;
  /** How a metric's number came about: its definition, filters, how many records were counted, and where they are kept. */
  receipt(params: ParamsOf<typeof receiptQuery>, options?: AskOptions): Promise<ReceiptAnswer>;
  /** Answers ahead of the first asker. Default: `live` for today, week and month. `not_found` for a business without a profile. */
  warm(addresses?: readonly string[]): Promise<void>;
  /** Something of the host's own for everyone who watches this business. Not kept. */
  broadcastMetricUpdate(metricType: string, data: JsonValue): Promise<void>;
  /** Remembers a computation of the host's own under this business: one for any number of callers, whose value is frozen. */
  remember<T extends JsonValue>(key: string, compute: () => Promise<T>, options?: RememberOptions): Promise<T>;
  /** Forgets a remembered key. True when there was one. */
  invalidate(key: string): Promise<boolean>;
  /** Says that records changed behind our back; everything with one of the tags is asked for anew. Default: everything. */
  changed(tags?: readonly string[]): Promise<void>;
  /**
   * Everything kept of this business as records, its `business` record first: taken in again, here or elsewhere, they give equal answers to
   * every question. In constant memory but for what is no fact. What is written meanwhile may be in it or not.
   */
  export(options?: ExportOptions): AsyncIterable<BizRecord>;
  /**
   * Keeps events one by one for so many local days, and of older ones their daily sums alone: who came and at which hour is gone, counts and
   * values of whole days stay; sales, refunds and spend stay as they are. Answers that need what is gone are `partial` (`only_daily_sums`), and
   * a late event of such a day is rejected. Days are summed up one after the other, each whole or not at all; doing it again does nothing.
   * `unsupported` for a store that cannot.
   */
  retain(wanted: Retain): Promise<Retention>;
  /**
   * Forgets a visitor or a customer on request: takes their ids out of every event and sale, and the sessions a visitor was seen in. Money and
   * counts stay; visitors, customers and sessions are fewer. Told as a change. Erasing again finds nothing.
   * `unsupported` for a store that cannot, such as a mapping of a host's tables.
   */
  erase(person: PersonToErase): Promise<Erasure>;
  /** `not_found` before there is a profile. */
  profile(): Promise<BusinessProfile>;
  /** The same business seen in another time zone or with another week. */
  withView(view: View): BusinessAnalytics;

  // What a server needs: questions by address, in wire form.

  /** Answers an address such as `analytics/live?period=today`, in any spelling. */
  answer(address: string, options?: AskOptions): Promise<WireAnswer>;
  /**
   * Stands a question: the listener gets an update at once (unless `have` names the current revision), then at each change.
   * Throws `not_found` or `invalid_input` synchronously for an address that can never be answered.
   */
  stand(address: string, listener: StandingListener, have?: string): () => void;
  /** Notes of `broadcastMetricUpdate`. */
  onNote(listener: (note: { readonly metric_type: string; readonly data: JsonValue }) => void): () => void;
}

/** Which events are kept one by one: those of so many whole days before today, or from a local date (`2026-03-01`) on. */
export type Retain = { readonly keepDays: number } | { readonly from: string };

/** What was done. */
export interface Retention {
  /** Local date: events before it are daily sums now. */
  readonly before: string;
  /** Events that were there. */
  readonly removed: number;
  /** Events that stand for them. */
  readonly kept: number;
}

/** Whom to forget, by the ids that records gave them. Someone known as both is erased as both. */
export interface PersonToErase {
  readonly visitor?: string | number | undefined;
  readonly customer?: string | number | undefined;
}

/** How many records named the person. */
export interface Erasure {
  readonly records: number;
  readonly events: number;
  readonly sales: number;
}

/** Who is told of what an export leaves out. */
export interface ExportOptions extends AskOptions {
  /** Told in one sentence of what the store holds that no record can say. Never so for what came as records. */
  readonly onLoss?: (message: string) => void;
}

/** How long a computation of the host's own is believed. */
export interface RememberOptions {
  /** Default: the engine's `cache.ttlMs`. */
  readonly ttlMs?: number;
  /** A change to one of them makes it stale, e.g. `['sales']`. Default none. */
  readonly tags?: readonly string[];
  /** Calendar-aware expiry: dies at the business's next midnight, whatever the TTL. Default false. */
  readonly untilMidnight?: boolean;
}

/** Counters since the engine was made; all are integers but the rate. */
export interface AnalyticsStatistics {
  readonly cache: {
    readonly hits: number;
    readonly misses: number;
    readonly stale: number;
    /** 0 to 1; 0 when nothing was asked. */
    readonly hitRate: number;
    readonly entries: number;
    readonly bytes: number;
    /** By tier: `near`, `far` where there is one, `source`. */
    readonly tiers: Readonly<
      Record<string, { readonly hits: number; readonly misses: number; readonly errors: number }>
    >;
  };
  /** Answers computed, whoever asked. */
  readonly computations: number;
  readonly standingQuestions: number;
  readonly listeners: number;
  readonly records: { readonly accepted: number; readonly duplicates: number; readonly rejected: number };
}

/** An engine: any number of businesses, each kept apart from the others. Close it when the host ends, so that nothing is lost and no timer is left. */
export interface Analytics {
  /** One business. With a profile, the host vouches for it; without, its `business` record must have come. */
  for(business: string, profile?: BusinessProfileInput): BusinessAnalytics;
  /**
   * Keeps records of several businesses: each item's own `business_id` says whose (a `business` record's is its `id`).
   * For trusted callers only (a file import, an open server).
   */
  record(records: unknown): Promise<RecordReceipt>;
  /** All question definitions, from which a server makes its routes. */
  readonly queries: readonly QueryDefinition[];
  readonly commands: readonly CommandDefinition[];
  readonly metrics: ReadonlyMap<string, MetricDefinition>;
  /** Businesses that have a profile (for an open server). */
  businesses(): Promise<readonly BusinessId[]>;
  statistics(): AnalyticsStatistics;
  /** Resolves when the adapter can answer; rejects with why not. */
  ready(): Promise<void>;
  /** Stops timers and watches, waits for records under way, closes adapter, cache and broadcaster, also those the host gave. */
  close(): Promise<void>;
}

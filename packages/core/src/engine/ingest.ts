import type { DataAdapter } from '../data/adapter.ts';
import type { Clock } from '../kernel/clock.ts';
import type { BusinessId } from '../kernel/ids.ts';
import type { BusinessProfile } from '../records/profile.ts';
import type { IngestOptions, IngestResult } from './ingest-result.ts';

export interface IngestParts {
  readonly adapter: DataAdapter;
  readonly clock: Clock;
  /** The profile the host vouches for, if it gave one; else the kept `business` record counts. */
  hostProfileOf(business: BusinessId): BusinessProfile | undefined;
}

/** From outside records to kept facts and states. */
export interface Ingest {
  /**
   * Keeps the records of one business: one object, an array, or any iterable of records, Segment calls and `UnreadableItem`s.
   * Resolves when they are durable. Rejects with `unavailable` when the store fails (then nothing of the batch is acknowledged),
   * with `unsupported` when it is read-only, with `too_large` beyond `maxRecords`.
   */
  one(business: BusinessId, items: unknown, options?: IngestOptions): Promise<IngestResult>;
  /** The same for several businesses: each item's `business_id` says whose it is, a `business` record's `id`. Only for trusted callers. */
  all(items: unknown, options?: IngestOptions): Promise<IngestResult>;
}

export declare function createIngest(parts: IngestParts): Ingest;

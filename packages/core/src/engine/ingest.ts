import type { DataAdapter } from '../data/adapter.ts';
import type { Clock } from '../kernel/clock.ts';
import type { BusinessId } from '../kernel/ids.ts';
import type { BusinessProfile } from '../records/profile.ts';
import type { RecordReceipt } from './analytics.ts';
import { byBusiness, type Group } from './ingest/by-business.ts';
import { itemListOf } from './ingest/item-list.ts';
import { keepBatch, type Kept } from './ingest/keep-batch.ts';
import { inPlace, mergedReceipt, rejectionReceipt } from './ingest/receipts.ts';
import type { IngestOptions, IngestResult, Written } from './ingest/result.ts';
import { Turns } from './ingest/turns.ts';

export type { IngestOptions, IngestResult, Written } from './ingest/result.ts';

export interface IngestParts {
  readonly adapter: DataAdapter;
  readonly clock: Clock;
  /** The profile the host vouches for, if it gave one; else the kept `business` record counts. */
  hostProfileOf(business: BusinessId): BusinessProfile | undefined;
  /**
   * Told of each change in the order in which they were kept: the business's next batch waits for it. Must not fail, since the records
   * are kept already.
   */
  onWritten?(written: Written): void | Promise<void>;
}

/** From outside records to kept facts and states. Batches of one business are kept one after the other, in the order of the calls. */
export interface Ingest {
  /**
   * Keeps the records of one business: one object, an array, or any iterable of records, Segment calls and `UnreadableItem`s.
   * Resolves when they are durable. Rejects with `unavailable` when the store fails (then nothing of the batch is acknowledged),
   * with `unsupported` when it is read-only, with `too_large` beyond `maxRecords`.
   */
  one(business: BusinessId, items: unknown, options?: IngestOptions): Promise<IngestResult>;
  /**
   * The same for several businesses: each item's `business_id` says whose it is, a `business` record's `id`. Only for trusted callers.
   * When the store fails for one of them the call rejects, though others may be kept: sending all of it again counts nothing twice.
   */
  all(items: unknown, options?: IngestOptions): Promise<IngestResult>;
}

export function createIngest(parts: IngestParts): Ingest {
  const { adapter, clock } = parts;
  const turns = new Turns<BusinessId>();
  const keep = (business: BusinessId, items: readonly unknown[]): Promise<Kept> =>
    turns.run(business, async () => {
      const now = clock.now();
      const kept = await keepBatch(business, items, { adapter, hostProfile: parts.hostProfileOf(business), now });
      if (kept.written !== undefined) await parts.onWritten?.(kept.written);
      return kept;
    });
  return {
    async one(business, items, options) {
      const { receipt, written } = await keep(business, itemListOf(items, options?.maxRecords));
      return { receipt, written: written === undefined ? [] : [written] };
    },
    async all(items, options) {
      const { groups, rejected } = byBusiness(itemListOf(items, options?.maxRecords), options?.defaultBusiness);
      // Settled, not raced: nothing may go on behind the back of a call that has failed.
      const settled = await Promise.allSettled(groups.map((group) => keep(group.business, group.items)));
      return together(groups, settled.map(valueOf), rejectionReceipt(rejected));
    },
  };
}

function valueOf<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}

function together(groups: readonly Group[], kept: readonly Kept[], homeless: RecordReceipt): IngestResult {
  const receipts = kept.map(({ receipt }, index) => inPlace(receipt, (groups[index] as Group).indexes));
  return { receipt: mergedReceipt([...receipts, homeless]), written: kept.flatMap(({ written }) => written ?? []) };
}

import type { DataAdapter } from '../data/adapter.ts';
import type { Clock } from '../kernel/clock.ts';
import { BizBoostError } from '../kernel/errors.ts';
import type { BusinessId } from '../kernel/ids.ts';
import type { RecordReceipt } from './analytics.ts';
import { createIngest, type Ingest } from './ingest.ts';
import { itemListOf } from './ingest/item-list.ts';
import type { Tenants } from './tenants.ts';
import { onlyBusiness } from './only-business.ts';

/** How the records kept so far were taken. */
export interface RecordCounts {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
}

/** Keeps records, takes them into what is remembered, and tells everyone; in that order, before it resolves. */
export class Recorder {
  readonly #tenants: Tenants;
  readonly #ingest: Ingest;
  readonly #underWay = new Set<Promise<unknown>>();
  #isClosed = false;
  #counts: RecordCounts = { accepted: 0, duplicates: 0, rejected: 0 };

  constructor({
    adapter,
    clock,
    tenants,
  }: {
    readonly adapter: DataAdapter;
    readonly clock: Clock;
    readonly tenants: Tenants;
  }) {
    this.#tenants = tenants;
    this.#ingest = createIngest({
      adapter: { ...adapter, ...(adapter.write && { write: (business, batch) => tenants.of(business).keep(batch) }) },
      clock,
      hostProfileOf: (business) => tenants.hostProfileOf(business),
      onWritten: ({ business, tags, highWaterMark }) => tenants.of(business).tell(tags, { highWaterMark }),
    });
  }

  get counts(): RecordCounts {
    return this.#counts;
  }

  /** Records of one business. */
  one(business: BusinessId, records: unknown): Promise<RecordReceipt> {
    return this.#count(() => this.#ingest.one(business, records));
  }

  /** Records of several: each says whose it is, or belongs to the only business there is. */
  all(records: unknown): Promise<RecordReceipt> {
    return this.#count(async () => {
      const items = itemListOf(records);
      return this.#ingest.all(items, { defaultBusiness: await onlyBusiness(items, () => this.#tenants.withProfile()) });
    });
  }

  /** Takes nothing more; resolves when what was taken is kept. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#underWay);
  }

  async #count(keep: () => Promise<{ readonly receipt: RecordReceipt }>): Promise<RecordReceipt> {
    if (this.#isClosed)
      throw new BizBoostError('unavailable', 'This engine has been closed: it keeps nothing more.', {
        retryable: false,
      });
    const keeping = keep();
    this.#underWay.add(keeping);
    try {
      const { receipt } = await keeping;
      const { accepted, duplicates, rejected } = this.#counts;
      this.#counts = {
        accepted: accepted + receipt.accepted,
        duplicates: duplicates + receipt.duplicates,
        rejected: rejected + receipt.rejected_count,
      };
      return receipt;
    } finally {
      this.#underWay.delete(keeping);
    }
  }
}

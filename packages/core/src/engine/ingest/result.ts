import type { Tag } from '../../broadcast/broadcaster.ts';
import type { BusinessId } from '../../kernel/ids.ts';
import type { Fact, RefundFact, State } from '../../records/fact.ts';
import type { RecordReceipt } from '../analytics.ts';

/** What a batch changed in one business: what the engine tells the world and folds into its answers. */
export interface Written {
  readonly business: BusinessId;
  /** Only those that were new. */
  readonly facts: readonly Fact[];
  /** Refunds kept earlier whose sale, or whose sale's other refunds, have come now: as they are from here on. */
  readonly reattributed: readonly RefundFact[];
  /** The same refunds as they were before; same order. */
  readonly replaced: readonly RefundFact[];
  /** Only those that changed what is kept, names learned from sales included. */
  readonly states: readonly State[];
  /** Of everything above, each once: `sales`, `campaign:42`, … */
  readonly tags: readonly Tag[];
  readonly highWaterMark: string;
}

export interface IngestResult {
  readonly receipt: RecordReceipt;
  /** One per business that the batch changed; empty when nothing changed. */
  readonly written: readonly Written[];
}

export interface IngestOptions {
  /** More items than this are refused as a whole with `too_large`. Default: no limit. */
  readonly maxRecords?: number | undefined;
  /** For `all`: whose the records are that do not say it. Default: such records are rejected. */
  readonly defaultBusiness?: BusinessId | undefined;
}

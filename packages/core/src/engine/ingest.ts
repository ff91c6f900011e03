import type { DataAdapter } from '../data/adapter.ts';
import { BizBoostError } from '../kernel/errors.ts';
import type { Clock } from '../kernel/clock.ts';
import { businessIdOf, type BusinessId } from '../kernel/ids.ts';
import { isFields } from '../records/accept/fields.ts';
import type { BusinessProfile } from '../records/profile.ts';
import { UnreadableItem } from '../records/refusal.ts';
import { isId } from '../records/schema/field-checks.ts';
import type { RecordReceipt, Rejection } from './analytics.ts';
import { keepBatch, type Kept } from './ingest/keep-batch.ts';
import { firstByIndex } from './ingest/rejections.ts';
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
  const turns = new Turns<BusinessId>();
  const keep = (business: BusinessId, items: readonly unknown[]): Promise<Kept> =>
    turns.run(business, async () => {
      const { adapter, clock } = parts;
      const kept = await keepBatch(business, items, {
        adapter,
        hostProfile: parts.hostProfileOf(business),
        now: clock.now(),
      });
      if (kept.written !== undefined) await parts.onWritten?.(kept.written);
      return kept;
    });
  return {
    async one(business, items, options) {
      const { receipt, written } = await keep(business, listOf(items, options));
      return { receipt, written: written === undefined ? [] : [written] };
    },
    async all(items, options) {
      const { groups, homeless } = byBusiness(listOf(items, options));
      const settled = await Promise.allSettled(groups.map((group) => keep(group.business, group.items)));
      const kept = settled.map((one) => {
        if (one.status === 'rejected') throw one.reason;
        return one.value;
      });
      const receipts = kept.map(({ receipt }, index) => inPlace(receipt, (groups[index] as Group).indexes));
      return { receipt: merged([...receipts, homeless]), written: kept.flatMap(({ written }) => written ?? []) };
    },
  };
}

/** One record, or all of an iterable. A text is one item that is no record, not its letters. */
function listOf(items: unknown, { maxRecords = Infinity }: IngestOptions = {}): readonly unknown[] {
  const list = Array.isArray(items)
    ? (items as readonly unknown[])
    : isIterable(items)
      ? takeUpTo(items, maxRecords)
      : [items];
  if (list.length <= maxRecords) return list;
  const expected = `at most ${maxRecords} records at once`;
  throw new BizBoostError('too_large', `Expected ${expected}, got more: send them in several batches.`, { expected });
}

function isIterable(items: unknown): items is Iterable<unknown> {
  return typeof items === 'object' && items !== null && Symbol.iterator in items;
}

/** One more than the limit shows that there are too many: an endless iterable ends here. */
function takeUpTo(items: Iterable<unknown>, maxRecords: number): unknown[] {
  const list: unknown[] = [];
  for (const item of items) if (list.push(item) > maxRecords) break;
  return list;
}

interface Group {
  readonly business: BusinessId;
  readonly items: unknown[];
  readonly indexes: number[];
}

function byBusiness(items: readonly unknown[]): {
  readonly groups: readonly Group[];
  readonly homeless: RecordReceipt;
} {
  const groups = new Map<string, Group>();
  const rejected: Rejection[] = [];
  items.forEach((item, index) => {
    const id = businessOf(item);
    if (id === undefined) return rejected.push({ index, ...homelessRefusal(item) });
    let group = groups.get(id);
    if (group === undefined) groups.set(id, (group = { business: businessIdOf(id), items: [], indexes: [] }));
    group.items.push(item);
    return group.indexes.push(index);
  });
  return {
    groups: [...groups.values()],
    homeless: { accepted: 0, duplicates: 0, rejected_count: rejected.length, rejected },
  };
}

function businessOf(item: unknown): string | undefined {
  if (!isFields(item)) return undefined;
  const id = item['business_id'] ?? (item['kind'] === 'business' ? item['id'] : undefined);
  return isId(id) ? String(id) : undefined;
}

function homelessRefusal(item: unknown): { readonly path: string; readonly message: string } {
  if (item instanceof UnreadableItem) return { path: item.path, message: item.message };
  if (!isFields(item))
    return { path: '', message: 'Expected a record: a JSON object with a `kind` and a `business_id`.' };
  return {
    path: '/business_id',
    message: 'Expected a `business_id`, since records of several businesses come here: say whose it is.',
  };
}

function inPlace(receipt: RecordReceipt, indexes: readonly number[]): RecordReceipt {
  const placed = (list: readonly Rejection[]): Rejection[] =>
    list.map((rejection) => ({ ...rejection, index: indexes[rejection.index] as number }));
  const { warnings } = receipt;
  return { ...receipt, rejected: placed(receipt.rejected), ...(warnings && { warnings: placed(warnings) }) };
}

function merged(receipts: readonly RecordReceipt[]): RecordReceipt {
  const sum = (field: 'accepted' | 'duplicates' | 'rejected_count'): number =>
    receipts.reduce((total, receipt) => total + receipt[field], 0);
  const warnings = firstByIndex(receipts.flatMap((receipt) => receipt.warnings ?? []));
  return {
    accepted: sum('accepted'),
    duplicates: sum('duplicates'),
    rejected_count: sum('rejected_count'),
    rejected: firstByIndex(receipts.flatMap((receipt) => receipt.rejected)),
    ...(warnings.length > 0 ? { warnings } : {}),
  };
}

import { createAnalytics, UnreadableItem, type Analytics, type RecordReceipt } from '@bizboost/core';
import { csvItems, readMapping } from '../input/csv.ts';
import type { Item } from '../input/item.ts';
import { ndjsonItems } from '../input/ndjson.ts';
import { SummedDays } from '../input/summed-days.ts';
import { openInput, type Input } from '../input/open-input.ts';
import { summaryBuilder, summaryText, type ImportSummary, type SummaryBuilder } from '../output/import-summary.ts';
import { progressOn, type Progress } from '../output/progress.ts';
import { openStore } from '../store/open-store.ts';
import type { Output } from '../output/output.ts';

export interface ImportOptions {
  /** A mapping file; with one, the files are CSV. */
  readonly map?: string;
  /** Whose records they are where a record does not say. */
  readonly business?: string;
  readonly data?: string;
}

/** Records handed to the engine at a time: enough to share one sync of the disk, few enough to hold. */
const BATCH_SIZE = 5_000;

/**
 * Reads files into a store, in constant memory. What a file holds twice, or the store has already, is kept once:
 * importing a file again is harmless.
 */
export async function importFiles(
  files: readonly string[],
  options: ImportOptions,
  output: Output,
): Promise<ImportSummary> {
  const mapping = options.map === undefined ? undefined : await readMapping(options.map);
  if (options.data === undefined) output.note('No --data: this is a trial in memory, nothing is kept.');
  const adapter = await openStore(options.data, { onWarning: output.warn });
  const analytics = createAnalytics({ adapter });
  const summary = summaryBuilder();
  const summedDays = new SummedDays();
  try {
    for (const path of files) {
      const input = await openInput(path);
      const items = mapping === undefined ? ndjsonItems(input.bytes) : csvItems(input.bytes, mapping);
      const business = mapping?.business === undefined ? options.business : String(mapping.business.id);
      await importInput({ input, items, analytics, summary, summedDays, business, output });
    }
    await summedDays.apply(analytics, output.warn);
  } catch (error) {
    output.note(`Until it failed: ${summaryText(summary.summary())}`);
    throw error;
  } finally {
    await analytics.close();
  }
  return summary.summary();
}

interface Job {
  readonly input: Input;
  readonly items: AsyncIterable<Item>;
  readonly analytics: Analytics;
  readonly summary: SummaryBuilder;
  readonly summedDays: SummedDays;
  readonly business: string | undefined;
  readonly output: Output;
}

async function importInput(job: Job): Promise<void> {
  const progress = progressOn({ label: job.input.path, to: job.output.notes });
  try {
    for await (const batch of batchesOf(job.items)) {
      await keep(job, batch);
      report(job, progress);
    }
  } finally {
    progress.end();
  }
}

async function* batchesOf(items: AsyncIterable<Item>): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH_SIZE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function keep({ analytics, summary, summedDays, input, business }: Job, batch: readonly Item[]): Promise<void> {
  for (const { record } of batch) summedDays.note(record);
  const records = batch.map(({ record }) => withBusiness(record, business));
  const receipt: RecordReceipt = await analytics.record(records);
  summary.add({ accepted: receipt.accepted, duplicates: receipt.duplicates, rejected: receipt.rejected_count });
  for (const { index, path, message } of receipt.rejected) {
    summary.explain(`${path} ${message}`.trim(), `${input.path}, ${batch[index]?.place(path) ?? '?'}`);
  }
}

/** Fills in a missing business, and overrides none. The record is ours alone: it was made from a line a moment ago. */
function withBusiness(record: unknown, business: string | undefined): unknown {
  if (business === undefined || typeof record !== 'object' || record === null || record instanceof UnreadableItem)
    return record;
  const fields = record as { kind?: unknown; business_id?: unknown };
  if (fields.kind !== 'business') fields.business_id ??= business;
  return record;
}

function report(job: Job, progress: Progress): void {
  const { accepted, duplicates, rejected } = job.summary.summary();
  const done = job.input.totalBytes === 0 ? 1 : job.input.readBytes() / job.input.totalBytes;
  progress.update(
    done,
    `${(accepted + duplicates).toLocaleString('en-US')} records, ${rejected.toLocaleString('en-US')} refused`,
  );
}

/** An import that kept and knew nothing, but refused something, has failed. */
export function importFailed(summary: ImportSummary): boolean {
  return summary.rejected > 0 && summary.accepted + summary.duplicates === 0;
}

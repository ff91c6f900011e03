import { createAnalytics, type Analytics, type RecordReceipt } from '@bizboost/core';
import { csvItems, readMapping } from '../input/csv.ts';
import type { Item } from '../input/item.ts';
import { ndjsonItems } from '../input/ndjson.ts';
import { openInput, type Input } from '../input/open-input.ts';
import { summaryBuilder, type ImportSummary, type SummaryBuilder } from '../output/import-summary.ts';
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
  try {
    for (const path of files) {
      const input = await openInput(path);
      const items = mapping === undefined ? ndjsonItems(input.bytes) : csvItems(input.bytes, mapping);
      await importInput({ input, items, analytics, summary, business: options.business, output });
    }
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
  readonly business: string | undefined;
  readonly output: Output;
}

async function importInput(job: Job): Promise<void> {
  const progress = progressOn({ label: job.input.path, to: job.output.notes });
  try {
    for await (const batch of batchesOf(job)) {
      await keep(job, batch);
      report(job, progress);
    }
  } finally {
    progress.end();
  }
}

interface Batch {
  readonly records: unknown[];
  readonly lines: number[];
}

async function* batchesOf(job: Job): AsyncGenerator<Batch> {
  let batch: Batch = { records: [], lines: [] };
  for await (const item of job.items) {
    if ('refusal' in item) refuse(job, item.refusal, item.line);
    else {
      batch.records.push(withBusiness(item.record, job.business));
      batch.lines.push(item.line);
    }
    if (batch.records.length >= BATCH_SIZE) {
      yield batch;
      batch = { records: [], lines: [] };
    }
  }
  yield batch;
}

async function keep(job: Job, batch: Batch): Promise<void> {
  if (batch.records.length === 0) return;
  const receipt: RecordReceipt = await job.analytics.record(batch.records);
  job.summary.add({ accepted: receipt.accepted, duplicates: receipt.duplicates, rejected: receipt.rejected_count });
  for (const one of receipt.rejected) {
    job.summary.explain(`${one.path} ${one.message}`.trim(), `${job.input.path}:${batch.lines[one.index] ?? '?'}`);
  }
}

function refuse(job: Job, message: string, line: number): void {
  job.summary.add({ accepted: 0, duplicates: 0, rejected: 1 });
  job.summary.explain(message, `${job.input.path}:${line}`);
}

/** Fills in a missing business, and overrides none. */
function withBusiness(record: unknown, business: string | undefined): unknown {
  if (business === undefined || typeof record !== 'object' || record === null || Array.isArray(record)) return record;
  const { kind, business_id: own } = record as { kind?: unknown; business_id?: unknown };
  return own !== undefined || kind === 'business' ? record : { ...record, business_id: business };
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

import { copyFile, constants, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BizBoostError, createAnalytics, type DataAdapter } from '@bizboost/core';
import { readLog, type LogBatch } from './read-log.ts';

export interface ImportLogParts {
  /** Opens a DuckDB file, a new one where there is none. */
  open(path: string): Promise<DataAdapter>;
  /** Keeps others away from a file. Rejects with `conflict` while another process has it. */
  lock(path: string): Promise<{ release(): Promise<void> }>;
  readonly onWarning: (message: string) => void;
}

/**
 * Takes a log of records, as earlier versions kept them, into a DuckDB file that takes its place. The log is replaced in one step, once the
 * new file is whole, closed, and found to hold all of it: killed at any moment, it is one or the other. A log with lines that could not be
 * read, or were refused, is kept beside it under another name.
 * @throws `conflict` while another process has the log, `internal` where the new file does not hold what was put into it.
 */
export async function importLog(path: string, parts: ImportLogParts): Promise<void> {
  const lock = await parts.lock(path);
  try {
    const draft = `${path}.duckdb-new`;
    await removeDraft(draft);
    const read = await fill(draft, path, parts);
    await check(draft, read.facts, parts);
    if (read.unread > 0) parts.onWarning(`${path}: the list is kept as ${await keepCopy(path)}.`);
    await rename(draft, path);
    await syncFolder(path);
    parts.onWarning(
      `${path} was a list of records, as earlier versions kept them: its ${read.kept} records are in a DuckDB file of the same name now.`,
    );
  } finally {
    await lock.release();
  }
}

interface ReadCounts {
  /** Sales, refunds, events and spends. */
  facts: number;
  kept: number;
  /** Lines and records that are not in the new file. */
  unread: number;
}

async function fill(draft: string, path: string, parts: ImportLogParts): Promise<ReadCounts> {
  const counts: ReadCounts = { facts: 0, kept: 0, unread: 0 };
  const adapter = countingFacts(await parts.open(draft), counts);
  // What was accepted once stays accepted, also when this machine's clock stands earlier than the one that took it.
  const endOfTime = Date.UTC(9999, 0);
  const engine = createAnalytics({ adapter, clock: { now: () => endOfTime, schedule: () => () => {} } });
  try {
    let end = 0;
    for await (const batch of readLog(path)) {
      end = batch.end;
      const receipt = await engine.record(parseLines(path, batch, counts, parts));
      counts.kept += receipt.accepted;
      counts.unread += receipt.rejected_count;
      for (const one of receipt.rejected)
        parts.onWarning(`${path}: a kept record is refused: ${one.path} ${one.message}`);
    }
    await warnOfTornEnd(path, end, parts);
  } finally {
    await engine.close();
  }
  return counts;
}

function countingFacts(adapter: DataAdapter, counts: ReadCounts): DataAdapter {
  return {
    ...adapter,
    async write(business, batch) {
      const result = await (adapter.write as NonNullable<DataAdapter['write']>)(business, batch);
      counts.facts += result.newFacts.filter(Boolean).length;
      return result;
    },
  };
}

function parseLines(path: string, batch: LogBatch, counts: ReadCounts, { onWarning }: ImportLogParts): unknown[] {
  const records: unknown[] = [];
  for (const [index, line] of batch.lines.entries()) {
    try {
      if (line.trim() !== '') records.push(JSON.parse(line));
    } catch {
      counts.unread++;
      onWarning(`${path}, line ${batch.firstLine + index} is not JSON and was left out.`);
    }
  }
  return records;
}

async function warnOfTornEnd(path: string, end: number, { onWarning }: ImportLogParts): Promise<void> {
  const { size } = await stat(path);
  if (size > end)
    onWarning(`${path}: left out ${size - end} bytes of a last line that was never finished (a crash while writing).`);
}

/** Reads the new file as the next start will. */
async function check(draft: string, facts: number, parts: ImportLogParts): Promise<void> {
  const adapter = await parts.open(draft);
  let found = 0;
  try {
    for (const business of (await adapter.businesses?.()) ?? [])
      for await (const _ of adapter.read({
        business,
        kinds: ['event', 'sale', 'refund', 'spend'],
        from: 0,
        to: Infinity,
      }))
        found++;
  } finally {
    await adapter.close?.();
  }
  if (found === facts && (await stat(`${draft}.wal`).catch(() => undefined)) === undefined) return;
  throw new BizBoostError(
    'internal',
    `${draft} holds ${found} of ${facts} records: nothing was changed. Please report it, and keep both files.`,
  );
}

/** Of what an attempt that was killed has left. */
async function removeDraft(draft: string): Promise<void> {
  for (const left of [draft, `${draft}.wal`, `${draft}.tmp`, `${draft}.lock`])
    await rm(left, { force: true, recursive: true });
}

async function keepCopy(path: string): Promise<string> {
  const copy = `${path}.ndjson`;
  await copyFile(path, copy, constants.COPYFILE_FICLONE);
  return copy;
}

/** Makes the new name survive a power cut too. Not every system lets a folder be opened. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(dirname(path), 'r');
    await folder.sync().finally(() => folder.close());
  } catch {
    /* Windows */
  }
}

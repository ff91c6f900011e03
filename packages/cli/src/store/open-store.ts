import { stat } from 'node:fs/promises';
import { createAnalytics, memoryAdapter, type DataAdapter } from '@bizboost/core';
import { databaseKindOf, isUrl } from './database.ts';
import { logAdapter } from './log-adapter.ts';
import { openAppendLog } from './append-log.ts';
import { lockFor } from './owner-lock.ts';
import { readLog, type LogBatch } from './read-log.ts';
import { refuseForeign } from './refuse-foreign.ts';

export interface OpenStoreOptions {
  /** Told in one sentence of what was found odd (a torn last line, lines that cannot be read). */
  readonly onWarning: (message: string) => void;
}

/**
 * The store that `--data` names: a database by its URL, or a file of NDJSON records, made when it is not there; without one, memory.
 * Replays the file, so the cost is its length (some hundred thousand records a second).
 * @throws `conflict` while another process holds the file, `unsupported` for a folder, a file of another format, a database that is not
 * known or has not our schema; `unavailable` for a database that does not answer.
 */
export async function openStore(path: string | undefined, options: OpenStoreOptions): Promise<DataAdapter> {
  if (path === undefined) return memoryAdapter();
  if (isUrl(path)) return databaseKindOf(path).open(path);
  await refuseForeign(path);
  const lock = await lockFor(path);
  try {
    const memory = memoryAdapter();
    const end = await replay(path, memory, options);
    const log = await openAppendLog(path, end);
    return logAdapter(memory, log, () => lock.release());
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function replay(path: string, memory: DataAdapter, options: OpenStoreOptions): Promise<number> {
  // What was accepted once stays accepted, also when this machine's clock stands earlier than the one that took it.
  const endOfTime = Date.UTC(9999, 0);
  const clock = { now: () => endOfTime, schedule: () => () => {} };
  const engine = createAnalytics({ adapter: memory, clock });
  let end = 0;
  for await (const batch of readLog(path)) {
    end = batch.end;
    const records = parseLines(path, batch, options);
    const receipt = await engine.record(records);
    for (const one of receipt.rejected)
      options.onWarning(`${path}: a kept record is refused: ${one.path} ${one.message}`);
  }
  await warnOfTornEnd(path, end, options);
  return end;
}

function parseLines(path: string, batch: LogBatch, options: OpenStoreOptions): unknown[] {
  const records: unknown[] = [];
  for (const [index, line] of batch.lines.entries()) {
    try {
      if (line.trim() !== '') records.push(JSON.parse(line));
    } catch {
      options.onWarning(`${path}, line ${batch.firstLine + index} is not JSON and was left out; it stays in the file.`);
    }
  }
  return records;
}

async function warnOfTornEnd(path: string, end: number, options: OpenStoreOptions): Promise<void> {
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size > end)
    options.onWarning(
      `${path}: cut off ${size - end} bytes of a last line that was never finished (a crash while writing).`,
    );
}

import { open, stat } from 'node:fs/promises';
import { BizBoostError, createAnalytics, memoryAdapter, type DataAdapter } from '@bizboost/core';
import { logAdapter } from './log-adapter.ts';
import { openAppendLog } from './append-log.ts';
import { lockFor } from './owner-lock.ts';
import { readLog, type LogBatch } from './read-log.ts';

export interface OpenStoreOptions {
  /** Told in one sentence of what was found odd (a torn last line, lines that cannot be read). */
  readonly onWarning: (message: string) => void;
}

/**
 * The store that `--data` names: a file of NDJSON records, made when it is not there; without one, memory.
 * Replays the file, so the cost is its length (some hundred thousand records a second).
 * @throws `conflict` while another process holds the file, `unsupported` for a folder, a database URL, or a file of another format.
 */
export async function openStore(path: string | undefined, options: OpenStoreOptions): Promise<DataAdapter> {
  if (path === undefined) return memoryAdapter();
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

async function refuseForeign(path: string): Promise<void> {
  if (/^[a-z][a-z0-9+.-]+:\/\//.test(path)) {
    throw new BizBoostError('unsupported', `--data ${path}: database URLs are not supported yet; give a file name.`);
  }
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory())
    throw new BizBoostError('unsupported', `--data ${path} is a folder; give the name of a file in it.`);
  // Before anything is cut off or added: a file of somebody else's must stay as it is.
  if (found !== undefined && found.size > 0 && (await firstByteOf(path)) !== '{') throw notALog(path);
}

async function firstByteOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1);
    return buffer.toString('latin1');
  } finally {
    await file.close();
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
    } catch (cause) {
      const number = batch.firstLine + index;
      if (number === 1) throw notALog(path, cause);
      options.onWarning(`${path}, line ${number} is not JSON and was left out; it stays in the file.`);
    }
  }
  return records;
}

function notALog(path: string, cause?: unknown): BizBoostError {
  const message = `${path} is not a BizBoost data file (its first line is not a JSON record). Use "bizboost import" for other formats.`;
  return new BizBoostError('unsupported', message, { cause });
}

async function warnOfTornEnd(path: string, end: number, options: OpenStoreOptions): Promise<void> {
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size > end)
    options.onWarning(
      `${path}: cut off ${size - end} bytes of a last line that was never finished (a crash while writing).`,
    );
}

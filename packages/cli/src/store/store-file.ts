import { open, stat } from 'node:fs/promises';
import { BizBoostError, isRecordKind } from '@bizboost/core';

/** What `--data` may name: a file of a store, a log of records as earlier versions kept them, or nothing yet. */
export type StoreFile = 'new' | 'duckdb' | 'sqlite' | 'log';

/** More than any first line of a log is long: it is a state, most often the business. */
const LONGEST_FIRST_LINE_BYTES = 1 << 20;
const NEWLINE = 0x0a;
/** How each first line of a log begins. */
const BEGINNING = '{"kind":"';

/**
 * Tells by its content, whatever its name, before anything is changed: a file of somebody else's must stay as it is.
 * @throws `unsupported` for a folder, or a file of another format.
 */
export async function storeFileAt(path: string): Promise<StoreFile> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || found.size === 0) return 'new';
  if (found.isDirectory())
    throw new BizBoostError('unsupported', `--data ${path} is a folder; give the name of a file in it.`);
  const beginning = await beginningOf(path);
  if (beginning.toString('latin1', 8, 12) === 'DUCK') return 'duckdb';
  if (beginning.toString('latin1', 0, 16) === 'SQLite format 3\0') return 'sqlite';
  if (isLog(beginning)) return 'log';
  throw new BizBoostError(
    'unsupported',
    `${path} is not a BizBoost data file (neither DuckDB nor SQLite, nor a list of records). Use "bizboost import" for other formats.`,
  );
}

async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_FIRST_LINE_BYTES), 0, LONGEST_FIRST_LINE_BYTES);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function isLog(beginning: Buffer): boolean {
  const end = beginning.indexOf(NEWLINE);
  if (end >= 0) return isRecordText(beginning.toString('utf8', 0, end));
  // One line that was never finished: torn by a crash, unless it is whole and something else.
  const text = beginning.toString('utf8');
  const isTorn = text.startsWith(BEGINNING) || BEGINNING.startsWith(text);
  return beginning.length < LONGEST_FIRST_LINE_BYTES && isTorn && (!isJson(text) || isRecordText(text));
}

function isRecordText(text: string): boolean {
  return isJson(text) && isRecordKind((JSON.parse(text) as { kind?: unknown } | null)?.kind);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

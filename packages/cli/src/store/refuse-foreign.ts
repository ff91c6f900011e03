import { open, stat } from 'node:fs/promises';
import { BizBoostError, isRecordKind } from '@bizboost/core';

/** More than any first line of ours is long: it is a state, most often the business. */
const LONGEST_FIRST_LINE_BYTES = 1 << 20;
const NEWLINE = 0x0a;
/** How each first line of ours begins. */
const BEGINNING = '{"kind":"';

/**
 * Looks at what `--data` names before anything is cut off or added: a file of somebody else's must stay as it is.
 * @throws `unsupported` for a folder, or a file of another format.
 */
export async function refuseForeign(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory())
    throw new BizBoostError('unsupported', `--data ${path} is a folder; give the name of a file in it.`);
  if (found !== undefined && found.size > 0 && !isOurs(await beginningOf(path))) throw notALog(path);
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

function isOurs(beginning: Buffer): boolean {
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

function notALog(path: string): BizBoostError {
  const message = `${path} is not a BizBoost data file (its first line is not a record). Use "bizboost import" for other formats.`;
  return new BizBoostError('unsupported', message);
}

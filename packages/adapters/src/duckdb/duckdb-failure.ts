import { BizBoostError } from '@bizboost/core';
import { heldBy } from './owner-lock.ts';

/** A failure of DuckDB in our words, with its own as the cause. */
export function explained(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || BizBoostError.isInstance(error)) return error;
  const { message } = error;
  const isLocked = message.includes('Could not set lock on file');
  const holder = isLocked ? /PID (\d+)/.exec(message)?.[1] : undefined;
  if (holder !== undefined) return heldBy(path, holder, error);
  if (/different configuration/.test(message)) return heldBy(path, String(process.pid), error);
  if (/not a valid DuckDB database file|newer version of DuckDB|older version of DuckDB|version number/i.test(message))
    return foreign(path, error);
  if (isFatal(error)) {
    const text = `${path} had to be opened anew (${firstLine(message)}): send again what was not acknowledged.`;
    return unavailable(text, error);
  }
  if (/No space left on device|No more space|disk full/i.test(message)) {
    return unavailable('Nothing was kept: the disk is full. Send the batch again once there is room.', error);
  }
  if (/Out of Memory/i.test(message)) {
    const hint = 'ask for a shorter period, or give the adapter a larger memoryLimit';
    return unavailable(`${path}: DuckDB has no memory left for this (${firstLine(message)}): ${hint}.`, error);
  }
  return unavailable(`${path} could not be used (${firstLine(message)}).`, error);
}

/** Of rows that went, and are in the log still. */
export function leftInLog(path: string, cause: Error): BizBoostError {
  const message = `${path}: nobody sees what was erased any more, but it is still in the log (${firstLine(cause.message)}): erase the same once more.`;
  return unavailable(message, cause);
}

/** Whether DuckDB has given up on the file: nothing works until it is opened anew. */
export function isFatal(error: unknown): boolean {
  const cause = BizBoostError.isInstance(error) ? error.cause : error;
  return cause instanceof Error && /^FATAL Error|database has been invalidated/.test(cause.message);
}

function foreign(path: string, cause: Error): BizBoostError {
  const message = `${path} is no DuckDB file that this version can read (${firstLine(cause.message)}): give the name of one, or of a new file.`;
  return new BizBoostError('unsupported', message, { cause });
}

function unavailable(message: string, cause: unknown): BizBoostError {
  return new BizBoostError('unavailable', message, { cause });
}

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] as string).slice(0, 200);
}

import { BizBoostError } from '@bizboost/core';

// Result codes of SQLite (https://sqlite.org/rescode.html).
const BUSY = 5;
const FULL = 13;
const NOT_A_DATABASE = 26;

/** Whether somebody else is writing to the file. */
export function isBusy(error: unknown): boolean {
  const { code, errcode = 0 } = error as { code?: string; errcode?: number };
  return code === 'ERR_SQLITE_ERROR' && (errcode & 0xff) === BUSY;
}

/** A failure of SQLite in our words, with its own as the cause. */
export function explained(error: unknown, path?: string): unknown {
  const { code, errcode, message } = error as { code?: string; errcode?: number; message?: string };
  // Every kept number is a safe integer, so only a sum can be out of range.
  if (code === 'ERR_OUT_OF_RANGE' || message === 'integer overflow') return tooLarge(error);
  if (code !== 'ERR_SQLITE_ERROR') return error;
  const file = path === undefined ? 'The file' : path;
  switch ((errcode ?? 0) & 0xff) {
    case BUSY:
      return unavailable(
        'The file is being written by another process for longer than this one waits: try again.',
        error,
      );
    case FULL:
      return unavailable('Nothing was kept: the disk is full. Send the batch again once there is room.', error);
    case NOT_A_DATABASE:
      return new BizBoostError('unsupported', `${file} is no SQLite file: give the name of one, or of a new file.`, {
        cause: error,
      });
    default:
      return unavailable(`${file} could not be used (${message}).`, error);
  }
}

function tooLarge(cause: unknown): BizBoostError {
  const expected = `a sum within ±${Number.MAX_SAFE_INTEGER}`;
  return new BizBoostError('too_large', `Expected ${expected}, got a larger one: ask for a shorter period.`, {
    expected,
    cause,
  });
}

function unavailable(message: string, cause: unknown): BizBoostError {
  return new BizBoostError('unavailable', message, { cause });
}

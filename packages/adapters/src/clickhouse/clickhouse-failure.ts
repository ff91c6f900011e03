import { BizBoostError, type ErrorCode } from '@bizboost/core';

// Codes of ClickHouse (src/Common/ErrorCodes.cpp); their meaning has never changed.
const MEANINGS: Readonly<Record<number, readonly [ErrorCode, string]>> = {
  60: ['unsupported', 'The server has not the tables of the BizBoost schema: run `bizboost migrate --data URL`.'],
  81: ['unsupported', 'There is no such database on the server: create it, or name another.'],
  159: ['timeout', 'The server ended a statement that took too long: ask for a shorter period, or try again.'],
  164: ['forbidden', 'The user may not write: give it another profile, or one that is not read-only.'],
  202: ['unavailable', 'The server has too many statements under way: try again.'],
  209: ['unavailable', 'A shard did not answer in time: try again once it is back.'],
  210: ['unavailable', 'A shard broke off: try again once it is back.'],
  241: ['unavailable', 'The server had too little memory for it: ask for a shorter period, or allow it more.'],
  243: ['unavailable', "Nothing was kept: the server's disk is full. Send the batch again once there is room."],
  252: ['unavailable', 'The server merges slower than records come: send larger batches, or fewer at once.'],
  279: ['unavailable', 'A shard is down, so there is no whole answer: try again once it is back.'],
  497: ['forbidden', 'The user may not do this: it needs SELECT, INSERT and ALTER on the bizboost_ tables.'],
};

const LOGIN_REFUSED = new Set([192, 193, 194, 195, 516]);
const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT']);
const LOST = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** A failure of a server or its driver in our words, with its own as the cause: nothing of theirs is in a message, which may reach a client. */
export function explained(error: unknown): BizBoostError {
  if (BizBoostError.isInstance(error)) return error;
  if (isUnreachable(error))
    return failure('unavailable', 'The server cannot be reached: see that it runs, and that host and port are right.', {
      cause: error,
    });
  if (isLost(error)) return failure('unavailable', 'The connection to the server broke: try again.', { cause: error });
  const code = codeOf(error);
  if (code !== undefined && LOGIN_REFUSED.has(code))
    return failure('unavailable', 'The server refused the login: check the user and the password.', { cause: error });
  const [kind, message] = (code === undefined ? undefined : MEANINGS[code]) ?? ['unavailable', unknown(code)];
  return failure(kind, message, { cause: error });
}

export function tookTooLong(limitMs: number, cause: unknown): BizBoostError {
  return failure('timeout', `The server did not answer within ${limitMs} ms: try again.`, { cause });
}

/** Whether another server may be asked instead: this one was not there, or went away. */
export function isConnectionFailure(error: unknown): boolean {
  const { cause } = error as { cause?: unknown };
  return isUnreachable(cause) || isLost(cause);
}

/** The number ClickHouse gave; older servers only write it into the message. */
export function codeOf(error: unknown): number | undefined {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const text = /^\d+$/.test(String(code)) ? String(code) : /\bCode: (\d+)/.exec(String(message))?.[1];
  return text === undefined ? undefined : Number(text);
}

function isUnreachable(error: unknown): boolean {
  return UNREACHABLE.has(socketCodeOf(error));
}

function isLost(error: unknown): boolean {
  return LOST.has(socketCodeOf(error)) || /socket hang up/.test(String((error as { message?: unknown })?.message));
}

function socketCodeOf(error: unknown): string {
  return String((error as { code?: unknown } | undefined)?.code);
}

function unknown(code: number | undefined): string {
  return `The server could not do it${code === undefined ? '' : ` (code ${code})`}: try again, and see its log.`;
}

function failure(code: ErrorCode, message: string, facts: { readonly cause: unknown }): BizBoostError {
  return new BizBoostError(code, message, facts);
}

import { BizBoostError, type ErrorCode } from '@bizboost/core';

// What the engines' failures mean to whoever called: nothing of theirs is in the messages, which may reach a client.

type Failure = (cause: unknown) => BizBoostError;

const failing =
  (code: ErrorCode, message: string, facts: { readonly retryable?: boolean } = {}): Failure =>
  (cause) =>
    new BizBoostError(code, message, { cause, ...facts });

export const connectionLost = failing('unavailable', 'The connection to the database broke: try again.');
export const unreachable = failing(
  'unavailable',
  'The database cannot be reached: see that it runs, and that host and port are right.',
);
export const loginRefused = failing(
  'unavailable',
  'The database refused the login: check the user, the password, the name of the database, and from where the user may come.',
);
export const tooManyConnections = failing(
  'unavailable',
  'The database takes no more connections: use smaller pools, or allow it more.',
);
export const shuttingDown = failing('unavailable', 'The database is starting or shutting down: try again.');
export const diskFull = failing(
  'unavailable',
  "Nothing was kept: the database's disk is full. Send the batch again once there is room.",
);
export const inTheWay = failing('unavailable', 'Other writers were in the way for too long: try again.');
export const tookTooLong = failing(
  'timeout',
  'The database ended a statement that took too long: ask for a shorter period, or try again.',
);
export const mayOnlyRead = failing(
  'forbidden',
  'The role in the database may not do this: to keep records it needs SELECT, INSERT, UPDATE and DELETE on the bizboost_ tables, and a database that is not read-only.',
);
export const schemaMissing = failing(
  'unsupported',
  'The database has not the tables of the BizBoost schema, or not all of them: run `bizboost migrate --data URL`.',
);
export const tooLarge = failing('too_large', 'A sum is beyond the integers that are exact: ask for a shorter period.');

export function unknownFailure(cause: unknown): BizBoostError {
  const code = (cause as { code?: unknown } | undefined)?.code;
  const named = typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? ` (${code})` : '';
  return new BizBoostError('unavailable', `The database could not do it${named}: try again, and see its log.`, {
    cause,
  });
}

/** Failures of a socket, whatever the driver. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'ENOENT',
]);
const LOST = new Set(['ECONNRESET', 'EPIPE']);

/** What a failed socket means; `undefined` for other failures. */
export function socketFailure(
  error: unknown,
): { readonly error: BizBoostError; readonly isLost?: boolean } | undefined {
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string') return undefined;
  if (UNREACHABLE.has(code)) return { error: unreachable(error) };
  return LOST.has(code) ? { error: connectionLost(error), isLost: true } : undefined;
}

import { BizBoostError } from '@bizboost/core';
import {
  connectionLost,
  diskFull,
  loginRefused,
  schemaMissing,
  socketFailure,
  tookTooLong,
  unknownFailure,
} from '../pooled/failures.ts';

type Meaning = (cause: unknown) => BizBoostError;

const unavailable =
  (message: string): Meaning =>
  (cause) =>
    new BizBoostError('unavailable', message, { cause });

const mayNot: Meaning = (cause) =>
  new BizBoostError(
    'forbidden',
    'The user of the database may not do this: it needs SELECT and INSERT on the bizboost_ tables, and a profile that is not read-only.',
    { cause },
  );
const shardIsDown = unavailable(
  'A shard of the database is down, so there is no whole answer: try again once it is back.',
);
const noSuchDatabase: Meaning = (cause) =>
  new BizBoostError('unsupported', 'There is no such database on the server: create it, or name another.', { cause });

// Codes of ClickHouse (src/Common/ErrorCodes.cpp); what one means has never changed.
const MEANINGS: Readonly<Record<number, Meaning>> = {
  60: schemaMissing,
  81: noSuchDatabase,
  159: tookTooLong,
  164: mayNot,
  192: loginRefused,
  193: loginRefused,
  194: loginRefused,
  195: loginRefused,
  202: unavailable('The database has too many statements under way: try again.'),
  209: shardIsDown,
  210: shardIsDown,
  241: unavailable('The database had too little memory for it: ask for a shorter period, or allow it more.'),
  243: diskFull,
  252: unavailable('Records come faster than the database merges them: send larger batches, or fewer at once.'),
  279: shardIsDown,
  497: mayNot,
  516: loginRefused,
};

/** A failure of a server or its driver in our words, with its own as the cause: nothing of theirs is in a message, which may reach a client. */
export function explained(error: unknown): BizBoostError {
  if (BizBoostError.isInstance(error)) return error;
  const ofSocket = socketFailure(error);
  if (ofSocket !== undefined) return ofSocket.error;
  if (isHangUp(error)) return connectionLost(error);
  if (isDiskFull(error)) return diskFull(error);
  const code = codeOf(error);
  return ((code === undefined ? undefined : MEANINGS[code]) ?? unknownFailure)(error);
}

/** A statement that was given up. */
export function overdue(limitMs: number, cause: unknown): BizBoostError {
  return new BizBoostError('timeout', `The database did not answer within ${limitMs} ms: try again.`, { cause });
}

/** Whether another server may be asked instead: this one was not there, or went away. */
export function isConnectionFailure(error: unknown): boolean {
  const { cause } = error as { cause?: unknown };
  return cause !== undefined && (socketFailure(cause) !== undefined || isHangUp(cause));
}

/** The number ClickHouse gave; older servers only write it into the message. */
function codeOf(error: unknown): number | undefined {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const text = /^\d+$/.test(String(code)) ? String(code) : /\bCode: (\d+)/.exec(String(message))?.[1];
  return text === undefined ? undefined : Number(text);
}

function isHangUp(error: unknown): boolean {
  return /socket hang up/.test(messageOf(error));
}

function isDiskFull(error: unknown): boolean {
  return /No space left on device|errno: 28\b/.test(messageOf(error));
}

function messageOf(error: unknown): string {
  return String((error as { message?: unknown } | undefined)?.message);
}

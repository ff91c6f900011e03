import { BizBoostError } from '@bizboost/core';
import {
  connectionLost,
  diskFull,
  inTheWay,
  loginRefused,
  mayOnlyRead,
  schemaMissing,
  shuttingDown,
  socketFailure,
  tooLarge,
  tookTooLong,
  tooManyConnections,
  unknownFailure,
  unreachable,
} from '../pooled/failures.ts';
import type { Explained } from '../pooled/pooled-database.ts';

/** By the servers' error numbers (https://mariadb.com/kb/en/mariadb-error-code-reference/). */
const BY_NUMBER = new Map<number, (cause: unknown) => BizBoostError>([
  // Out of disk, no room in a table, an error of the storage engine.
  ...[1021, 1114, 1030].map((errno) => [errno, diskFull] as const),
  // Access denied, to the server or the database; no such database.
  ...[1044, 1045, 1049, 1130, 1698, 3118].map((errno) => [errno, loginRefused] as const),
  ...[1040, 1203, 1226].map((errno) => [errno, tooManyConnections] as const),
  // Commands denied; read-only servers and transactions.
  ...[1142, 1143, 1227, 1290, 1370, 1792, 1836].map((errno) => [errno, mayOnlyRead] as const),
  ...[1054, 1146].map((errno) => [errno, schemaMissing] as const),
  ...[1317, 1969, 3024].map((errno) => [errno, tookTooLong] as const),
  [1053, shuttingDown],
  [1205, inTheWay],
  [1690, tooLarge],
]);
/** Deadlock; the row has changed since it was read. */
const CONFLICTS = new Set([1213, 1020]);
/** The session was ended. */
const ENDED = new Set([1927, 4031, 2006, 2013]);
/** Of the drivers' own making. */
const LOST = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR',
  'PROTOCOL_ENQUEUE_AFTER_QUIT',
  'ER_SOCKET_UNEXPECTED_CLOSE',
  'ER_CMD_CONNECTION_CLOSED',
  'ER_CONNECTION_ALREADY_CLOSED',
  'ER_CMD_NOT_EXECUTED_DESTROYED',
]);
const UNREACHABLE = new Set(['ER_GET_CONNECTION_TIMEOUT', 'ER_CONNECTION_TIMEOUT', 'ER_SOCKET_CREATION_FAIL']);

/** A failure of either driver in our words. */
export function explainMysql(error: unknown): Explained {
  if (BizBoostError.isInstance(error)) return { error };
  const { code = '', errno = 0, name = '' } = error as { code?: string; errno?: number; name?: string };
  if (name === 'AbortError') return { error };
  if (CONFLICTS.has(errno)) return { error: inTheWay(error), isConflict: true };
  const known = BY_NUMBER.get(errno);
  if (known !== undefined) return { error: known(error) };
  if (ENDED.has(errno) || LOST.has(code)) return { error: connectionLost(error), isLost: true };
  if (UNREACHABLE.has(code)) return { error: unreachable(error) };
  return socketFailure(error) ?? { error: unknownFailure(error) };
}

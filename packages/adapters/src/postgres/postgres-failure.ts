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

/** By SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const BY_STATE: Readonly<Record<string, (cause: unknown) => BizBoostError>> = {
  '22003': tooLarge,
  '25006': mayOnlyRead,
  '42501': mayOnlyRead,
  '3D000': loginRefused,
  '42P01': schemaMissing,
  '42703': schemaMissing,
  '53100': diskFull,
  '53300': tooManyConnections,
  '53400': tooManyConnections,
  '55P03': inTheWay,
  '57014': tookTooLong,
};
/** Of the drivers' own making. */
const LOST = new Set(['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'CONNECTION_ENDED']);
const LOST_MESSAGE = /connection terminated|connection error and is not queryable|was closed and is not queryable/i;

/** A failure of either driver in our words. */
export function explainPostgres(error: unknown): Explained {
  if (BizBoostError.isInstance(error)) return { error };
  const { code = '', message = '', name = '' } = error as { code?: string; message?: string; name?: string };
  if (name === 'AbortError') return { error };
  if (code === '40001' || code === '40P01') return { error: inTheWay(error), isConflict: true };
  const known = BY_STATE[code];
  if (known !== undefined) return { error: known(error) };
  if (code.startsWith('28')) return { error: loginRefused(error) };
  // An administrator ended the session, or all of them.
  if (code === '57P01' || code === '57P02' || code.startsWith('08'))
    return { error: connectionLost(error), isLost: true };
  if (code === '57P03') return { error: shuttingDown(error) };
  if (code === 'CONNECT_TIMEOUT' || /timeout/i.test(message)) return { error: unreachable(error) };
  if (LOST.has(code) || LOST_MESSAGE.test(message)) return { error: connectionLost(error), isLost: true };
  return socketFailure(error) ?? { error: unknownFailure(error) };
}

import { BizBoostError } from '@bizboost/core';

/** A token that came but is not accepted. `reason` is one sentence that says what to do. */
export function invalidToken(reason: string, cause?: unknown): BizBoostError {
  return new BizBoostError('unauthenticated', `The token was refused. ${reason}`, {
    ...(cause !== undefined && { cause }),
  });
}

import { BizBoostError } from '@bizboost/core';

/** Why nothing is sent. */
export function notConnected(): BizBoostError {
  return new BizBoostError('unavailable', 'There is no connection to Redis just now; it comes back by itself.');
}

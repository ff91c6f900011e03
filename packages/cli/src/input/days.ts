import { BizBoostError } from '@bizboost/core';

/**
 * Whole days of a span such as `400d`.
 * @throws `invalid_input` for anything else.
 */
export function daysOf(text: string): number {
  const match = /^([1-9]\d{0,4})d$/.exec(text);
  if (match !== null) return Number(match[1]);
  throw new BizBoostError('invalid_input', `Days to keep are written like 400d; got "${text}".`);
}

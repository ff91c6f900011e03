import { BizBoostError } from '@bizboost/core';

/**
 * An integer as a driver gives it (number, bigint or text) as a number. `null`, the sum of no rows, is 0.
 * Throws `too_large` beyond the integers a number holds exactly.
 * @param what is named in the refusal
 */
export function safeInteger(value: unknown, what: string): number {
  if (value === null || value === undefined) return 0;
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number + 0;
  const expected = `a sum within ±${Number.MAX_SAFE_INTEGER}`;
  const received = String(value).slice(0, 40);
  throw new BizBoostError(
    'too_large',
    `Expected ${expected} for "${what}", got ${received}: ask for a shorter period.`,
    { expected, received },
  );
}

import { BizBoostError } from '@bizboost/core';

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * Milliseconds of a duration such as `90s`, `30m`, `1h` or `1d`.
 * @throws `invalid_input` for anything else.
 */
export function millisecondsOf(text: string): number {
  const match = /^(\d{1,9})([smhd])$/.exec(text);
  if (match === null)
    throw new BizBoostError('invalid_input', `A duration is written like 30m, 1h or 1d; got "${text}".`);
  return Number(match[1]) * UNIT_MS[match[2] as keyof typeof UNIT_MS];
}

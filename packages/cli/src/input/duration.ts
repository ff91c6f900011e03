import { BizBoostError } from '@bizboost/core';

const UNIT_SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/**
 * Seconds of a duration such as `90s`, `30m`, `1h` or `1d`.
 * @throws `invalid_input` for anything else.
 */
export function secondsOf(text: string): number {
  const match = /^(\d{1,9})([smhd])$/.exec(text);
  if (match === null) throw new BizBoostError('invalid_input', `--ttl takes a duration like 30m, 1h or 1d; got "${text}".`);
  return Number(match[1]) * UNIT_SECONDS[match[2] as keyof typeof UNIT_SECONDS];
}

import { BizBoostError } from '../../../kernel/errors.ts';
import { parseTimestamp } from '../../../kernel/timestamp.ts';
import type { PostDraft } from '../contract.ts';

/**
 * When a draft goes out, ms UTC: a draft without a time goes out now, and so does one whose time has passed, since it would know what came
 * after it.
 * @param path of the draft in what was sent, for the error
 * @throws `invalid_input` for a time that is none
 */
export function draftTimeOf({ scheduled_at }: PostDraft, now: number, path = ''): number {
  if (scheduled_at === undefined) return now;
  const at = parseTimestamp(scheduled_at);
  if (!Number.isNaN(at)) return Math.max(at, now);
  const expected = 'a time such as "2026-03-02T18:00:00+02:00"';
  const received = JSON.stringify(scheduled_at.slice(0, 60));
  throw new BizBoostError('invalid_input', `Expected ${expected} at ${path}/scheduled_at, got ${received}.`, {
    path: `${path}/scheduled_at`,
    expected,
    received,
  });
}

import type { AggregateRow } from '../../data/adapter.ts';
import { BizBoostError } from '../../kernel/errors.ts';
import type { AnswerContext } from '../capability.ts';
import { GRAIN_MS } from '../../kernel/interval.ts';
import { isEmptyGroup, ACTIVITY_SUMS } from './ledger-sums.ts';

/** How the live answers are made. */
export interface LiveOptions {
  /**
   * For channels whose records come regularly: the longest they should be silent, in milliseconds, from an hour to 31 days. Answers over a
   * time of which a channel owes its records are `partial` then, and list it (`late_channel`, and `silent_channel` after more than a month beyond that). Silence is told in whole hours, from the end
   * of the hour of the channel's last event, sale or refund. Default: none is expected.
   */
  readonly lateAfterMs?: Readonly<Record<string, number>> | undefined;
}

/** What each channel promises, checked. */
export type LateAfter = ReadonlyMap<string, number>;

const MOST_MS = 31 * GRAIN_MS.day;
const MOST_CHARACTERS = 64;
/** How far back beyond its promise a channel is looked for, to say how long it is silent. */
const BEYOND_MS = 31 * GRAIN_MS.day;

/**
 * Promises as they were given.
 * @throws `invalid_input` for a name that no channel can have, and for a time out of range
 */
export function lateAfterOf(given: NonNullable<LiveOptions['lateAfterMs']> = {}): LateAfter {
  const promises = new Map(Object.entries(given));
  for (const [channel, ms] of promises) {
    const isName = channel.length >= 1 && channel.length <= MOST_CHARACTERS;
    if (isName && ms >= GRAIN_MS.hour && ms <= MOST_MS) continue;
    const expected = isName ? 'milliseconds from an hour to 31 days' : 'the name of a channel: 1 to 64 characters';
    const received = String(isName ? ms : JSON.stringify(channel)).slice(0, 60);
    const path = `/lateAfterMs/${channel.slice(0, MOST_CHARACTERS)}`;
    const field = `lateAfterMs.${channel.slice(0, MOST_CHARACTERS)}`;
    throw new BizBoostError('invalid_input', `Expected \`${field}\` to be ${expected}, got ${received}.`, {
      path,
      expected,
      received,
    });
  }
  return promises;
}

/** Says of each channel that owes records of the period that it does. */
export async function tellLateChannels(context: AnswerContext, lateAfter: LateAfter): Promise<void> {
  const { period, now, onMissing } = context;
  if (lateAfter.size === 0 || period.interval.from >= now) return;
  const heard = await lastHeard(context, lateAfter);
  for (const [channel, promisedMs] of lateAfter) {
    const last = heard.get(channel);
    if (last === undefined) onMissing({ code: 'silent_channel', params: { channel } });
    else if (now - last >= promisedMs && period.interval.to > last) {
      const hours = Math.floor((now - last) / GRAIN_MS.hour);
      onMissing({ code: 'late_channel', params: { channel, hours } });
    }
  }
}

/** The end of the hour in which something last came through each channel, ms UTC; none for what was silent throughout. */
async function lastHeard({ reader, now }: AnswerContext, lateAfter: LateAfter): Promise<ReadonlyMap<string, number>> {
  // Whole hours, so that the question is the same for an hour and its sums are only brought up to date.
  const thisHour = Math.floor(now / GRAIN_MS.hour) * GRAIN_MS.hour;
  const back = Math.ceil((Math.max(...lateAfter.values()) + BEYOND_MS) / GRAIN_MS.hour) * GRAIN_MS.hour;
  const asked = {
    segments: [{ from: thisHour - back, to: thisHour + GRAIN_MS.day, offsetMs: 0 }],
    grain: 'hour',
    by: ['channel'],
    where: { channel: [...lateAfter.keys()] },
  } as const;
  const rows: readonly (readonly AggregateRow[])[] = await Promise.all([
    reader.sums({ collection: 'event', ...asked, sums: { events: { column: 'count' } } }),
    reader.sums({ collection: 'ledger', ...asked, sums: ACTIVITY_SUMS }),
  ]);
  const heard = new Map<string, number>();
  for (const { key, bucket, sums } of rows.flat()) {
    const [channel] = key;
    if (channel == null || isEmptyGroup(sums)) continue;
    const end = Math.min(now, (bucket + 1) * GRAIN_MS.hour);
    heard.set(channel, Math.max(end, heard.get(channel) ?? end));
  }
  return heard;
}

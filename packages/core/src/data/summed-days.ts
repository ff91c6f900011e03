import { contentHash } from '../kernel/content-hash.ts';
import { DAY_MS, formatDate } from '../kernel/calendar-date.ts';
import { dateAt, startOfDate } from '../kernel/calendar.ts';
import type { Segment } from '../kernel/interval.ts';
import { DIMENSIONS, type AggregateRow, type SumsQuery } from './adapter.ts';
import type { EventFact, State } from './fact.ts';

/** Up to when events are kept as sums of whole days alone. */
export interface SummedDays {
  /** Everything before is summed up, ms UTC: the start of a local day. */
  readonly until: number;
  /** IANA name of the zone whose days they are. */
  readonly timezone: string;
}

/** The id of the one state of its kind. */
const RETENTION_ID = 'events';

/** How to find in a store what `summedDaysOf` reads. */
export const RETENTION_QUERY = { kind: 'retention', ids: [RETENTION_ID] } as const;

/** What a store keeps of it; `undefined` where nothing was ever summed up. */
export function summedDaysOf([state]: readonly State[]): SummedDays | undefined {
  return state?.record as SummedDays | undefined;
}

/** The state that says so. */
export function retentionState({ until, timezone }: SummedDays): State {
  return { kind: 'retention', id: RETENTION_ID, updatedAt: until, record: { until, timezone } };
}

/** The question whose rows `dailySums` takes: everything that events can be told apart by, a day at a time. */
export function dailySumsQuery(segments: readonly Segment[]): SumsQuery & { readonly collection: 'event' } {
  return {
    collection: 'event',
    segments,
    grain: 'day',
    by: DIMENSIONS.event,
    sums: { count: { column: 'count' }, value: { column: 'value' } },
  };
}

/**
 * The events that stand for whole days: one for each local day and combination of dimensions, at the day's first moment, with their counts
 * and values. Equal sums have equal ids, so that summing up again changes nothing.
 * Throws `RangeError` where a sum cannot be told.
 */
export function dailySums(
  rows: readonly AggregateRow[],
  { segments, timezone }: { readonly segments: readonly Segment[]; readonly timezone: string },
): EventFact[] {
  const events = new Map<string, EventFact>();
  const first = segments[0]?.from ?? 0;
  for (const { segment, bucket, key, sums } of rows) {
    const { from, offsetMs } = segments[segment] as Segment;
    const day = dateAt(Math.max(from, bucket * DAY_MS - offsetMs), timezone);
    const id = `sum-${formatDate(day)}-${contentHash(JSON.stringify([timezone, ...key]))}`;
    const [type, channel, campaign, product, post] = key.map((value) => value ?? undefined);
    const before = events.get(id);
    events.set(id, {
      kind: 'event',
      id,
      // Days of another zone may have been summed up before: what is left of the first begins within it.
      at: Math.max(first, startOfDate(day, timezone)),
      type: type as string,
      channel: channel as string,
      campaign,
      product,
      post,
      count: told((before?.count ?? 0) + (sums['count'] as number)),
      value: told((before?.value ?? 0) + (sums['value'] as number)),
    });
  }
  return [...events.values()];
}

function told(sum: number): number {
  if (Number.isSafeInteger(sum)) return sum;
  throw new RangeError('A sum of this day is beyond what a number holds exactly.');
}

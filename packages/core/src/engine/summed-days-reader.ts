import type { Reader } from '../capabilities/capability.ts';
import type { SumsQuery } from '../data/adapter.ts';
import { joined } from '../data/joined-intervals.ts';
import { RETENTION_QUERY, summedDaysOf, type SummedDays } from '../data/summed-days.ts';
import { dateAt, startOfDay } from '../kernel/calendar.ts';
import { formatDate } from '../kernel/calendar-date.ts';
import type { Interval, Segment } from '../kernel/interval.ts';
import type { TellMissing } from './tenant-reader.ts';

/**
 * A reader that knows of days of which only sums are kept: their hours and people are gone. What would need them is told, and never made
 * up: hours of such days are left out, else all of a day would seem to have happened at midnight.
 */
export function summedDaysReader(reader: Reader, onMissing: TellMissing): Reader {
  const summedDays = async (): Promise<SummedDays | undefined> => summedDaysOf(await reader.find(RETENTION_QUERY));
  const tell = ({ until, timezone }: SummedDays): void =>
    onMissing({ code: 'only_daily_sums', params: { until: formatDate(dateAt(until, timezone)) } });
  return {
    ...reader,
    async sums(query) {
      if (query.collection !== 'event') return reader.sums(query);
      // Both at once: mostly nothing is summed up, or nothing that is asked for.
      const [rows, days] = await Promise.all([reader.sums(query), summedDays()]);
      if (days === undefined || !reachesInto(query.segments, days)) return rows;
      const isByTheClock = query.grain === 'hour' || query.grain === 'quarter';
      if (isByTheClock || cutsDays(query.segments, days)) tell(days);
      return isByTheClock ? reader.sums(withoutDays(query, days)) : rows;
    },
    async distinct(query) {
      const [rows, days] = await Promise.all([reader.distinct(query), summedDays()]);
      const isOfEvents = query.field !== 'customer' && query.collections.includes('event');
      if (days !== undefined && isOfEvents && reachesInto(query.segments, days)) tell(days);
      return rows;
    },
    async *read(query) {
      const days = await summedDays();
      if (days !== undefined && query.kinds.includes('event') && reachesInto([query], days)) tell(days);
      yield* reader.read(query);
    },
  };
}

function reachesInto(intervals: readonly Interval[], { until }: SummedDays): boolean {
  return intervals.some(({ from, to }) => from < until && from < to);
}

/** Whether an interval begins or ends within a day that is summed up: the sum of that day is in it, or not, as a whole. */
function cutsDays(intervals: readonly Interval[], { until, timezone }: SummedDays): boolean {
  const isCut = (at: number): boolean => at < until && startOfDay(timezone, at) !== at;
  return joined(intervals).some(({ from, to }) => isCut(from) || isCut(to));
}

/** Segments keep their places, since rows name them. */
function withoutDays(query: SumsQuery, { until }: SummedDays): SumsQuery {
  const later = ({ from, to, offsetMs }: Segment): Segment => ({
    from: Math.min(to, Math.max(from, until)),
    to,
    offsetMs,
  });
  return { ...query, segments: query.segments.map(later) };
}

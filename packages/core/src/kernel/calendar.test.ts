import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { DAY_MS } from './calendar-date.ts';
import {
  instantOf,
  isTimezone,
  localTimestamp,
  nextMidnight,
  offsetAt,
  resolvePeriod,
  segmentsOf,
  seriesSteps,
  startOfDay,
} from './calendar.ts';
import { BizBoostError } from './errors.ts';
import { GRAIN_MS } from './interval.ts';
import type { Interval, Period } from './period.ts';
import { formatTimestamp, parseTimestamp } from './timestamp.ts';
import { steadyOffset } from './utc-offsets.ts';

const at = (text: string): number => {
  const parsed = parseTimestamp(text);
  if (Number.isNaN(parsed)) throw new Error(`not a timestamp: ${text}`);
  return parsed;
};
const period = (name: string, timezone: string, now: string, weekStart = 1): Period =>
  resolvePeriod(name, { timezone, weekStart }, at(now));
const local = ({ from, to }: Interval, timezone: string) => [
  localTimestamp(from, timezone),
  localTimestamp(to, timezone),
];
const steps = (name: string, timezone: string, now: string) => seriesSteps(period(name, timezone, now));
const hours = (span: Interval) => (span.to - span.from) / 3_600_000;

// Skipped and doubled midnights, half-hour and odd-minute changes, a skipped date, the edges of the map, rules with minus in winter.
const ZONES = [
  'Africa/Lusaka', 'UTC', 'Europe/London', 'Europe/Dublin', 'America/New_York', 'America/St_Johns', 'America/Havana', 'America/Sao_Paulo',
  'Africa/Cairo', 'Africa/Casablanca', 'Asia/Beirut', 'Asia/Tehran', 'Asia/Kathmandu', 'Asia/Gaza', 'Asia/Pyongyang', 'America/Caracas',
  'Australia/Lord_Howe', 'Australia/Adelaide', 'Pacific/Apia', 'Pacific/Kiritimati', 'Pacific/Chatham', 'Pacific/Marquesas', 'Pacific/Pago_Pago',
  'America/Asuncion', 'America/Santiago', 'Antarctica/Troll', 'Antarctica/Casey', 'America/Nuuk', 'Europe/Volgograd', 'Asia/Amman',
]; // prettier-ignore
const zone = fc.constantFrom(...ZONES);
const moment = fc.oneof(
  fc.integer({ min: Date.UTC(1973, 0), max: Date.UTC(2037, 0) }),
  fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2027, 0) }),
);
/** Moments within half a day of a change of clocks, where everything that goes wrong goes wrong. */
const nearChange = fc
  .tuple(zone, moment, fc.integer({ min: -DAY_MS / 2, max: DAY_MS / 2 }))
  .map(([timezone, after, distance]) => {
    const change = Temporal.Instant.fromEpochMilliseconds(after)
      .toZonedDateTimeISO(timezone)
      .getTimeZoneTransition('next');
    return { timezone, now: (change?.epochMilliseconds ?? after) + distance };
  });
const zoneAndMoment = fc.oneof(nearChange, fc.record({ timezone: zone, now: moment }));
const temporalAt = (now: number, timezone: string) =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone);

describe('isTimezone', () => {
  test('knows IANA names, also old ones and in any case', () => {
    for (const name of [
      ...ZONES,
      'Asia/Calcutta',
      'africa/lusaka',
      'Etc/GMT+5',
      'America/Argentina/Buenos_Aires',
      'GB',
    ])
      expect(isTimezone(name), name).toBe(true);
  });

  test('knows no offsets, no nonsense', () => {
    for (const name of [
      '',
      '+02:00',
      '-0300',
      'Mars/Olympus',
      'Africa/Lusaka ',
      'Africa/Lusaka[u-ca=iso8601]',
      'a'.repeat(500),
      '../etc/passwd',
    ])
      expect(isTimezone(name), name).toBe(false);
  });

  test('an unknown one is refused in words by whoever is asked about it', () => {
    expect(() => segmentsOf({ from: 0, to: 1 }, 'Mars/Olympus')).toThrow(BizBoostError);
    expect(() => resolvePeriod('today', { timezone: 'Mars/Olympus', weekStart: 1 }, 0)).toThrow(
      /IANA time zone.*Mars\/Olympus/,
    );
  });
});

describe('segmentsOf', () => {
  test('is one stretch where clocks stand still and none for an empty interval', () => {
    const span = { from: at('2026-03-01T22:00:00Z'), to: at('2026-03-02T22:00:00Z') };
    expect(segmentsOf(span, 'Africa/Lusaka')).toEqual([{ ...span, offsetMs: 2 * 3_600_000 }]);
    expect(segmentsOf({ from: span.to, to: span.to }, 'Africa/Lusaka')).toEqual([]);
    expect(segmentsOf({ from: span.to, to: span.from }, 'Africa/Lusaka')).toEqual([]);
  });

  test('cuts where clocks change: an hour in London, half of one on Lord Howe, a whole day in Apia', () => {
    const day = (timezone: string, date: string) =>
      segmentsOf(period(`${date}..${date}`, timezone, '2026-06-01T00:00:00Z').interval, timezone);
    expect(day('Europe/London', '2026-03-29').map(hours)).toEqual([1, 22]);
    expect(day('Europe/London', '2026-10-25').map(hours)).toEqual([2, 23]);
    expect(day('Australia/Lord_Howe', '2026-10-04').map(hours)).toEqual([2, 21.5]);
    expect(day('Australia/Lord_Howe', '2026-04-05').map(hours)).toEqual([2, 22.5]);
    const apia = segmentsOf({ from: at('2011-12-30T00:00:00Z'), to: at('2011-12-31T00:00:00Z') }, 'Pacific/Apia');
    expect(apia.map(({ offsetMs }) => offsetMs / 3_600_000)).toEqual([-10, 14]);
  });

  test('law: clocks are steady through an interval exactly where it is one segment, and have its offset', () => {
    fc.assert(
      fc.property(zoneAndMoment, fc.integer({ min: 1, max: 400 * DAY_MS }), ({ timezone, now }, length) => {
        const span = { from: now, to: now + length };
        const [first, ...others] = segmentsOf(span, timezone);
        expect(steadyOffset(span, timezone)).toBe(others.length === 0 ? first?.offsetMs : undefined);
      }),
      { numRuns: 300 },
    );
  });

  test('law: segments partition the interval, neighbours differ, and Temporal has the same offsets', () => {
    fc.assert(
      fc.property(
        zoneAndMoment,
        fc.integer({ min: 1, max: 3 * 366 * DAY_MS }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ timezone, now }, length, place) => {
          const segments = segmentsOf({ from: now, to: now + length }, timezone);
          expect(segments[0]?.from).toBe(now);
          expect(segments.at(-1)?.to).toBe(now + length);
          for (const [index, segment] of segments.entries()) {
            expect(segment.to).toBeGreaterThan(segment.from);
            if (index > 0) {
              expect(segment.from).toBe(segments[index - 1]?.to);
              expect(segment.offsetMs).not.toBe(segments[index - 1]?.offsetMs);
            }
            const inside = segment.from + Math.floor(place * (segment.to - segment.from - 1));
            for (const moment of [segment.from, inside, segment.to - 1]) {
              expect(temporalAt(moment, timezone).offsetNanoseconds / 1e6).toBe(segment.offsetMs);
              expect(offsetAt(timezone, moment)).toBe(segment.offsetMs);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('wall clock', () => {
  test('law: a wall clock time is the moment that Temporal finds compatible', () => {
    fc.assert(
      fc.property(zoneAndMoment, ({ timezone, now }) => {
        const shown = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').toPlainDateTime();
        expect(instantOf(now, timezone)).toBe(
          shown.toZonedDateTime(timezone, { disambiguation: 'compatible' }).epochMilliseconds,
        );
      }),
      { numRuns: 500 },
    );
  });

  test('law: localTimestamp reads back as the same second', () => {
    fc.assert(
      fc.property(zoneAndMoment, ({ timezone, now }) => {
        expect(parseTimestamp(localTimestamp(now, timezone))).toBe(Math.floor(now / 1_000) * 1_000);
      }),
    );
  });

  test('law: the next midnight is later, at most 49 hours, and the day before it is the one we are in', () => {
    fc.assert(
      fc.property(zoneAndMoment, ({ timezone, now }) => {
        const start = startOfDay(timezone, now);
        const next = nextMidnight(timezone, now);
        expect(start).toBeLessThanOrEqual(now);
        expect(next).toBeGreaterThan(now);
        expect(next - start).toBeLessThanOrEqual(49 * 3_600_000);
        expect(startOfDay(timezone, next - 1)).toBe(start);
        expect(startOfDay(timezone, next)).toBe(next);
      }),
      { numRuns: 500 },
    );
  });

  test('days begin at 01:00 where clocks skip midnight', () => {
    expect(localTimestamp(startOfDay('America/Sao_Paulo', at('2018-11-04T12:00:00-02:00')), 'America/Sao_Paulo')).toBe(
      '2018-11-04T01:00:00-02:00',
    );
    expect(localTimestamp(nextMidnight('Asia/Beirut', at('2026-03-28T12:00:00+02:00')), 'Asia/Beirut')).toBe(
      '2026-03-29T01:00:00+03:00',
    );
  });

  test('a day stays begun when clocks go back over midnight', () => {
    // St. John's, 7 November 2010: at 00:01 it was 23:01 of the day before once more.
    const first = at('2010-11-07T00:00:00-02:30');
    const again = at('2010-11-06T23:30:00-03:30');
    expect(again).toBeGreaterThan(first);
    expect(startOfDay('America/St_Johns', again)).toBe(first);
    expect(nextMidnight('America/St_Johns', again)).toBe(at('2010-11-08T00:00:00-03:30'));
  });
});

describe('resolvePeriod', () => {
  test('today is the local day, whole, with what has passed of it', () => {
    const today = period('today', 'Africa/Lusaka', '2026-03-02T14:05:11+02:00');
    expect(formatTimestamp(today.interval.from)).toBe('2026-03-01T22:00:00Z');
    expect(formatTimestamp(today.interval.to)).toBe('2026-03-02T22:00:00Z');
    expect(today.elapsed).toEqual({ from: today.interval.from, to: at('2026-03-02T12:05:11Z') });
    expect(formatTimestamp(today.previous.from)).toBe('2026-02-28T22:00:00Z');
    expect(formatTimestamp(today.previous.to)).toBe('2026-03-01T12:05:00Z');
    expect(today).toMatchObject({ name: 'today', timezone: 'Africa/Lusaka', step: 'hour', isRunning: true });
  });

  test('one second after midnight is another day, with nothing to compare yet', () => {
    const before = period('today', 'Africa/Lusaka', '2026-03-02T23:59:59+02:00');
    const after = period('today', 'Africa/Lusaka', '2026-03-03T00:00:01+02:00');
    expect(after.interval.from).toBe(before.interval.to);
    expect(after.elapsed.to - after.elapsed.from).toBe(1_000);
    expect(after.previous.to).toBe(after.previous.from);
  });

  test('days have 23, 24 and 25 hours, and other lengths', () => {
    const length = (timezone: string, date: string) =>
      hours(period(`${date}..${date}`, timezone, '2026-12-01T00:00:00Z').interval);
    expect(length('Europe/London', '2026-03-29')).toBe(23);
    expect(length('Europe/London', '2026-03-30')).toBe(24);
    expect(length('Europe/London', '2026-10-25')).toBe(25);
    expect(length('Australia/Lord_Howe', '2026-10-04')).toBe(23.5);
    expect(length('Australia/Lord_Howe', '2026-04-05')).toBe(24.5);
    expect(length('America/Sao_Paulo', '2018-11-04')).toBe(23);
    expect(length('Antarctica/Troll', '2026-03-29')).toBe(22);
    expect(length('Pacific/Apia', '2011-12-30')).toBe(0);
    expect(length('Pacific/Apia', '2011-12-31')).toBe(24);
    expect(length('Asia/Pyongyang', '2015-08-14')).toBe(24.5);
  });

  test('a week starts where the business says, from Saturday as well', () => {
    const week = (weekStart: number) =>
      local(period('week', 'Africa/Lusaka', '2026-03-04T10:00:00+02:00', weekStart).interval, 'Africa/Lusaka').map(
        (text) => text.slice(0, 10),
      );
    expect(week(1)).toEqual(['2026-03-02', '2026-03-09']); // a Wednesday
    expect(week(3)).toEqual(['2026-03-04', '2026-03-11']);
    expect(week(4)).toEqual(['2026-02-26', '2026-03-05']);
    expect(week(6)).toEqual(['2026-02-28', '2026-03-07']);
    expect(week(7)).toEqual(['2026-03-01', '2026-03-08']);
  });

  test('Kiritimati has tomorrow while Pago Pago has yesterday', () => {
    const now = '2026-03-02T10:30:00Z';
    expect(local(period('today', 'Pacific/Kiritimati', now).interval, 'Pacific/Kiritimati')).toEqual([
      '2026-03-03T00:00:00+14:00',
      '2026-03-04T00:00:00+14:00',
    ]);
    expect(local(period('today', 'Pacific/Pago_Pago', now).interval, 'Pacific/Pago_Pago')).toEqual([
      '2026-03-01T00:00:00-11:00',
      '2026-03-02T00:00:00-11:00',
    ]);
  });

  test('months and years end where they do', () => {
    expect(local(period('month', 'Europe/London', '2024-02-10T00:00:00Z').interval, 'Europe/London')).toEqual([
      '2024-02-01T00:00:00+00:00',
      '2024-03-01T00:00:00+00:00',
    ]);
    expect(local(period('month', 'Europe/London', '2026-12-31T23:59:59Z').interval, 'Europe/London')).toEqual([
      '2026-12-01T00:00:00+00:00',
      '2027-01-01T00:00:00+00:00',
    ]);
  });

  test('a range holds both its dates and has a step by its length', () => {
    const range = (name: string) => period(name, 'Africa/Lusaka', '2026-12-31T00:00:00Z');
    expect(hours(range('2026-03-01..2026-03-31').interval)).toBe(31 * 24);
    expect(range('2026-03-01..2026-03-02').step).toBe('hour');
    expect(range('2026-03-01..2026-03-03').step).toBe('day');
    expect(range('2026-03-01..2026-05-31').step).toBe('day'); // 92 days
    expect(range('2026-03-01..2026-06-01').step).toBe('month');
  });

  test('refuses what is no period, naming the field', () => {
    const wrong = ['', 'Today', 'year', '2026-03-01', '2026-03-01..', '..2026-03-01', '2026-3-1..2026-03-02', '2026-02-30..2026-03-01', '2026-03-02..2026-03-01',
      '2016-03-01..2026-03-01', '1969-12-31..1970-01-02', '2026-03-01..2026-03-02..2026-03-03', '2026-03-01...2026-03-02', 'toString']; // prettier-ignore
    for (const name of wrong) {
      try {
        period(name, 'Africa/Lusaka', '2026-03-02T00:00:00Z');
        expect.unreachable(name);
      } catch (error) {
        expect(error, name).toMatchObject({ code: 'invalid_input', path: '/period' });
      }
    }
    expect(() => period('2016-03-02..2026-03-01', 'Africa/Lusaka', '2026-03-02T00:00:00Z')).not.toThrow();
  });
});

describe('the previous interval', () => {
  const before = (name: string, timezone: string, now: string, weekStart?: number) =>
    local(period(name, timezone, now, weekStart).previous, timezone);

  test('of today is yesterday until the same whole minute by wall clock', () => {
    expect(before('today', 'Europe/London', '2026-03-03T14:05:59Z')).toEqual([
      '2026-03-02T00:00:00+00:00',
      '2026-03-02T14:05:00+00:00',
    ]);
    // The day before had 23 hours: 14:05 is 14:05.
    expect(before('today', 'Europe/London', '2026-03-30T14:05:00+01:00')).toEqual([
      '2026-03-29T00:00:00+00:00',
      '2026-03-29T14:05:00+01:00',
    ]);
  });

  test('reads a time that yesterday skipped behind the gap, and one that came twice as the first', () => {
    expect(before('today', 'Europe/London', '2026-03-30T01:30:00+01:00')[1]).toBe('2026-03-29T02:30:00+01:00');
    expect(before('today', 'Europe/London', '2026-10-26T01:30:00+00:00')[1]).toBe('2026-10-25T01:30:00+01:00');
    expect(before('today', 'Australia/Lord_Howe', '2026-10-05T02:15:00+11:00')[1]).toBe('2026-10-04T02:45:00+11:00');
  });

  test('never leaves the previous period, though midnight be skipped', () => {
    expect(before('today', 'America/Sao_Paulo', '2018-11-05T00:30:00-02:00')).toEqual([
      '2018-11-04T01:00:00-02:00',
      '2018-11-04T01:30:00-02:00',
    ]);
    // The day before the 31st is the 30th, which Apia did not have.
    expect(before('today', 'Pacific/Apia', '2011-12-31T12:00:00+14:00')).toEqual([
      '2011-12-31T00:00:00+14:00',
      '2011-12-31T00:00:00+14:00',
    ]);
  });

  test('of a week is the week before until the same weekday and minute', () => {
    expect(before('week', 'Africa/Lusaka', '2026-03-04T14:05:30+02:00')).toEqual([
      '2026-02-23T00:00:00+02:00',
      '2026-02-25T14:05:00+02:00',
    ]);
    expect(before('week', 'Africa/Lusaka', '2026-03-04T14:05:30+02:00', 6)).toEqual([
      '2026-02-21T00:00:00+02:00',
      '2026-02-25T14:05:00+02:00',
    ]);
  });

  test('of a month clamps to the last day of the month before', () => {
    expect(before('month', 'Africa/Lusaka', '2026-03-15T14:05:00+02:00')).toEqual([
      '2026-02-01T00:00:00+02:00',
      '2026-02-15T14:05:00+02:00',
    ]);
    for (const day of ['28', '29', '30', '31'])
      expect(before('month', 'Africa/Lusaka', `2026-03-${day}T14:05:00+02:00`)).toEqual([
        '2026-02-01T00:00:00+02:00',
        '2026-02-28T14:05:00+02:00',
      ]);
    expect(before('month', 'Africa/Lusaka', '2024-03-31T14:05:00+02:00')[1]).toBe('2024-02-29T14:05:00+02:00');
    expect(before('month', 'Africa/Lusaka', '2026-01-31T23:59:00+02:00')).toEqual([
      '2025-12-01T00:00:00+02:00',
      '2025-12-31T23:59:00+02:00',
    ]);
    expect(before('month', 'Africa/Lusaka', '2026-02-28T23:59:00+02:00')[1]).toBe('2026-01-28T23:59:00+02:00');
  });

  test('of a range is as many days before: cut while it runs, whole once finished, empty while still to come', () => {
    const range = (now: string) => before('2026-03-11..2026-03-20', 'Africa/Lusaka', now);
    expect(range('2026-03-15T14:05:30+02:00')).toEqual(['2026-03-01T00:00:00+02:00', '2026-03-05T14:05:00+02:00']);
    expect(range('2026-03-21T00:00:00+02:00')).toEqual(['2026-03-01T00:00:00+02:00', '2026-03-11T00:00:00+02:00']);
    expect(range('2026-03-10T23:59:59+02:00')).toEqual(['2026-03-01T00:00:00+02:00', '2026-03-01T00:00:00+02:00']);
  });

  test('law: lies before the period, starts at its own first midnight, and only grows as the period goes on', () => {
    const name = fc.constantFrom('today', 'week', 'month');
    fc.assert(
      fc.property(
        zoneAndMoment,
        name,
        fc.integer({ min: 1, max: 7 }),
        fc.nat(DAY_MS),
        ({ timezone, now }, which, weekStart, laterMs) => {
          const calendar = { timezone, weekStart };
          const early = resolvePeriod(which, calendar, now);
          expect(early.isRunning).toBe(true);
          expect(early.interval.from).toBeLessThanOrEqual(now);
          expect(early.interval.to).toBeGreaterThan(now);
          expect(early.previous.from).toBeLessThanOrEqual(early.previous.to);
          expect(early.previous.to).toBeLessThanOrEqual(early.interval.from);
          const later = resolvePeriod(which, calendar, now + laterMs);
          if (later.interval.from !== early.interval.from) return;
          expect(later.interval).toEqual(early.interval);
          expect(later.previous.from).toBe(early.previous.from);
          // Backwards only where clocks go back, by the hours of the change; and each clamped day of a month starts anew.
          const startsAnew = which === 'month' && Number(localTimestamp(now + laterMs, timezone).slice(8, 10)) > 28;
          expect(later.previous.to).toBeGreaterThanOrEqual(early.previous.to - (startsAnew ? 25 : 3) * 3_600_000);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('seriesSteps', () => {
  test('are the hours of today that have begun, the last as far as it has got', () => {
    const today = steps('today', 'Africa/Lusaka', '2026-03-02T02:05:11+02:00');
    expect(today.map((step) => step.at)).toEqual([
      '2026-03-02T00:00:00+02:00',
      '2026-03-02T01:00:00+02:00',
      '2026-03-02T02:00:00+02:00',
    ]);
    expect(today.at(-1)?.to).toBe(at('2026-03-02T00:05:11Z'));
  });

  test('there are none of a day that has just begun, nor of one to come', () => {
    expect(steps('today', 'Africa/Lusaka', '2026-03-02T00:00:00+02:00')).toEqual([]);
    expect(steps('2026-04-01..2026-04-10', 'Africa/Lusaka', '2026-03-02T00:00:00+02:00')).toEqual([]);
    expect(steps('2026-01-01..2026-12-31', 'Africa/Lusaka', '2025-03-02T00:00:00+02:00')).toEqual([]);
  });

  test('a day of 23 hours has 23 of them, one of 25 hours 25, with their own offsets', () => {
    const day = (date: string) => steps(`${date}..${date}`, 'Europe/London', '2026-12-01T00:00:00Z');
    expect(day('2026-03-29')).toHaveLength(23);
    expect(day('2026-03-29')[1]?.at).toBe('2026-03-29T02:00:00+01:00');
    expect(day('2026-10-25')).toHaveLength(25);
    expect(
      day('2026-10-25')
        .slice(1, 3)
        .map((step) => step.at),
    ).toEqual(['2026-10-25T01:00:00+01:00', '2026-10-25T01:00:00+00:00']);
  });

  test("Lord Howe's half hour is a step that starts at the change", () => {
    const day = (date: string) => steps(`${date}..${date}`, 'Australia/Lord_Howe', '2026-12-01T00:00:00Z');
    const spring = day('2026-10-04').slice(1, 4);
    expect(spring.map((step) => step.at)).toEqual([
      '2026-10-04T01:00:00+10:30',
      '2026-10-04T02:30:00+11:00',
      '2026-10-04T03:00:00+11:00',
    ]);
    expect(spring.map(hours)).toEqual([1, 0.5, 1]);
    const autumn = day('2026-04-05').slice(1, 4);
    expect(autumn.map((step) => step.at)).toEqual([
      '2026-04-05T01:00:00+11:00',
      '2026-04-05T01:30:00+10:30',
      '2026-04-05T02:00:00+10:30',
    ]);
    expect(autumn.map(hours)).toEqual([1, 0.5, 1]);
  });

  test('days are local days: no step for a date that was skipped, a first one at 01:00', () => {
    expect(steps('2011-12-28..2012-01-02', 'Pacific/Apia', '2026-01-01T00:00:00Z').map((step) => step.at)).toEqual([
      '2011-12-28T00:00:00-10:00',
      '2011-12-29T00:00:00-10:00',
      '2011-12-31T00:00:00+14:00',
      '2012-01-01T00:00:00+14:00',
      '2012-01-02T00:00:00+14:00',
    ]);
    expect(steps('2018-11-03..2018-11-05', 'America/Sao_Paulo', '2026-01-01T00:00:00Z').map((step) => step.at)).toEqual(
      ['2018-11-03T00:00:00-03:00', '2018-11-04T01:00:00-02:00', '2018-11-05T00:00:00-02:00'],
    );
  });

  test('months start on the first, but the first step where the range does', () => {
    expect(
      steps('2025-12-15..2026-04-15', 'Africa/Lusaka', '2026-03-02T00:00:01+02:00').map((step) => step.at),
    ).toEqual([
      '2025-12-15T00:00:00+02:00',
      '2026-01-01T00:00:00+02:00',
      '2026-02-01T00:00:00+02:00',
      '2026-03-01T00:00:00+02:00',
    ]);
  });

  test('law: they partition the elapsed part, each named for its start, and every bucket of a segment lies in one of them', () => {
    const length = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(
        zoneAndMoment,
        length,
        fc.double({ min: -0.2, max: 1.2, noNaN: true }),
        ({ timezone, now }, days, progress) => {
          const first = Math.floor(now / DAY_MS);
          const date = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);
          const range = resolvePeriod(
            `${date(first)}..${date(first + days - 1)}`,
            { timezone, weekStart: 1 },
            Math.floor(now + progress * days * DAY_MS),
          );
          const series = seriesSteps(range);
          if (range.elapsed.to === range.elapsed.from) {
            expect(series).toEqual([]);
            return;
          }
          expect(series[0]?.from).toBe(range.elapsed.from);
          expect(series.at(-1)?.to).toBe(range.elapsed.to);
          for (const [index, step] of series.entries()) {
            expect(step.to).toBeGreaterThan(step.from);
            expect(parseTimestamp(step.at)).toBe(step.from);
            if (index > 0) expect(step.from).toBe(series[index - 1]?.to);
          }
          const grain = range.step === 'hour' ? GRAIN_MS.hour : GRAIN_MS.day;
          const starts = new Set(series.map((step) => step.from));
          for (const { from, to, offsetMs } of segmentsOf(range.elapsed, timezone)) {
            // Where a step starts inside a segment, a bucket starts too; so no bucket is torn.
            for (const start of starts) if (start > from && start < to) expect((start + offsetMs) % grain).toBe(0);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

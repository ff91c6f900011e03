import * as fc from 'fast-check';
import type { PostingSlot } from '@bizboost/core/contract';
import { describe, expect, it } from 'vitest';
import { wallTime } from '../kit/format/zoned-time.ts';
import { cellsOf, daysOf, hoursOf, nextTimeOf } from './slot.ts';

const slot = (more: Partial<PostingSlot>): PostingSlot => ({
  day: 'Thursday',
  time: '18:00',
  avg_engagement: 48,
  confidence: 'high',
  probability_above_usual: 0.93,
  interval: { low: 38, high: 61 },
  post_count: 24,
  ...more,
});

const weekend = slot({ day: 'Saturday', days: ['Saturday', 'Sunday'], time: '21:00', until: '24:00' });

describe('a slot', () => {
  it('is an hour of a day, or hours of several', () => {
    expect([daysOf(slot({})), hoursOf(slot({}))]).toEqual([[3], { from: 18, until: 19 }]);
    expect([daysOf(weekend), hoursOf(weekend)]).toEqual([[5, 6], { from: 21, until: 24 }]);
  });

  it('covers its cells of the week', () => {
    expect([...cellsOf([slot({}), weekend])]).toEqual([90, 141, 142, 143, 165, 166, 167]);
  });
});

describe('the next time of a slot', () => {
  const monday = Date.parse('2026-03-02T12:05:11Z');

  it('is in the business’s own time', () => {
    expect(wallTime(nextTimeOf(slot({}), monday, 'Africa/Lusaka') ?? 0, 'Africa/Lusaka')).toBe('2026-03-05T18:00');
    expect(wallTime(nextTimeOf(weekend, monday, 'Africa/Lusaka') ?? 0, 'Africa/Lusaka')).toBe('2026-03-07T21:00');
  });

  it('is today while the hour is to come, else in a week', () => {
    const today = slot({ day: 'Monday', time: '15:00' });
    expect(wallTime(nextTimeOf(today, monday, 'Africa/Lusaka') ?? 0, 'Africa/Lusaka')).toBe('2026-03-02T15:00');
    const gone = slot({ day: 'Monday', time: '14:00' });
    expect(wallTime(nextTimeOf(gone, monday, 'Africa/Lusaka') ?? 0, 'Africa/Lusaka')).toBe('2026-03-09T14:00');
  });

  it('lies ahead, within eight days, whatever the zone and the moment', () => {
    const zones = fc.constantFrom('UTC', 'Africa/Lusaka', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland');
    const days = fc.constantFrom('Monday', 'Wednesday', 'Sunday') as fc.Arbitrary<PostingSlot['day']>;
    const hours = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
    const moments = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) });
    fc.assert(
      fc.property(zones, days, hours, moments, (zone, day, time, after) => {
        const at = nextTimeOf(slot({ day, time }), after, zone) ?? Number.NaN;
        expect(at).toBeGreaterThan(after);
        expect(at - after).toBeLessThanOrEqual(8 * 86_400_000);
      }),
    );
  });
});

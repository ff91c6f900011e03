import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, wallTime, zonedTimestamp } from './zoned-time.ts';

const ZONES = ['UTC', 'Africa/Lusaka', 'Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
const anyMinute = fc
  .integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) })
  .map((at) => Math.floor(at / 60_000) * 60_000);

describe('a zone’s wall clock', () => {
  it.each([
    ['2026-03-05T16:00:00Z', 'Africa/Lusaka', '2026-03-05T18:00', '2026-03-05T18:00:00+02:00'],
    ['2026-03-05T16:00:00Z', 'America/New_York', '2026-03-05T11:00', '2026-03-05T11:00:00-05:00'],
    ['2026-07-01T23:30:00Z', 'Asia/Kathmandu', '2026-07-02T05:15', '2026-07-02T05:15:00+05:45'],
  ])('shows %s in %s as %s', (at, zone, local, stamp) => {
    expect(wallTime(Date.parse(at), zone)).toBe(local);
    expect(instantAt(local, zone)).toBe(Date.parse(at));
    expect(zonedTimestamp(Date.parse(at), zone)).toBe(stamp);
  });

  it('takes the first of an hour that comes twice, and moves on one that is left out', () => {
    expect(new Date(instantAt('2026-10-25T01:30', 'Europe/London')).toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(new Date(instantAt('2026-03-29T01:30', 'Europe/London')).toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  it('finds an instant that shows what was asked, wherever the clock shows it at all', () => {
    fc.assert(
      fc.property(anyMinute, fc.constantFrom(...ZONES), (at, zone) => {
        const local = wallTime(at, zone);
        expect(wallTime(instantAt(local, zone), zone)).toBe(local);
        expect(Date.parse(zonedTimestamp(at, zone))).toBe(at);
      }),
    );
  });

  it.each(['', 'tomorrow', '2026-13-40T99:99', '2026-03-05'])('knows %j for no time', (local) => {
    expect(instantAt(local, 'Africa/Lusaka')).toBeNaN();
  });

  it('takes a zone that the device does not know for UTC', () => {
    expect(wallTime(0, 'Mars/Olympus')).toBe('1970-01-01T00:00');
  });
});

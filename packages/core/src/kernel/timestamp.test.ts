import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BizBoostError } from './errors.ts';
import { formatTimestamp, parseTimestamp } from './timestamp.ts';

describe('parseTimestamp', () => {
  test('reads RFC 3339 with any offset', () => {
    expect(parseTimestamp('2026-03-02T14:05:00+02:00')).toBe(Date.UTC(2026, 2, 2, 12, 5));
    expect(parseTimestamp('2026-03-02T12:05:00Z')).toBe(Date.UTC(2026, 2, 2, 12, 5));
    expect(parseTimestamp('2026-03-02t12:05:00z')).toBe(Date.UTC(2026, 2, 2, 12, 5));
    expect(parseTimestamp('2026-03-02 12:05:00.25Z')).toBe(Date.UTC(2026, 2, 2, 12, 5, 0, 250));
    expect(parseTimestamp('2026-03-02T12:05:00.123456789-00:30')).toBe(Date.UTC(2026, 2, 2, 12, 35, 0, 123));
    expect(parseTimestamp('1969-12-31T23:59:59.999Z')).toBe(-1);
    expect(parseTimestamp('0000-01-01T00:00:00Z')).toBe(-62_167_219_200_000);
    expect(parseTimestamp('2024-02-29T00:00:00Z')).toBe(Date.UTC(2024, 1, 29));
  });

  test('is NaN for whatever is no such moment', () => {
    const wrong = [
      '', '2026', '2026-03-02', '2026-03-02T14:05', '2026-03-02T14:05:00', '2026-03-02T14:05Z', '2026-02-29T00:00:00Z', '1900-02-29T00:00:00Z',
      '2026-13-01T00:00:00Z', '2026-00-01T00:00:00Z', '2026-04-31T00:00:00Z', '2026-04-00T00:00:00Z', '2026-03-02T24:00:00Z', '2026-03-02T14:60:00Z',
      '2026-03-02T14:05:61Z', '2026-03-02T14:05:00.Z', '2026-03-02T14:05:00+2:00', '2026-03-02T14:05:00+0200', '2026-03-02T14:05:00+24:00',
      '2026-03-02T14:05:00+02:60', '2026-03-02T14:05:00+02:00Z', '2026-03-02T14:05:00 Z', '+002026-03-02T14:05:00Z', '2026/03/02T14:05:00Z',
      '2026-03-02T14-05-00Z', '2026-03-02\u000014:05:00Z', '2026-03-02X14:05:00Z', ' 2026-03-02T14:05:00Z', '2026-03-02T14:05:00Z ', '２026-03-02T14:05:00Z',
      '2026-03-02T14:05:00,5Z', '2026-03-02T14:05:00+02:00[Africa/Lusaka]', 'now', '-026-03-02T14:05:00Z',
    ]; // prettier-ignore
    for (const text of wrong) expect(parseTimestamp(text), text).toBeNaN();
  });

  test('a leap second is the second after it, and only where a UTC day ends', () => {
    expect(parseTimestamp('2016-12-31T23:59:60Z')).toBe(Date.UTC(2017, 0, 1));
    expect(parseTimestamp('2017-01-01T01:59:60.5+02:00')).toBe(Date.UTC(2017, 0, 1, 0, 0, 0, 500));
    expect(parseTimestamp('1969-12-31T23:59:60Z')).toBe(0);
    expect(parseTimestamp('2016-12-31T23:58:60Z')).toBeNaN();
    expect(parseTimestamp('2016-12-31T23:59:60+02:00')).toBeNaN();
  });

  test('law: agrees with the platform on every moment and offset', () => {
    const moment = fc.integer({ min: Date.UTC(1, 0), max: Date.UTC(9_999, 0) });
    fc.assert(
      fc.property(moment, fc.integer({ min: -1_439, max: 1_439 }), (at, offset) => {
        const local = new Date(at + offset * 60_000).toISOString().slice(0, -1);
        const size = Math.abs(offset);
        const text = `${local}${offset < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
        expect(parseTimestamp(text)).toBe(at);
        expect(parseTimestamp(formatTimestamp(at))).toBe(at);
      }),
      { numRuns: 1_000 },
    );
  });

  test('law: a damaged text is NaN or a moment the platform reads alike, never something else', () => {
    fc.assert(
      fc.property(fc.nat(24), fc.string({ minLength: 1, maxLength: 1 }), (index, character) => {
        const whole = '2026-03-02T14:05:00+02:00';
        const text = whole.slice(0, index) + character + whole.slice(index + 1);
        const parsed = parseTimestamp(text);
        if (!Number.isNaN(parsed)) expect(parsed).toBe(Date.parse(text));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('formatTimestamp', () => {
  test('is UTC and writes milliseconds only where there are any', () => {
    expect(formatTimestamp(Date.UTC(2026, 2, 2, 12, 5, 11))).toBe('2026-03-02T12:05:11Z');
    expect(formatTimestamp(Date.UTC(2026, 2, 2, 12, 5, 11, 40))).toBe('2026-03-02T12:05:11.040Z');
    expect(formatTimestamp(0)).toBe('1970-01-01T00:00:00Z');
  });

  test('refuses what has no such text', () => {
    for (const at of [NaN, Infinity, 253_402_300_800_000, -62_167_219_200_001])
      expect(() => formatTimestamp(at)).toThrow(BizBoostError);
  });
});

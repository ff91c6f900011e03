import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths, civilDateOf, DAY_MS, dayNumberOf, formatDate, parseDate, weekdayOf } from './calendar-date.ts';
import { dateRangeOf, periodName, type PeriodParams } from './period-param.ts';

function errorOf(params: PeriodParams): unknown {
  try {
    return periodName(params);
  } catch (error) {
    return error;
  }
}

describe('periodName', () => {
  test('is one name for all spellings', () => {
    expect(periodName({})).toBe('today');
    expect(periodName({ period: undefined, from: undefined })).toBe('today');
    expect(periodName({ period: 'month' })).toBe('month');
    expect(periodName({ period: '2026-03-01..2026-03-31' })).toBe('2026-03-01..2026-03-31');
    expect(periodName({ from: '2026-03-01', to: '2026-03-31' })).toBe('2026-03-01..2026-03-31');
    expect(periodName({ from: '2026-03-01', to: '2026-03-01' })).toBe('2026-03-01..2026-03-01');
  });

  test('names the field at fault, what was expected and what came', () => {
    expect(errorOf({ period: 'yesterday' })).toMatchObject({
      code: 'invalid_input',
      path: '/period',
      received: '"yesterday"',
    });
    expect(errorOf({ period: '' })).toMatchObject({ path: '/period' });
    expect(errorOf({ period: 'today', from: '2026-03-01', to: '2026-03-02' })).toMatchObject({ path: '/period' });
    expect(errorOf({ from: '2026-03-01' })).toMatchObject({ path: '/to' });
    expect(errorOf({ to: '2026-03-01' })).toMatchObject({ path: '/from' });
    expect(errorOf({ from: '01.03.2026', to: '2026-03-02' })).toMatchObject({
      path: '/from',
      received: '"01.03.2026"',
    });
    expect(errorOf({ from: '2026-03-01', to: '2026-02-29' })).toMatchObject({ path: '/to' });
    expect(errorOf({ from: '2026-03-02', to: '2026-03-01' })).toMatchObject({ path: '/to' });
    expect(errorOf({ from: '2016-03-02', to: '2026-03-02' })).toMatchObject({
      path: '/to',
      expected: 'at most 10 years',
    });
    expect(errorOf({ period: 'x'.repeat(10_000) })).toMatchObject({ received: expect.stringMatching(/^.{1,80}$/) });
  });

  test('ten years are ten years, from a leap day too', () => {
    expect(periodName({ from: '2016-03-02', to: '2026-03-01' })).toBe('2016-03-02..2026-03-01');
    expect(periodName({ from: '2016-02-29', to: '2026-02-27' })).toBe('2016-02-29..2026-02-27');
    expect(errorOf({ from: '2016-02-29', to: '2026-02-28' })).toMatchObject({ path: '/to' });
  });

  test('dateRangeOf has no dates for what moves with now', () => {
    expect(dateRangeOf('week')).toBeUndefined();
    expect(dateRangeOf('1970-01-01..1970-01-02')).toEqual({ first: 0, last: 1 });
  });
});

describe('dates', () => {
  test('law: day numbers, dates and weekdays agree with the platform', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (dayNumber) => {
        const date = new Date(dayNumber * DAY_MS);
        const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        expect(civilDateOf(dayNumber)).toEqual(civil);
        expect(dayNumberOf(civil.year, civil.month, civil.day)).toBe(dayNumber);
        expect(weekdayOf(dayNumber)).toBe(date.getUTCDay() || 7);
        expect(parseDate(formatDate(dayNumber))).toBe(dayNumber);
      }),
    );
  });

  test('months clamp to the last day of a shorter one', () => {
    const moved = (text: string, months: number) => formatDate(addMonths(parseDate(text) ?? NaN, months));
    expect(moved('2026-03-31', -1)).toBe('2026-02-28');
    expect(moved('2024-03-31', -1)).toBe('2024-02-29');
    expect(moved('2026-01-31', 1)).toBe('2026-02-28');
    expect(moved('2026-01-15', -1)).toBe('2025-12-15');
    expect(moved('2024-02-29', 120)).toBe('2034-02-28');
    expect(moved('2026-12-31', 2)).toBe('2027-02-28');
  });

  test('only real dates in the one form are dates', () => {
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
      '2026-1-1',
      '20260101',
      '2026-01-01T00:00:00Z',
      '+2026-01-01',
      '',
    ])
      expect(parseDate(text), text).toBeUndefined();
  });
});

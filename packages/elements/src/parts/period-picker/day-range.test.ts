import { describe, expect, it } from 'vitest';
import { rangeFault, rangeOf } from './day-range.ts';

describe('a range of days', () => {
  it.each([
    ['2026-03-01', '2026-03-31', undefined],
    ['2026-03-01', '2026-03-01', undefined],
    ['2016-03-01', '2026-02-28', undefined],
    ['', '2026-03-31', 'period.incomplete'],
    ['2026-03-01', '', 'period.incomplete'],
    ['2026-13-01', '2026-03-31', 'period.incomplete'],
    ['2026-03-31', '2026-03-01', 'period.reversed'],
    ['2010-01-01', '2026-03-01', 'period.too_long'],
  ])('from %j to %j: %s', (from, to, fault) => {
    expect(rangeFault(from, to)).toBe(fault);
  });

  it('is read out of a period', () => {
    expect(rangeOf('2026-03-01..2026-03-31')).toEqual({ from: '2026-03-01', to: '2026-03-31' });
    expect(['today', '', '2026-03-31..2026-03-01', '..'].map(rangeOf)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

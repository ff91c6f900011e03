import { describe, expect, it } from 'vitest';
import { axisOf, stepOf } from './series-axis.ts';

const lusaka = { locale: 'en-GB', timezone: 'Africa/Lusaka' };
const london = { locale: 'en-GB', timezone: 'Europe/London' };

describe('the axis of a series', () => {
  it('has the points there are, and the hours still to come', () => {
    const today = { name: 'today', from: '2026-03-01T22:00:00Z', to: '2026-03-02T22:00:00Z' };
    const axis = axisOf(['2026-03-02T00:00:00+02:00', '2026-03-02T01:00:00+02:00'], today, lusaka);

    expect(axis).toHaveLength(24);
    expect([axis[0]?.tick, axis[2]?.tick, axis[23]?.tick]).toEqual(['00:00', '02:00', '23:00']);
  });

  it('has 23 hours on the day the clocks go forward, and 25 on the day they go back (row 45)', () => {
    const spring = { name: 'today', from: '2026-03-29T00:00:00Z', to: '2026-03-29T23:00:00Z' };
    const autumn = { name: 'today', from: '2026-10-24T23:00:00Z', to: '2026-10-26T00:00:00Z' };

    expect(axisOf(['2026-03-29T00:00:00+00:00'], spring, london).map(({ tick }) => tick)).toHaveLength(23);
    expect(axisOf(['2026-10-25T00:00:00+01:00'], autumn, london).map(({ tick }) => tick)).toHaveLength(25);
  });

  it('names each day once, over a change of clocks', () => {
    const month = { name: 'month', from: '2026-10-01T00:00:00+01:00', to: '2026-11-01T00:00:00Z' };
    const ticks = axisOf(['2026-10-01T00:00:00+01:00'], month, london).map(({ tick }) => tick);

    expect(ticks).toHaveLength(31);
    expect(new Set(ticks).size).toBe(31);
    expect([ticks[24], ticks[30]]).toEqual(['25 Oct', '31 Oct']);
  });

  it('has no steps to come without points, or in months', () => {
    const today = { name: 'today', from: '2026-03-01T22:00:00Z', to: '2026-03-02T22:00:00Z' };
    const year = { name: '2025-01-01..2025-12-31', from: '2025-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' };

    expect(axisOf([], today, lusaka)).toEqual([]);
    expect(axisOf(['2025-01-01T00:00:00Z'], year, lusaka)).toHaveLength(1);
  });

  it.each([
    ['a day of 25 hours', '2026-10-24T23:00:00Z', '2026-10-26T00:00:00Z', 'hour'],
    ['two days', '2026-10-24T00:00:00Z', '2026-10-26T00:00:00Z', 'hour'],
    ['three days', '2026-10-24T00:00:00Z', '2026-10-27T00:00:00Z', 'day'],
    ['92 days with a change of clocks', '2026-08-01T00:00:00+01:00', '2026-11-01T00:00:00Z', 'day'],
    ['a year', '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'month'],
  ])('of %s has the right step', (_, from, to, step) => {
    expect(stepOf({ name: 'x', from, to })).toBe(step);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveEnglish } from '../../kit/i18n/live-english.ts';
import { Language } from '../../kit/language.ts';
import { foldSmall, hasPoints, inkOf, isChartModel, pointCount, type ChartModel } from './chart-model.ts';
import { pointLines, pointName, pointSentence, shareOf, totalOf } from './chart-words.ts';

const english = new Language('en-US', liveEnglish);
const ring = (values: readonly (number | null)[]): ChartModel => ({
  kind: 'doughnut',
  categoryName: 'Channel',
  categories: values.map((_, index) => ({ key: `c${index}`, label: `Channel ${index}` })),
  series: [{ key: 'revenue', name: 'Revenue', values, unit: 'money', currency: 'USD' }],
  details: [
    { key: 'clicks', name: 'Clicks', values: values.map((_, index) => index), unit: 'count' },
    { key: 'rate', name: 'Rate', values: values.map(() => 2), unit: 'percent' },
  ],
});

describe('a chart’s numbers', () => {
  it('fold the smallest parts into one, and keep their sum (law) (state too-many)', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 30 }), (values) => {
        const folded = foldSmall(ring(values), 8, 'Other');
        expect(folded.categories.length).toBe(Math.min(8, values.length));
        expect(totalOf(folded)).toBe(values.reduce((a, b) => a + b, 0));
      }),
    );
  });

  it('do not add up rates when parts are folded', () => {
    const folded = foldSmall(ring([1, 2, 3, 4]), 2, 'Other');
    expect(folded.categories.map(({ label }) => label)).toEqual(['Channel 3', 'Other']);
    expect(folded.details?.[0]?.values).toEqual([3, 3]);
    expect(folded.details?.[1]?.values).toEqual([2, null]);
  });

  it('have no share where there is no whole, and none below zero (row 46)', () => {
    expect(shareOf(ring([0, 0]), 0)).toBeUndefined();
    expect(shareOf(ring([-5, 20]), 0)).toBe(0);
    expect(shareOf(ring([-5, 20]), 1)).toBe(1);
  });

  it('end where the axis runs on into the future', () => {
    const model: ChartModel = { ...ring([1, 2, 3]), series: [{ key: 'r', name: 'R', values: [1, 2], unit: 'count' }] };
    expect(pointCount(model)).toBe(2);
  });

  it('are none where all are zero or missing', () => {
    expect(hasPoints(ring([0, null, 0]))).toBe(false);
    expect(hasPoints(ring([0, -1]))).toBe(true);
  });

  it('have colours in order, or the one they ask for', () => {
    expect([inkOf(0), inkOf(8), inkOf(3, 2), inkOf(3, 99)]).toEqual([1, 1, 2, 4]);
  });

  it('are told from an answer', () => {
    expect(isChartModel(ring([1]))).toBe(true);
    expect(isChartModel({ series: [], as_of: 'x', categories: [] })).toBe(false);
    expect([null, undefined, 'x', 5, []].some(isChartModel)).toBe(false);
  });
});

describe('a point in words', () => {
  it('has its value, its share and its details', () => {
    expect(pointLines(ring([30, 70]), 1, english).map(({ name, value }) => `${name} ${value}`)).toEqual([
      'Revenue $70.00 · 70%',
      'Clicks 1',
      'Rate 2%',
    ]);
  });

  it('says that the last one still grows', () => {
    const line: ChartModel = { ...ring([1, 2]), kind: 'line', isLastPartial: true };
    expect(pointName(line, 1, english)).toBe('Channel 1 (so far)');
    expect(pointName(line, 0, english)).toBe('Channel 0');
  });

  it('is one sentence for a screen reader', () => {
    const line: ChartModel = { ...ring([1, 2]), kind: 'line' };
    expect(pointSentence(line, 1, 0, english)).toBe('Channel 1, Revenue: $2.00');
  });
});

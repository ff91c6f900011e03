import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveEnglish } from '../../kit/i18n/live-english.ts';
import { Language } from '../../kit/language.ts';
import type { ChartModel } from './chart-model.ts';
import { summaryOf } from './chart-summary.ts';

const english = new Language('en-US', liveEnglish);
const model = (kind: ChartModel['kind'], values: readonly (number | null)[], name = 'Revenue'): ChartModel => ({
  kind,
  categoryName: 'Time',
  categories: values.map((_, index) => ({ key: String(index), label: `${index}:00` })),
  series: [{ key: 'r', name, values, unit: 'count' }],
});

describe('a chart in a sentence', () => {
  it('says how many values, from where to where, lowest, highest and the direction', () => {
    expect(summaryOf('Revenue', model('line', [2, 8, 1, 6]), english)).toBe(
      'Revenue: 4 values, from 2 to 6. Lowest 1 at 2:00, highest 8 at 1:00. Rising.',
    );
    expect(summaryOf('Revenue', model('line', [8, 2]), english)).toContain('Falling.');
    expect(summaryOf('Revenue', model('line', [5, 9, 5]), english)).toContain('Steady.');
  });

  it('says the shares of a whole', () => {
    expect(summaryOf('Channels', model('doughnut', [30, 60, 10]), english)).toBe(
      'Channels: 3 parts, 100 in all. Most 1:00 with 60, 60%.',
    );
  });

  it('says the largest and smallest of things by size', () => {
    expect(summaryOf('Products', model('bar', [30, 60, 10]), english)).toBe(
      'Products: 3 parts. Highest 1:00 with 60, lowest 2:00 with 10.',
    );
  });

  it('says that there is nothing', () => {
    expect(summaryOf('Revenue', model('line', []), english)).toBe('Revenue: no data.');
    expect(summaryOf('Revenue', model('line', [null, null]), english)).toBe('Revenue: no data.');
  });

  it('passes over gaps', () => {
    expect(summaryOf('Revenue', model('line', [null, 3, null, 5]), english)).toContain('2 values, from 3 to 5');
  });

  it('stays short, however many points and however long the names (law) (row 35)', () => {
    const kinds = fc.constantFrom<ChartModel['kind']>('line', 'bar', 'doughnut');
    const values = fc.array(fc.option(fc.double({ noNaN: true, min: -1e12, max: 1e12 })), { maxLength: 200 });
    fc.assert(
      fc.property(kinds, values, fc.string({ maxLength: 400 }), (kind, numbers, name) => {
        expect(summaryOf(name, model(kind, numbers), english).length).toBeLessThanOrEqual(300);
      }),
    );
    expect(
      summaryOf(
        'Revenue',
        model(
          'line',
          Array.from({ length: 10_000 }, (_, i) => i),
        ),
        english,
      ).length,
    ).toBeLessThanOrEqual(300);
  });
});

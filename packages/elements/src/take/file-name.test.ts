import { describe, expect, it } from 'vitest';
import { fileName } from './file-name.ts';
import type { TakenAnswer } from './taken.ts';

const answer = (from: string, to: string, timezone = 'Africa/Lusaka'): TakenAnswer => ({
  as_of: from,
  currency: 'ZMW',
  period: { name: 'range', from, to, timezone },
});

describe('the name of a file', () => {
  it('says what is in it, and of which days as the business counts them', () => {
    const november = answer('2026-10-31T22:00:00Z', '2026-11-30T22:00:00Z');
    expect(fileName({ slug: 'revenue', answer: november }, 'csv')).toBe('bizboost-revenue-2026-11-01--2026-11-30.csv');
  });

  it('names one day once, also one that is an hour shorter', () => {
    const day = answer('2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00', 'Europe/Berlin');
    expect(fileName({ slug: 'top-products', answer: day }, 'png')).toBe('bizboost-top-products-2026-03-29.png');
  });

  it.each([
    ['engagement_rate', 'bizboost-engagement-rate.csv'],
    ['../../etc/passwd', 'bizboost-etc-passwd.csv'],
    ['', 'bizboost.csv'],
    ['x'.repeat(500), `bizboost-${'x'.repeat(80)}.csv`],
    ['receita líquida', 'bizboost-receita-líquida.csv'],
  ])('is one that every disk takes: %j', (slug, name) => {
    expect(fileName({ slug, answer: undefined }, 'csv')).toBe(name);
  });
});

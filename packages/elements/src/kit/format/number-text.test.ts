import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearFormats, keptFormats } from './intl-cache.ts';
import { axisText, exactText, numberText, shareText, type NumberStyle } from './number-text.ts';

const kwacha: NumberStyle = { locale: 'en-ZM', unit: 'money', currency: 'ZMW' };
// Intl separates with no-break spaces; which kind is its own business.
const plain = (text: string | undefined): string | undefined => text?.replace(/[\u00a0\u202f\u2009]/g, ' ');

describe('a number for a headline', () => {
  it('shows every digit of what fits, with the cents apart', () => {
    const text = numberText(12_345.6, { locale: 'en-GB', unit: 'money', currency: 'GBP' });
    expect(text).toEqual({ short: '£12,345.60', whole: '£12,345', rest: '.60', exact: '£12,345.60' });
  });

  it('takes the shorter sign of the language', () => {
    expect(plain(numberText(250, kwacha)?.short)).toMatch(/^K ?250\.00$/);
    expect(numberText(250, { locale: 'en-US', unit: 'money', currency: 'ZMW' })?.short).toContain('ZK');
  });

  it('shortens from a million on and keeps the exact value (state extreme-numbers)', () => {
    const text = numberText(5_761_931.38, { locale: 'en-US', unit: 'money', currency: 'GBP' });
    expect(text?.short).toBe('£5.76M');
    expect(text?.exact).toBe('£5,761,931.38');
  });

  it.each([
    ['JPY', 1234, '¥1,234'],
    ['KWD', 1.5, 'KWD 1.500'],
    ['ZMW', 1.5, 'ZMW 1.50'],
  ])('writes the decimals of %s (row 44)', (currency, value, expected) => {
    expect(plain(exactText(value, { locale: 'en-US', unit: 'money', currency }))).toBe(expected);
  });

  it.each([null, undefined, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'has none for %s (row 44)',
    (value) => {
      expect(numberText(value, kwacha)).toBeUndefined();
    },
  );

  it('knows no minus zero (row 44)', () => {
    expect(numberText(-0, { locale: 'en', unit: 'count' })?.short).toBe('0');
  });

  it('writes negative amounts (row 44)', () => {
    expect(numberText(-12.5, { locale: 'en-GB', unit: 'money', currency: 'GBP' })?.short).toBe('-£12.50');
  });

  it('writes each unit', () => {
    expect(numberText(4.13, { locale: 'en', unit: 'percent' })?.short).toBe('4.13%');
    expect(numberText(3.75, { locale: 'en', unit: 'ratio' })?.short).toBe('3.75×');
    expect(plain(numberText(90_000, { locale: 'en', unit: 'duration' })?.short)).toBe('1.5 min');
    expect(numberText(1_204, { locale: 'de', unit: 'count' })?.short).toBe('1.204');
  });

  it('shows the number with its code where Intl knows no such currency', () => {
    expect(numberText(5, { locale: 'en', unit: 'money', currency: 'nonsense' })?.short).toBe('nonsense 5');
  });

  it('is a few characters on an axis', () => {
    expect(plain(axisText(1_500, kwacha))).toMatch(/^K ?1\.5K$/);
    expect(axisText(0, { locale: 'en', unit: 'count' })).toBe('0');
  });

  it('writes shares without needless decimals', () => {
    expect([0.463, 0.09, 0.0123, 0].map((share) => shareText(share, 'en'))).toEqual(['46%', '9%', '1.2%', '0%']);
  });

  it('never throws and never says NaN, whatever comes (law) (rows 44, 46)', () => {
    const units = fc.constantFrom<NumberStyle['unit']>('money', 'count', 'percent', 'ratio', 'duration');
    fc.assert(
      fc.property(fc.double(), units, fc.constantFrom('ZMW', 'JPY', 'XXX', '', 'zz'), (value, unit, currency) => {
        expect(numberText(value, { locale: 'en', unit, currency })?.short ?? '').not.toMatch(/NaN|∞/);
      }),
    );
  });

  it('makes few formatters for many numbers (row 43)', () => {
    clearFormats();
    for (let value = 0; value < 10_000; value += 1) numberText(value, kwacha);
    expect(keptFormats()).toBeLessThanOrEqual(20);
  });
});

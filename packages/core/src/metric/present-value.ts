import { toMajor } from '../kernel/money.ts';
import { roundRatio } from '../kernel/rounding.ts';
import { divide } from '../kernel/ratio.ts';
import type { MetricUnit, MetricValue } from './definition.ts';

/**
 * A metric's value as it travels, rounded here and nowhere else, half away from zero: money to the minor unit, then in major units;
 * percent and ratio to two decimals; a count as it is, to three decimals where it is a quotient; durations to the millisecond.
 * `null` for "no data": nothing to divide by, or nothing finite. `NaN`, a value that cannot be told, stays so.
 */
export function presentValue(value: MetricValue, unit: MetricUnit, currency: string): number | null {
  if (value === null) return null;
  if (Number.isNaN(value)) return NaN;
  const { numerator, denominator } = typeof value === 'number' ? divide(value, 1) : value;
  switch (unit) {
    case 'money': {
      const minor = roundRatio(numerator, denominator, 0);
      return minor === null ? null : toMajor(minor, currency);
    }
    case 'percent': {
      const quotient = roundRatio(numerator, denominator, 4);
      // Not times 100: the quotient is the double next to its four decimals, and 1.1 times 100 is not 110.
      return quotient === null ? null : Math.round(quotient * 10_000) / 100;
    }
    case 'ratio':
      return roundRatio(numerator, denominator, 2);
    case 'count':
      return typeof value === 'number' && Number.isFinite(value) ? value : roundRatio(numerator, denominator, 3);
    case 'duration':
      return roundRatio(numerator, denominator, 0);
  }
}

import { exponentOf } from '../kernel/currency.ts';
import type { MetricUnit } from './definition.ts';

/** The smallest step in which values of a unit are told (`presentValue` rounds to it): a minor unit, a hundredth of a percent, … */
export interface ShownSteps {
  /** Steps in one of what a metric's `value` gives. */
  readonly inRaw: number;
  /** Steps in one of what travels. */
  readonly inShown: number;
}

export function shownSteps(unit: MetricUnit, currency: string): ShownSteps {
  switch (unit) {
    case 'money':
      return { inRaw: 1, inShown: 10 ** exponentOf(currency) };
    case 'percent':
      return { inRaw: 10_000, inShown: 100 };
    case 'ratio':
      return { inRaw: 100, inShown: 100 };
    case 'count':
      return { inRaw: 1_000, inShown: 1_000 };
    case 'duration':
      return { inRaw: 1, inShown: 1 };
  }
}

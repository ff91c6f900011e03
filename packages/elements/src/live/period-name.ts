import { rangeOf } from '../parts/period-picker/day-range.ts';
import { warnOnce } from '../kit/warn-once.ts';

const RANGE = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;

/** Whether it is a period that there is. */
export function isPeriod(wish: string): boolean {
  return comparedPeriod(wish) !== 'range' || rangeOf(wish) !== undefined;
}

/**
 * The period as a question spells it. Something else than a period is said once in the console, and means today. Days that no calendar has are
 * left to the service, which says what is wrong with them.
 */
export function periodOf(wish: unknown): string {
  if (typeof wish === 'string' && (comparedPeriod(wish) !== 'range' || RANGE.test(wish))) return wish;
  if (wish !== undefined && wish !== null && wish !== '')
    warnOnce(
      `period is today, week, month or 2026-03-01..2026-03-31, not "${String(wish).slice(0, 40)}"; today is shown.`,
    );
  return 'today';
}

/** What a period is compared with: each has words of its own. */
export function comparedPeriod(name: string): 'today' | 'week' | 'month' | 'range' {
  return name === 'today' || name === 'week' || name === 'month' ? name : 'range';
}

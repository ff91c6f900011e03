import { rangeOf } from '../parts/period-picker/day-range.ts';
import { warnOnce } from '../kit/warn-once.ts';

/** Whether it is a period as a question spells it. */
export function isPeriod(wish: string): boolean {
  return comparedPeriod(wish) !== 'range' || rangeOf(wish) !== undefined;
}

/** The period as a question spells it. Something else than a period is said once in the console, and means today. */
export function periodOf(wish: unknown): string {
  if (typeof wish === 'string' && isPeriod(wish)) return wish;
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

import type { Grain, Interval, Segment } from '../../kernel/interval.ts';
import type { Period } from '../../kernel/period.ts';
import { segmentsOf } from '../../kernel/calendar.ts';

/** How a query cuts time. */
interface Cut {
  readonly segments: readonly Segment[];
  readonly grain: Grain;
}

/** All of an interval in one bucket: no clock matters. */
export function wholeOf({ from, to }: Interval): Cut {
  return { segments: from < to ? [{ from, to, offsetMs: 0 }] : [], grain: 'whole' };
}

/** The whole period, cut so finely that each bucket lies in one step of its series. */
export function stepsOf(period: Period): Cut {
  return { segments: segmentsOf(period.interval, period.timezone), grain: period.step === 'hour' ? 'hour' : 'day' };
}

/** The whole period by local hours, whatever the step of its series. */
export function hoursOf(period: Period): Cut {
  return { segments: segmentsOf(period.interval, period.timezone), grain: 'hour' };
}

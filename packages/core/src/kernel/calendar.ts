/** The business's calendar: the one home of time zones, dates and periods. Reaches Temporal, so browsers leave it alone. */
export { resolvePeriod } from './resolve-period.ts';
export { seriesSteps } from './series-steps.ts';
export { isTimezone } from './timezone.ts';
export { offsetAt, segmentsOf } from './utc-offsets.ts';
export { dateAt, instantOf, localTimestamp, nextMidnight, startOfDate, startOfDay, wallClockAt } from './wall-clock.ts';

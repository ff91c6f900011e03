import { systemClock, type Clock } from '@bizboost/core';

/** Noon in Lusaka on a day of winter, far from any midnight. */
export const NOON = Date.UTC(2026, 2, 2, 10, 0, 0);

/** Runs with the machine's own timers, but begins at noon, so that no test meets a midnight. */
export function noonClock(): Clock {
  const startedAt = performance.now();
  return {
    now: () => NOON + Math.floor(performance.now() - startedAt),
    schedule: (delayMs, task) => systemClock.schedule(delayMs, task),
  };
}

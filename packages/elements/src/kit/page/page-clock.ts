import type { Clock } from '@bizboost/core/contract';

/** The page's time. For waits of seconds, not of weeks. */
export const pageClock: Clock = {
  now: () => Date.now(),
  schedule(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

import type { Clock } from '@bizboost/core/contract';

/** One thing that is waited for: starting anew forgets what was waited for before. */
export interface Timer {
  start(delayMs: number, task: () => void): void;
  stop(): void;
}

export function createTimer(clock: Clock): Timer {
  let cancel: (() => void) | undefined;
  const stop = (): void => {
    cancel?.();
    cancel = undefined;
  };
  return {
    start(delayMs, task) {
      stop();
      cancel = clock.schedule(Math.max(0, delayMs), task);
    },
    stop,
  };
}

/** Undoes what it was returned for. Calling it twice is harmless. */
export type Cancel = () => void;

/** The outside world's time, as one parameter: everything that waits or asks the time gets it from here. */
export interface Clock {
  /** Wall clock, milliseconds since 1970-01-01T00:00Z. May step backwards when the machine's clock is set. */
  now(): number;
  /** Runs `task` once, `delayMs` (>= 0) from now. Does not keep a Node process alive. */
  schedule(delayMs: number, task: () => void): Cancel;
}

// setTimeout fires at once for delays beyond 2^31-1 ms (24.8 days).
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule(delayMs, task) {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (restMs: number): void => {
      const stepMs = Math.min(restMs, LONGEST_TIMER_MS);
      timer = setTimeout(() => (restMs > stepMs ? wait(restMs - stepMs) : task()), Math.max(0, stepMs));
      // In Node a timer is an object that can let the process end; in browsers it is a number.
      if (typeof timer === 'object') (timer as { unref?: () => void }).unref?.();
    };
    wait(delayMs);
    return () => clearTimeout(timer);
  },
};

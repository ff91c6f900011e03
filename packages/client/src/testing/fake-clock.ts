import type { Clock } from '@bizboost/core/contract';

interface Timer {
  readonly dueAt: number;
  readonly task: () => void;
}

/** A clock that moves only when told to. Timers run on the time that has passed, not on the wall clock, as a machine's do. */
export interface FakeClock extends Clock {
  /**
   * Lets time pass: every timer that falls due runs, in order (of equal times, the first scheduled first), at its own moment, and what
   * it sets going is let settle before the next. Also `advance(0)` lets everything under way settle that waits for no outside world.
   */
  advance(ms: number): Promise<void>;
  /** As if the machine's clock was set, by hand or from the network: `now` jumps, forwards or backwards; no timer runs. */
  step(ms: number): void;
  /** As `step`, to a moment. */
  set(now: number): void;
  /** Timers that are waiting. */
  readonly timers: number;
}

/** A fake clock that stands at a moment, ms UTC. */
export function createFakeClock(startMs: number): FakeClock {
  const timers = new Set<Timer>();
  let passedMs = 0;
  let offsetMs = startMs;

  const earliest = (until: number): Timer | undefined => {
    let found: Timer | undefined;
    for (const timer of timers)
      if (timer.dueAt <= until && (found === undefined || timer.dueAt < found.dueAt)) found = timer;
    return found;
  };
  return {
    now: () => offsetMs + passedMs,
    schedule(delayMs, task) {
      const timer = { dueAt: passedMs + Math.max(0, delayMs), task };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(ms) {
      const until = passedMs + ms;
      await settle();
      for (let timer = earliest(until); timer !== undefined; timer = earliest(until)) {
        timers.delete(timer);
        passedMs = Math.max(passedMs, timer.dueAt);
        timer.task();
        await settle();
      }
      passedMs = Math.max(passedMs, until);
    },
    step(ms) {
      offsetMs += ms;
    },
    set(now) {
      offsetMs = now - passedMs;
    },
    get timers() {
      return timers.size;
    },
  };
}

/** Lets all promises settle that wait for nothing but each other, however long their chains: the event loop turns once. */
export function settle(): Promise<void> {
  const { setImmediate } = globalThis as { setImmediate?: (task: () => void) => unknown };
  return new Promise((resolve) => {
    if (setImmediate === undefined) setTimeout(resolve, 0);
    else setImmediate(resolve);
  });
}

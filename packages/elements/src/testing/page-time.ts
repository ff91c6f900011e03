import { settle } from './stage.ts';

/** The page's time while a test holds it still. */
export interface PageTime {
  /** Lets time pass; every timer runs at its own moment, and what it sets going is let settle before the next. */
  pass(ms: number): Promise<void>;
  /** Gives the page its own time back. */
  release(): void;
}

interface Timer {
  dueAt: number;
  readonly everyMs: number | undefined;
  readonly task: () => void;
}

/** Stops the page's clock and timers at a moment, ms UTC. Timers that already run go on in real time. */
export function holdTime(at: number): PageTime {
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
  const realNow = Date.now;
  const timers = new Map<number, Timer>();
  let now = at;
  let last = 1_000_000; // apart from the page's own timers
  const start = (task: () => void, ms: number, everyMs?: number): number => {
    last += 1;
    timers.set(last, { dueAt: now + Math.max(0, ms), everyMs, task });
    return last;
  };
  const stop = (id: number, orReal: (id: number) => void): void => {
    if (!timers.delete(id)) orReal(id);
  };
  Date.now = () => now;
  Object.assign(globalThis, {
    setTimeout: (task: () => void, ms = 0) => start(task, ms),
    clearTimeout: (id: number) => stop(id, clearTimeout),
    setInterval: (task: () => void, ms = 0) => start(task, ms, ms),
    clearInterval: (id: number) => stop(id, clearInterval),
  });
  return {
    async pass(ms) {
      const end = now + ms;
      for (;;) {
        const next = [...timers].filter(([, { dueAt }]) => dueAt <= end).sort(([, a], [, b]) => a.dueAt - b.dueAt)[0];
        if (next === undefined) break;
        const [id, timer] = next;
        now = timer.dueAt;
        if (timer.everyMs === undefined) timers.delete(id);
        else timer.dueAt += Math.max(1, timer.everyMs);
        timer.task();
        await settle(1);
      }
      now = end;
      await settle();
    },
    release() {
      Date.now = realNow;
      Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval });
    },
  };
}

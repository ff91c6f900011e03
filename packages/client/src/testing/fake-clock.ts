import type { Clock } from '@bizboost/core/contract';

export interface FakeClock extends Clock {
  advance(ms: number): void;
  waiting(): number;
}

export function createFakeClock(startAt = Date.parse('2026-03-02T12:00:00Z')): FakeClock {
  let time = startAt;
  let tasks: { at: number; task: () => void }[] = [];
  return {
    now: () => time,
    schedule(delayMs, task) {
      const entry = { at: time + delayMs, task };
      tasks.push(entry);
      return () => void (tasks = tasks.filter((one) => one !== entry));
    },
    advance(ms) {
      const end = time + ms;
      for (;;) {
        const next = tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        tasks = tasks.filter((one) => one !== next);
        time = Math.max(time, next.at);
        next.task();
      }
      time = end;
    },
    waiting: () => tasks.length,
  };
}

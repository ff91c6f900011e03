import type { Clock } from '@bizboost/core';
import { createFakeClock } from '@bizboost/core/testing';
import { setTimeout as pause } from 'node:timers/promises';

/** Noon somewhere in a month: no test sees another day begin. */
const START = Date.parse('2026-03-11T12:00:00+02:00');
const STEP_MS = 5;
const HURRY = 10;

/** A clock that goes as a machine's does, and ten times as fast once there is nothing to see but pauses. */
export interface HurriedClock extends Clock {
  hurry(): void;
  stop(): void;
}

export function hurriedClock(): HurriedClock {
  const clock = createFakeClock(START);
  let speed = 1;
  let isStopped = false;
  const go = async (): Promise<void> => {
    for (let before = performance.now(); !isStopped;) {
      await pause(STEP_MS);
      const now = performance.now();
      await clock.advance((now - before) * speed);
      before = now;
    }
  };
  void go();
  return {
    now: () => Math.floor(clock.now()),
    schedule: (delayMs, task) => clock.schedule(delayMs, task),
    hurry: () => void (speed = HURRY),
    stop: () => void (isStopped = true),
  };
}

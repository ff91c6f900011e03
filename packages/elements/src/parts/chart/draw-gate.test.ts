import type { Clock } from '@bizboost/core/contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { DrawGate } from './draw-gate.ts';

class HandClock implements Clock {
  time = 0;
  task: { readonly at: number; readonly run: () => void } | undefined;

  now(): number {
    return this.time;
  }

  schedule(delayMs: number, run: () => void): () => void {
    this.task = { at: this.time + delayMs, run };
    return () => (this.task = undefined);
  }

  to(ms: number): void {
    while (this.task !== undefined && this.task.at <= ms) {
      const { at, run } = this.task;
      this.task = undefined;
      this.time = at;
      run();
    }
    this.time = ms;
  }
}

describe('when a chart is drawn', () => {
  let clock: HandClock;
  let drawn: number[];
  let gate: DrawGate;

  beforeEach(() => {
    clock = new HandClock();
    drawn = [];
    gate = new DrawGate(clock, () => drawn.push(clock.time));
    gate.open(true);
  });

  it('is at once, then four times a second, always ending with the newest (row 55)', () => {
    for (let ms = 0; ms <= 1_000; ms += 10) {
      clock.to(ms);
      gate.request();
    }
    clock.to(5_000);
    expect(drawn).toEqual([0, 250, 500, 750, 1_000, 1_250]);
  });

  it('is in a task of its own, not in that of who asks, when it was drawn before (row 55)', () => {
    gate.request();
    clock.to(1_000);
    gate.request();
    expect(drawn).toEqual([0]);
    clock.to(1_000);
    expect(drawn).toEqual([0, 1_000]);
  });

  it('is never while nobody can see it, and once when somebody can (row 51)', () => {
    gate.open(false);
    gate.request();
    gate.request();
    clock.to(10_000);
    expect(drawn).toEqual([]);

    gate.open(true);
    expect(drawn).toEqual([10_000]);
  });

  it('is not on opening where nothing has changed', () => {
    gate.request();
    gate.open(false);
    gate.open(true);
    expect(drawn).toEqual([0]);
  });

  it('keeps what waits when it closes', () => {
    gate.request();
    gate.request();
    gate.open(false);
    clock.to(1_000);
    gate.open(true);
    expect(drawn).toEqual([0, 1_000]);
  });

  it('is at once for print (row 32)', () => {
    gate.request();
    gate.open(false);
    gate.request();
    gate.flush();
    expect(drawn).toEqual([0, 0]);
  });
});

import type { Clock } from '@bizboost/core/contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { Announcer, announceInterval } from './announcer.ts';

class HandClock implements Clock {
  time = 0;
  #tasks: { readonly at: number; readonly run: () => void }[] = [];

  now(): number {
    return this.time;
  }

  schedule(delayMs: number, run: () => void): () => void {
    const task = { at: this.time + delayMs, run };
    this.#tasks.push(task);
    return () => (this.#tasks = this.#tasks.filter((other) => other !== task));
  }

  pass(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const next = this.#tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#tasks = this.#tasks.filter((task) => task !== next);
      this.time = next.at;
      next.run();
    }
    this.time = end;
  }
}

describe('what a screen reader hears', () => {
  let clock: HandClock;
  let said: string[];
  let isHidden: boolean;
  let announcer: Announcer;

  beforeEach(() => {
    clock = new HandClock();
    said = [];
    isHidden = false;
    announcer = new Announcer({ clock, say: (words) => said.push(words), isHidden: () => isHidden });
  });

  const tick600Times = (): void => {
    for (let tick = 1; tick <= 600; tick += 1) {
      announcer.numbers(`Revenue ${tick}`);
      clock.pass(100);
    }
  };

  it('is at most two announcements in a minute of six hundred changes, the newest each time (row 37)', () => {
    tick600Times();
    expect(said).toHaveLength(2);
    expect(said[0]).toBe('Revenue 300');
  });

  it('is at most twelve at the shortest interval (row 37)', () => {
    announcer.intervalMs = announceInterval('1');
    tick600Times();
    expect(said).toHaveLength(12);
  });

  it('is nothing where it is off (row 37)', () => {
    announcer.intervalMs = announceInterval('off');
    tick600Times();
    announcer.news('Lost');
    expect(said).toEqual([]);
  });

  it('is nothing while the page is hidden (row 37)', () => {
    isHidden = true;
    tick600Times();
    expect(said).toEqual([]);
  });

  it('has news at once, but not the same twice in a row', () => {
    announcer.news('Lost');
    announcer.news('Lost');
    announcer.news('Back');
    expect(said).toEqual(['Lost', 'Back']);
  });

  it('does not repeat numbers that have not changed', () => {
    announcer.numbers('Revenue 1');
    clock.pass(30_000);
    announcer.numbers('Revenue 1');
    clock.pass(60_000);
    expect(said).toEqual(['Revenue 1']);
  });

  it('does not repeat numbers because of news between them', () => {
    announcer.numbers('Revenue 1');
    clock.pass(30_000);
    announcer.news('Lost');
    announcer.numbers('Revenue 1');
    clock.pass(60_000);
    expect(said).toEqual(['Revenue 1', 'Lost']);
  });

  it('is not what numbers were on the way, where they have come back to what was told', () => {
    announcer.numbers('Revenue 1');
    clock.pass(30_000);
    announcer.numbers('Revenue 2');
    announcer.numbers('Revenue 1');
    clock.pass(60_000);
    expect(said).toEqual(['Revenue 1']);
  });

  it('is no news of what a reader found when the element came', () => {
    announcer.known('Advice 1');
    announcer.numbers('Advice 1');
    clock.pass(60_000);
    announcer.numbers('Advice 2');
    clock.pass(60_000);
    expect(said).toEqual(['Advice 2']);
  });

  it('forgets what waits when the element goes', () => {
    announcer.numbers('Revenue 1');
    announcer.stop();
    clock.pass(60_000);
    expect(said).toEqual([]);
  });

  it.each([
    [undefined, 30_000],
    ['', 30_000],
    ['nonsense', 30_000],
    ['60', 60_000],
    ['2', 5_000],
    ['-3', 30_000],
    ['off', undefined],
  ])('is asked for with announce=%j: every %s ms', (wish, expected) => {
    expect(announceInterval(wish)).toBe(expected);
  });
});

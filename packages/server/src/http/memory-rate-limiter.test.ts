import { createFakeClock } from '@bizboost/core/testing';
import { describe, expect, it } from 'vitest';
import { MemoryRateLimiter } from './memory-rate-limiter.ts';

const setUp = () => {
  const clock = createFakeClock(1_000_000);
  return { clock, limiter: new MemoryRateLimiter(clock) };
};

describe('MemoryRateLimiter', () => {
  it('lets a minute’s requests through at once, and gives the time to wait for the next', () => {
    const { limiter } = setUp();

    for (let i = 0; i < 60; i += 1) expect(limiter.take('a', 60)).toBe(0);

    expect(limiter.take('a', 60)).toBe(1_000);
  });

  it('gives requests back evenly', () => {
    const { clock, limiter } = setUp();
    for (let i = 0; i < 60; i += 1) limiter.take('a', 60);

    clock.step(2_500);

    expect([limiter.take('a', 60), limiter.take('a', 60), limiter.take('a', 60)]).toEqual([0, 0, 500]);
  });

  it('counts each caller apart', () => {
    const { limiter } = setUp();
    limiter.take('a', 1);

    expect(limiter.take('b', 1)).toBe(0);
    expect(limiter.take('a', 1)).toBe(60_000);
  });

  it('does not lend what a clock set back would take', () => {
    const { clock, limiter } = setUp();
    limiter.take('a', 1);

    clock.step(-3_600_000);

    expect(limiter.take('a', 1)).toBe(60_000);
  });
});

import { BizBoostError } from '@bizboost/core';
import { createFakeClock } from '@bizboost/core/testing';
import { describe, expect, it } from 'vitest';
import { RateLimit } from './rate-limit.ts';

const refusalOf = (take: () => void): BizBoostError => {
  try {
    take();
  } catch (error) {
    if (BizBoostError.isInstance(error)) return error;
  }
  throw new Error('It was let through.');
};

describe('RateLimit', () => {
  it('lets a minute’s requests through at once, and refuses the next with the time to wait', () => {
    const clock = createFakeClock(1_000_000);
    const limit = new RateLimit(60, clock);

    for (let i = 0; i < 60; i += 1) limit.take('a');

    const refusal = refusalOf(() => limit.take('a'));
    expect(refusal.code).toBe('rate_limited');
    expect(refusal.retryAfterMs).toBe(1_000);
  });

  it('gives requests back evenly', () => {
    const clock = createFakeClock(1_000_000);
    const limit = new RateLimit(60, clock);
    for (let i = 0; i < 60; i += 1) limit.take('a');

    clock.step(2_500);

    limit.take('a');
    limit.take('a');
    expect(refusalOf(() => limit.take('a')).retryAfterMs).toBe(500);
  });

  it('counts each caller apart', () => {
    const limit = new RateLimit(1, createFakeClock(1_000_000));
    limit.take('a');

    expect(() => limit.take('b')).not.toThrow();
    expect(() => limit.take('a')).toThrow(BizBoostError);
  });

  it('does not lend what a clock set back would take', () => {
    const clock = createFakeClock(1_000_000);
    const limit = new RateLimit(1, clock);
    limit.take('a');

    clock.step(-3_600_000);

    expect(() => limit.take('a')).toThrow(BizBoostError);
  });
});

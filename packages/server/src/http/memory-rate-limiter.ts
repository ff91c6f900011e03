import type { Clock } from '@bizboost/core';
import type { RateLimiter } from './rate-limiter.ts';

interface Bucket {
  tokens: number;
  refilledAt: number;
}

const MINUTE_MS = 60_000;

/**
 * A token bucket per caller, in this process's memory.
 * A caller not heard of for a minute has a full bucket, so its entry is dropped.
 */
export class MemoryRateLimiter implements RateLimiter {
  readonly #buckets = new Map<string, Bucket>();
  readonly #clock: Clock;
  #sweptAt: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#sweptAt = clock.now();
  }

  take(caller: string, perMinute: number): number {
    const now = this.#clock.now();
    this.#sweep(now);
    const bucket = this.#bucketOf(caller, perMinute, now);
    if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) * MINUTE_MS) / perMinute);
    bucket.tokens -= 1;
    return 0;
  }

  #bucketOf(caller: string, perMinute: number, now: number): Bucket {
    const bucket = this.#buckets.get(caller) ?? { tokens: perMinute, refilledAt: now };
    const elapsedMs = Math.max(0, now - bucket.refilledAt);
    bucket.tokens = Math.min(perMinute, bucket.tokens + (elapsedMs * perMinute) / MINUTE_MS);
    bucket.refilledAt = now;
    this.#buckets.set(caller, bucket);
    return bucket;
  }

  #sweep(now: number): void {
    if (Math.abs(now - this.#sweptAt) < MINUTE_MS) return;
    this.#sweptAt = now;
    for (const [caller, { refilledAt }] of this.#buckets) {
      if (now - refilledAt >= MINUTE_MS) this.#buckets.delete(caller);
    }
  }
}

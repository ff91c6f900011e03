import { BizBoostError, type Clock } from '@bizboost/core';

interface Bucket {
  tokens: number;
  refilledAt: number;
}

const MINUTE_MS = 60_000;

/**
 * A token bucket per caller: a full minute's requests may come at once, and are then given back evenly.
 * A caller not heard of for a minute has a full bucket, so its entry is dropped.
 */
export class RateLimit {
  readonly #buckets = new Map<string, Bucket>();
  readonly #perMinute: number;
  readonly #clock: Clock;
  #sweptAt: number;

  constructor(perMinute: number, clock: Clock) {
    this.#perMinute = perMinute;
    this.#clock = clock;
    this.#sweptAt = clock.now();
  }

  /** Counts one request. Throws `rate_limited`, with the time to wait, when there have been too many. */
  take(key: string): void {
    const now = this.#clock.now();
    this.#sweep(now);
    const bucket = this.#bucketOf(key, now);
    if (bucket.tokens < 1) throw this.#refusal(1 - bucket.tokens);
    bucket.tokens -= 1;
  }

  #bucketOf(key: string, now: number): Bucket {
    const bucket = this.#buckets.get(key) ?? { tokens: this.#perMinute, refilledAt: now };
    const elapsedMs = Math.max(0, now - bucket.refilledAt);
    bucket.tokens = Math.min(this.#perMinute, bucket.tokens + (elapsedMs * this.#perMinute) / MINUTE_MS);
    bucket.refilledAt = now;
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #refusal(missingTokens: number): BizBoostError {
    const retryAfterMs = Math.ceil((missingTokens * MINUTE_MS) / this.#perMinute);
    return new BizBoostError(
      'rate_limited',
      `At most ${this.#perMinute} requests a minute are answered for one token. Wait, and ask for more with one stream.`,
      {
        retryAfterMs,
      },
    );
  }

  #sweep(now: number): void {
    if (Math.abs(now - this.#sweptAt) < MINUTE_MS) return;
    this.#sweptAt = now;
    for (const [key, { refilledAt }] of this.#buckets) {
      if (now - refilledAt >= MINUTE_MS) this.#buckets.delete(key);
    }
  }
}

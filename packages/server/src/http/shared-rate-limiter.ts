import { Guard, type Clock } from '@bizboost/core';
import type { Log } from '../log.ts';
import { MemoryRateLimiter } from './memory-rate-limiter.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** How long a request waits to be counted with those of other servers. */
const LIMIT_MS = 50;

/** A limiter that other servers share, as long as it answers; else this server counts for itself, which it has done all along. */
export class SharedRateLimiter implements RateLimiter {
  readonly #shared: RateLimiter;
  readonly #own: MemoryRateLimiter;
  readonly #guard: Guard;

  constructor(shared: RateLimiter, clock: Clock, log: Log) {
    this.#shared = shared;
    this.#own = new MemoryRateLimiter(clock);
    const message = 'Requests are not counted together with those of other servers just now; each counts its own.';
    const onError = (error: unknown): void => log({ level: 'warn', message, error });
    this.#guard = new Guard({ name: 'the shared rate limiter', clock, limitMs: LIMIT_MS, onError });
  }

  async take(caller: string, perMinute: number): Promise<number> {
    const ownMs = this.#own.take(caller, perMinute);
    return this.#guard.call(async () => this.#shared.take(caller, perMinute)).catch(() => ownMs);
  }
}

import type { Clock } from '@bizboost/core';
import type { Caller } from './caller.ts';

/** With the time for which a key set is not looked at again: a key that is taken back stops opening anything within a minute. */
const REMEMBERED_MS = 30_000;
const MOST_TOKENS = 1_000;

interface Verified {
  readonly caller: Caller;
  readonly until: number;
}

/** Tokens whose signature was found right a moment ago: checking one costs more than most answers. */
export class VerifiedTokens {
  readonly #tokens = new Map<string, Verified>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get(token: string): Caller | undefined {
    const known = this.#tokens.get(token);
    if (known && this.#clock.now() < known.until) return known.caller;
    this.#tokens.delete(token);
    return undefined;
  }

  /** Remembers for half a minute, and never beyond the token's own end. */
  add(token: string, caller: Caller): void {
    const [oldest] = this.#tokens.keys();
    if (this.#tokens.size >= MOST_TOKENS && oldest !== undefined) this.#tokens.delete(oldest);
    const until = Math.min(this.#clock.now() + REMEMBERED_MS, caller.expiresAt ?? 0);
    this.#tokens.set(token, { caller, until });
  }
}

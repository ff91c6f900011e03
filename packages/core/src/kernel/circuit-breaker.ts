import type { Clock } from './clock.ts';

export interface CircuitBreakerOptions {
  readonly clock: Clock;
  /** Failures in a row that open it. Default 3. */
  readonly threshold?: number | undefined;
  /** How long it stays open the first time; doubled with each trial that fails. Default 1,000. */
  readonly cooldownMs?: number | undefined;
  /** Default 30,000. */
  readonly maxCooldownMs?: number | undefined;
}

/** Whether something that fails should be called: `closed` yes, `open` no, `trial` once, to see. */
export type CircuitState = 'closed' | 'open' | 'trial';

/** Keeps calls away from something that is broken, and lets one through now and then to see whether it still is. */
export interface CircuitBreaker {
  /** Asked before a call. Whoever is told `trial` has the only one of this cooldown. */
  state(): CircuitState;
  /** Whether it has opened and nothing has succeeded since. */
  readonly isOpen: boolean;
  succeeded(): void;
  /** `isHopeless` opens it at once, without waiting for more failures (a timeout is too dear to be repeated). */
  failed(isHopeless: boolean): void;
}

interface Opening {
  readonly at: number;
  readonly waitMs: number;
  isTried: boolean;
}

/** A circuit breaker, closed at first. Needs no timer. */
export function createCircuitBreaker(options: CircuitBreakerOptions): CircuitBreaker {
  const { clock, threshold = 3, cooldownMs = 1_000, maxCooldownMs = 30_000 } = options;
  let failures = 0;
  let opening: Opening | undefined;

  const open = (waitMs: number): void => {
    opening = { at: clock.now(), waitMs: Math.min(waitMs, maxCooldownMs), isTried: false };
  };
  return {
    state() {
      if (opening === undefined) return 'closed';
      const passedMs = clock.now() - opening.at;
      // A wall clock that was set back must not keep it open for longer than it would have been.
      if (passedMs >= 0 && passedMs < opening.waitMs) return 'open';
      opening = { ...opening, at: clock.now(), isTried: true };
      return 'trial';
    },
    get isOpen() {
      return opening !== undefined;
    },
    succeeded() {
      failures = 0;
      opening = undefined;
    },
    failed(isHopeless) {
      failures++;
      // Calls that were under way when it opened say nothing new.
      if (opening?.isTried === true) open(2 * opening.waitMs);
      else if (opening === undefined && (isHopeless || failures >= threshold)) open(cooldownMs);
    },
  };
}

import { createCircuitBreaker, type CircuitBreaker } from './circuit-breaker.ts';
import type { Clock } from './clock.ts';
import { BizBoostError } from './errors.ts';
import { withTimeLimit } from './time-limit.ts';

/** What stands before what, and for how long at most. */
export interface GuardOptions {
  /** What is guarded, in words for a message: "the broadcaster over Redis". */
  readonly name: string;
  readonly clock: Clock;
  /** How long one call is waited for. */
  readonly limitMs: number;
  /** Told why, each time that it begins to be left alone. Default: nothing. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/**
 * Stands before something distant that may be slow, dead or come and go. A call takes the limit at most. After one that took longer, or
 * three failures in a row, calls are refused at once, but for one now and then to see whether it works again: after a second, then ever more seldom
 * up to half a minute.
 */
export class Guard {
  readonly #options: GuardOptions;
  readonly #breaker: CircuitBreaker;
  #isClosed = true;

  constructor(options: GuardOptions) {
    this.#options = options;
    this.#breaker = createCircuitBreaker({ clock: options.clock });
  }

  /** Rejects with the work's own error, `timeout` after the limit, `unavailable` at once while what is guarded is left alone. */
  async call<T>(work: () => Promise<T>): Promise<T> {
    const { name, clock, limitMs } = this.#options;
    const state = this.#breaker.state();
    if (state === 'open')
      throw new BizBoostError('unavailable', `It is not asked just now, since it failed a moment ago: ${name}.`);
    const late = (): Error => new BizBoostError('timeout', `No answer came within ${limitMs} ms from ${name}.`);
    try {
      const result = await withTimeLimit(work, { clock, limitMs, late });
      this.worked();
      return result;
    } catch (error) {
      this.#failed(error);
      throw error;
    }
  }

  /** Says that it works, as was seen by other means. */
  worked(): void {
    this.#isClosed = true;
    this.#breaker.succeeded();
  }

  #failed(error: unknown): void {
    this.#breaker.failed(BizBoostError.isInstance(error) && error.code === 'timeout');
    if (!this.#isClosed || !this.#breaker.isOpen) return;
    this.#isClosed = false;
    this.#options.onError?.(error);
  }
}

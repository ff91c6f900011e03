import { LRUCache } from 'lru-cache';
import type { Clock } from '../kernel/clock.ts';

/** A source that failed, and has not worked since. */
interface Failure {
  readonly error: unknown;
  readonly at: number;
  /** In a row. */
  readonly count: number;
}

// Forgetting one costs no more than one call of the source too many. As a size, since `max` would take the memory at once.
const MAX_KEYS = 10_000;
const FIRST_PAUSE_MS = 100;

/**
 * Remembers which sources fail, so that they are not hammered. Where there is a last good value to show, a source is left alone for the
 * whole pause at once; where there is none, it may be tried again at first, and is given growing pauses only as it goes on failing.
 */
export class FailureMemory {
  readonly #failures = new LRUCache<string, Failure>({ maxSize: MAX_KEYS, sizeCalculation: () => 1 });
  readonly #clock: Clock;
  readonly #pauseMs: number;

  constructor(clock: Clock, pauseMs: number) {
    this.#clock = clock;
    this.#pauseMs = pauseMs;
  }

  failed(key: string, error: unknown): void {
    this.#failures.set(key, { error, at: this.#clock.now(), count: (this.#failures.get(key)?.count ?? 0) + 1 });
  }

  worked(key: string): void {
    this.#failures.delete(key);
  }

  /** Whether its last computation failed. */
  isFailing(key: string): boolean {
    return this.#failures.has(key);
  }

  /** The failure because of which the source should not be called just now, if so. */
  pausing(key: string, hasLastGood: boolean): Failure | undefined {
    const failure = this.#failures.get(key);
    if (failure === undefined) return undefined;
    const pauseMs = hasLastGood ? this.#pauseMs : growing(failure.count, this.#pauseMs);
    const passedMs = this.#clock.now() - failure.at;
    // A wall clock that was set back ends the pause.
    return passedMs >= 0 && passedMs < pauseMs ? failure : undefined;
  }
}

function growing(count: number, longestMs: number): number {
  return count < 2 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** (count - 2), longestMs);
}

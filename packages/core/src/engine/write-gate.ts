import type { Clock } from '../kernel/clock.ts';
import { withTimeLimit } from '../kernel/time-limit.ts';

const OPTIMISTIC_TRIES = 2;
/** Longest that writes wait for one answer. */
const HOLD_LIMIT_MS = 2_000;

/**
 * Keeps answers whole while records arrive: all the sums of one answer are of one moment between two writes.
 * Reading does not wait for writing; it is repeated when a write came between. Only where that happens twice, the next writes wait
 * for the third try (2 seconds at most).
 */
export class WriteGate {
  readonly #clock: Clock;
  #last: Promise<unknown> = Promise.resolve();
  #begun = 0;
  #ended = 0;
  #turns = 0;
  #reads = 0;
  #readers = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether anything is being written or read. */
  get isBusy(): boolean {
    return this.isWriting || this.#readers > 0;
  }

  get isWriting(): boolean {
    return this.#begun !== this.#ended;
  }

  /** Writes that have begun so far. */
  get writesBegun(): number {
    return this.#begun;
  }

  /** Says that the store was read: what it holds at that moment is in no one's hands. */
  noteRead(): void {
    this.#reads++;
  }

  /** Says that what is remembered has changed in any way. */
  noteTurn(): void {
    this.#turns++;
  }

  /** Runs one write at a time. */
  write<T>(task: () => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      this.#begun++;
      try {
        return await task();
      } finally {
        this.#ended++;
        this.#turns++;
      }
    });
  }

  /** Reads until everything it read was of one moment. `task` may run up to three times. */
  async readWhole<T>(task: () => Promise<T>): Promise<T> {
    this.#readers++;
    try {
      return await this.#readWhole(task);
    } finally {
      this.#readers--;
    }
  }

  async #readWhole<T>(task: () => Promise<T>): Promise<T> {
    for (let tried = 0; tried < OPTIMISTIC_TRIES; tried++) {
      const [turns, reads, begun, wasWriting] = [this.#turns, this.#reads, this.#begun, this.isWriting];
      const result = await task();
      const mayBeTorn = this.#reads !== reads && (wasWriting || this.#begun !== begun);
      if (this.#turns === turns && !mayBeTorn) return result;
    }
    return this.#hold(task);
  }

  #hold<T>(task: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const work = (): Promise<void> => task().then(resolve, reject);
      const late = (): Error => new Error('Writes have waited long enough.');
      void this.#inTurn(() => withTimeLimit(work, { clock: this.#clock, limitMs: HOLD_LIMIT_MS, late })).catch(
        () => {},
      );
    });
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task, task);
    this.#last = result.catch(() => {});
    return result;
  }
}

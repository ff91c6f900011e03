import type { Cancel, Clock } from '../kernel/clock.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Tries something again and again, after growing pauses, until it says that nothing is left to do. */
export class Retry {
  readonly #clock: Clock;
  readonly #task: () => Promise<boolean>;
  #pauseMs = FIRST_PAUSE_MS;
  #cancel: Cancel | undefined;
  #isTrying = false;
  #isWantedAgain = false;

  /** @param task true when it is done; must not reject */
  constructor(clock: Clock, task: () => Promise<boolean>) {
    this.#clock = clock;
    this.#task = task;
  }

  /** Asks for a try. One that waits already stands for it. */
  later(): void {
    this.#isWantedAgain = this.#isTrying;
    if (this.#cancel !== undefined || this.#isTrying) return;
    this.#cancel = this.#clock.schedule(this.#pauseMs, () => void this.#try());
    this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
  }

  /** Forgets that there was anything to do. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#isWantedAgain = false;
    this.#pauseMs = FIRST_PAUSE_MS;
  }

  async #try(): Promise<void> {
    this.#cancel = undefined;
    this.#isTrying = true;
    this.#isWantedAgain = false;
    const isDone = await this.#task();
    this.#isTrying = false;
    if (isDone) this.#pauseMs = FIRST_PAUSE_MS;
    if (!isDone || this.#isWantedAgain) this.later();
  }
}

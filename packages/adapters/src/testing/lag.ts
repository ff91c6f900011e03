const BEAT_MS = 2;

/** How long this process itself was too busy to do anything, so that it is not taken for waiting. */
export class Lag {
  #total = 0;
  #beatAt = performance.now();
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => {
      const now = performance.now();
      this.#total += Math.max(0, now - this.#beatAt - 2 * BEAT_MS);
      this.#beatAt = now;
    }, BEAT_MS);
  }

  /** What the work gave, and the milliseconds that were spent waiting for it. */
  async timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly waitedMs: number }> {
    const [start, before] = [performance.now(), this.#total];
    const value = await work();
    const end = performance.now();
    // What held it up last is known at the next beat.
    while (this.#beatAt < end) await new Promise((resolve) => setTimeout(resolve, BEAT_MS));
    return { value, waitedMs: end - start - (this.#total - before) };
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

/** Lets work on one thing be done one after the other, in the order it came; work on other things goes on beside it. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Settles as the work does. Work that fails does not stop the next. */
  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name);
    const mine = before === undefined ? work() : before.then(work, work);
    const done = mine.catch(() => {});
    this.#last.set(name, done);
    try {
      return await mine;
    } finally {
      if (this.#last.get(name) === done) this.#last.delete(name);
    }
  }
}

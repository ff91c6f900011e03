/** Lets tasks of one key run one after the other, in the order they were asked for; those of other keys run beside them. */
export class Turns<Key> {
  readonly #last = new Map<Key, Promise<void>>();

  /** Settles as the task does. A task that fails does not stop the next. */
  run<T>(key: Key, task: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const result = before === undefined ? task() : before.then(task);
    const done: Promise<void> = result.then(
      () => this.#end(key, done),
      () => this.#end(key, done),
    );
    this.#last.set(key, done);
    return result;
  }

  #end(key: Key, done: Promise<void>): void {
    if (this.#last.get(key) === done) this.#last.delete(key);
  }
}

import type { WriteBatch, WriteResult } from '@bizboost/core';
import { refuseWrongNumbers } from '../sql/refuse-batch.ts';
import { closed } from './duckdb-file.ts';
import type { Incoming } from './keep-group.ts';
import type { Outcome } from './plan-group.ts';

/** Enough to share the cost of a commit, few enough that nobody waits long for it. */
const MOST_FACTS_OF_A_GROUP = 50_000;

interface Waiting extends Incoming {
  resolve(result: WriteResult): void;
  reject(error: unknown): void;
}

/** Batches wait here for the one that writes; those that wait together are kept by one commit. */
export class WriteQueue {
  readonly #keep: (batches: readonly Incoming[]) => Promise<readonly Outcome[]>;
  readonly #between: () => Promise<void>;
  #waiting: Waiting[] = [];
  readonly #tasks: (() => Promise<void>)[] = [];
  #running: Promise<void> | undefined;
  #isNudged = false;
  #isClosed = false;

  /** @param between runs after each commit, before the next begins; must not reject */
  constructor(keep: (batches: readonly Incoming[]) => Promise<readonly Outcome[]>, between: () => Promise<void>) {
    this.#keep = keep;
    this.#between = between;
  }

  /** Resolves when the batch is on the disk. Rejects with `invalid_input` for numbers that are no safe integers, before it waits. */
  async write(business: string, batch: WriteBatch): Promise<WriteResult> {
    if (this.#isClosed) throw closed();
    refuseWrongNumbers(batch);
    return new Promise<WriteResult>((resolve, reject) => {
      this.#waiting.push({ business, batch, resolve, reject });
      this.#running ??= this.#runAll();
    });
  }

  /** Runs a task in the turn of one that writes. */
  run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#isClosed) return Promise.reject(closed());
    return new Promise<T>((resolve, reject) => {
      this.#tasks.push(() => task().then(resolve, reject));
      this.#running ??= this.#runAll();
    });
  }

  /** Runs `between` when its turn comes, though nothing is written. */
  nudge(): void {
    if (this.#isClosed) return;
    this.#isNudged = true;
    this.#running ??= this.#runAll();
  }

  /** Waits for what is under way; later batches are refused. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#running;
  }

  async #runAll(): Promise<void> {
    while (this.#waiting.length > 0 || this.#tasks.length > 0 || this.#isNudged) {
      this.#isNudged = false;
      await this.#tasks.shift()?.();
      if (this.#waiting.length > 0) await this.#keepTogether(this.#takeGroup());
      await this.#between();
    }
    this.#running = undefined;
  }

  #takeGroup(): readonly Waiting[] {
    let facts = 0;
    const isTooMany = ({ batch }: Waiting): boolean => (facts += batch.facts.length) > MOST_FACTS_OF_A_GROUP;
    const end = this.#waiting.findIndex(isTooMany);
    const group = end === -1 ? this.#waiting : this.#waiting.slice(0, Math.max(1, end));
    this.#waiting = this.#waiting.slice(group.length);
    return group;
  }

  async #keepTogether(group: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#keep(group);
      for (const [index, outcome] of outcomes.entries()) settle(group[index] as Waiting, outcome);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}

function settle({ resolve, reject }: Waiting, outcome: Outcome): void {
  if ('result' in outcome) resolve(outcome.result);
  else reject(outcome.refusal);
}

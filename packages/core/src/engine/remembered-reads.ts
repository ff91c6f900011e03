import type { Collection } from '../data/adapter.ts';
import type { Clock } from '../kernel/clock.ts';
import type { ReadsShelf } from './reads-shelf.ts';
import type { FactChange, StoreQuestion, StoreRows } from './store-question.ts';

/** What a write did, as far as reads depend on it. */
export interface WrittenFacts extends FactChange {
  /** Collections that the write changed in ways that are not known: what depends on them is asked for anew. */
  readonly rewritten: readonly Collection[];
}

export interface RememberedReadsParts {
  readonly shelf: ReadsShelf;
  readonly clock: Clock;
  /** How long what was read is believed, since others may change the store and not tell. */
  readonly ttlMs: number;
}

// Beyond this many steps of folding, asking the store anew is likely cheaper, and never blocks the event loop.
const MOST_FOLD_STEPS = 200_000;
// What nobody has asked for in this time (yesterday's, last minute's) is dropped instead of kept up.
const IDLE_MS = 600_000;

/** A question to the store that a write may cross. */
interface PendingRead {
  readonly question: StoreQuestion<unknown>;
  /** Absent while the store has not answered. */
  found: StoreRows<unknown> | undefined;
  /** A write crossed it: it may hold that write's facts, or some of them, or none. */
  isCrossed: boolean;
}

/**
 * What was read of one business, remembered exactly: a write of this process is folded in, so bringing an answer up to date costs
 * the same whatever the history. What was read while a write was under way is given out but not kept, unless nothing of that write
 * concerns it: its facts would be counted twice.
 */
export class RememberedReads {
  readonly #parts: RememberedReadsParts;
  readonly #joinable = new Map<string, Promise<StoreRows<unknown>>>();
  readonly #pending = new Set<PendingRead>();
  #writesUnderWay = 0;

  constructor(parts: RememberedReadsParts) {
    this.#parts = parts;
  }

  /**
   * The rows now, from memory or from `ask`, which must see whatever the store has kept when it is called.
   * Callers of one question share one read, unless a write that concerns it has ended since it began.
   */
  read<Row>(question: StoreQuestion<Row>, ask: () => Promise<StoreRows<Row>>): Promise<StoreRows<Row>> {
    const { shelf, clock, ttlMs } = this.#parts;
    const { key } = question;
    const now = clock.now();
    const kept = shelf.get(key);
    // One key is one question, so the rows under it are of its kind.
    if (kept === undefined || now - kept.readAt >= ttlMs)
      return (this.#joinable.get(key) as Promise<StoreRows<Row>> | undefined) ?? this.#ask(question, ask);
    kept.askedAt = now;
    return Promise.resolve({ rows: kept.memory.rows() as readonly Row[], missing: kept.missing });
  }

  /** To be called before the store is given a batch. */
  beginWrite(): void {
    this.#writesUnderWay++;
  }

  /** To be called in the turn in which the store's write has resolved; without an outcome when it failed and may or may not have kept the batch. */
  endWrite(outcome: WrittenFacts | undefined): void {
    this.#writesUnderWay--;
    if (outcome === undefined) this.forget();
    else this.#takeIn(outcome);
    if (this.#writesUnderWay === 0) for (const read of this.#pending) if (read.found !== undefined) this.#settle(read);
  }

  /** Drops what depends on the collections, and keeps nothing of reads under way. Default: all of them. */
  forget(collections?: readonly Collection[]): void {
    const isMeant = (question: StoreQuestion<unknown>): boolean =>
      collections === undefined || question.collections.some((collection) => collections.includes(collection));
    for (const [key, { question }] of this.#parts.shelf.entries()) if (isMeant(question)) this.#parts.shelf.delete(key);
    for (const read of this.#pending) if (isMeant(read.question)) this.#cross(read);
  }

  #ask<Row>(question: StoreQuestion<Row>, ask: () => Promise<StoreRows<Row>>): Promise<StoreRows<Row>> {
    const read: PendingRead = { question, found: undefined, isCrossed: false };
    this.#pending.add(read);
    const answer = ask().then(
      (found) => {
        this.#unjoin(question.key, answer);
        read.found = found;
        if (this.#writesUnderWay === 0) this.#settle(read);
        return found;
      },
      (error: unknown) => {
        this.#unjoin(question.key, answer);
        this.#pending.delete(read);
        throw error;
      },
    );
    this.#joinable.set(question.key, answer);
    return answer;
  }

  /** Keeps what was read, now that no write can still be half in it. */
  #settle(read: PendingRead): void {
    const { question, found, isCrossed } = read;
    this.#pending.delete(read);
    if (isCrossed || found === undefined) return;
    const now = this.#parts.clock.now();
    const memory = question.keep(found.rows);
    this.#parts.shelf.set(question.key, { question, memory, missing: found.missing, readAt: now, askedAt: now });
  }

  #cross(read: PendingRead): void {
    read.isCrossed = true;
    this.#joinable.delete(read.question.key);
  }

  #unjoin(key: string, answer: Promise<StoreRows<unknown>>): void {
    if (this.#joinable.get(key) === answer) this.#joinable.delete(key);
  }

  #takeIn({ rewritten, ...change }: WrittenFacts): void {
    if (rewritten.length > 0) this.forget(rewritten);
    const kept = [...this.#parts.shelf.entries()];
    if (kept.length === 0 && this.#pending.size === 0) return;
    const facts = [...change.added, ...change.removed];
    for (const read of this.#pending) if (read.question.concerns(facts)) this.#cross(read);
    const isTooMuch = kept.length * facts.length > MOST_FOLD_STEPS;
    const idleSince = this.#parts.clock.now() - IDLE_MS;
    for (const [key, { question, memory, askedAt }] of kept) {
      const isKept = askedAt >= idleSince && (isTooMuch ? !question.concerns(facts) : memory.takeIn(change));
      if (!isKept) this.#parts.shelf.delete(key);
    }
  }
}

import type { AggregateRow, Collection, SumsQuery } from '../data/adapter.ts';
import type { Fact } from '../data/fact.ts';
import { createFold, type Fold } from '../data/fold.ts';
import type { Clock } from '../kernel/clock.ts';
import type { SumsShelf } from './sums-shelf.ts';

/** What a write did, as far as sums depend on it. */
export interface WrittenFacts {
  /** Only those that were new. */
  readonly facts: readonly Fact[];
  /** Collections that the write changed in other ways than by new facts: their sums are asked for anew. */
  readonly rewritten: readonly Collection[];
}

export interface RememberedSumsParts {
  /** Asks the adapter. Whatever it has kept when it is called, it must see. */
  readonly aggregate: (query: SumsQuery) => Promise<readonly AggregateRow[]>;
  readonly shelf: SumsShelf;
  readonly clock: Clock;
  /** How long sums are believed, since others may change the store and not tell. */
  readonly ttlMs: number;
}

// Beyond this many steps of folding, asking the adapter anew is likely cheaper, and never blocks the event loop.
const MOST_FOLD_STEPS = 200_000;
// Sums that nobody has asked for in this time (yesterday's, last minute's) are dropped instead of folded on.
const IDLE_MS = 600_000;

/** A question to the adapter that a write may cross. */
interface PendingRead {
  readonly key: string;
  readonly query: SumsQuery;
  rows: readonly AggregateRow[] | undefined;
  /** A write crossed it: it may hold that write's facts, or some of them, or none. */
  isCrossed: boolean;
}

/**
 * The sums of one business, remembered exactly: a write of this process folds its new facts into them, so bringing an answer
 * up to date costs the same whatever the history. What was read while a write was under way is given out but not kept,
 * unless nothing of that write concerns it: the new facts would be counted twice.
 */
export class RememberedSums {
  readonly #parts: RememberedSumsParts;
  readonly #joinable = new Map<string, Promise<readonly AggregateRow[]>>();
  readonly #pending = new Set<PendingRead>();
  #writesUnderWay = 0;
  #readsStarted = 0;

  constructor(parts: RememberedSumsParts) {
    this.#parts = parts;
  }

  /** How many questions went to the adapter. */
  get readsStarted(): number {
    return this.#readsStarted;
  }

  /** The sums now. Callers of one question share one read, unless a write that concerns it has ended since it began. */
  sums(query: SumsQuery): Promise<readonly AggregateRow[]> {
    const key = keyOf(query);
    const { shelf, clock, ttlMs } = this.#parts;
    const now = clock.now();
    const kept = shelf.get(key);
    if (kept === undefined || now - kept.readAt >= ttlMs) return this.#joinable.get(key) ?? this.#read(key, query);
    kept.askedAt = now;
    return Promise.resolve(kept.fold.rows());
  }

  /** To be called before the adapter is given a batch. */
  beginWrite(): void {
    this.#writesUnderWay++;
  }

  /** To be called in the same turn in which the adapter's write has resolved; without an outcome when it failed and may or may not have kept the batch. */
  endWrite(outcome: WrittenFacts | undefined): void {
    this.#writesUnderWay--;
    if (outcome === undefined) this.forget();
    else this.#takeIn(outcome);
    if (this.#writesUnderWay === 0) for (const read of this.#pending) if (read.rows !== undefined) this.#settle(read);
  }

  /** Drops what depends on the collections, and keeps nothing of reads under way. Default: all of them. */
  forget(collections?: readonly Collection[]): void {
    const isMeant = (query: SumsQuery): boolean => collections === undefined || collections.includes(query.collection);
    for (const [key, { query }] of this.#parts.shelf.entries()) if (isMeant(query)) this.#parts.shelf.delete(key);
    for (const read of this.#pending) if (isMeant(read.query)) this.#cross(read);
  }

  #read(key: string, query: SumsQuery): Promise<readonly AggregateRow[]> {
    const read: PendingRead = { key, query, rows: undefined, isCrossed: false };
    this.#readsStarted++;
    this.#pending.add(read);
    const rows = this.#parts.aggregate(query).then(
      (found) => {
        this.#unjoin(read, rows);
        read.rows = found;
        if (this.#writesUnderWay === 0) this.#settle(read);
        return found;
      },
      (error: unknown) => {
        this.#unjoin(read, rows);
        this.#pending.delete(read);
        throw error;
      },
    );
    this.#joinable.set(key, rows);
    return rows;
  }

  /** Keeps what was read, now that no write can still be half in it. */
  #settle(read: PendingRead): void {
    this.#pending.delete(read);
    if (read.isCrossed) return;
    const { shelf, clock } = this.#parts;
    const now = clock.now();
    shelf.set(read.key, { query: read.query, fold: createFold(read.query, read.rows), readAt: now, askedAt: now });
  }

  #cross(read: PendingRead): void {
    read.isCrossed = true;
    this.#joinable.delete(read.key);
  }

  #unjoin(read: PendingRead, rows: Promise<readonly AggregateRow[]>): void {
    if (this.#joinable.get(read.key) === rows) this.#joinable.delete(read.key);
  }

  #takeIn({ facts, rewritten }: WrittenFacts): void {
    if (rewritten.length > 0) this.forget(rewritten);
    for (const read of this.#pending) if (concerns(facts, read.query)) this.#cross(read);
    const kept = [...this.#parts.shelf.entries()];
    const isTooMuch = kept.length * facts.length > MOST_FOLD_STEPS;
    const idleSince = this.#parts.clock.now() - IDLE_MS;
    for (const [key, { query, fold, askedAt }] of kept) {
      const isKept = askedAt >= idleSince && (isTooMuch ? !concerns(facts, query) : foldIn(fold, facts));
      if (!isKept) this.#parts.shelf.delete(key);
    }
  }
}

/** False where a sum leaves what numbers hold exactly: then the adapter is the one to say so. */
function foldIn(fold: Fold, facts: readonly Fact[]): boolean {
  try {
    for (const fact of facts) fold.add(fact);
    return true;
  } catch {
    return false;
  }
}

function concerns(facts: readonly Fact[], query: SumsQuery): boolean {
  const probe = createFold(query);
  return facts.some((fact) => {
    probe.add(fact);
    return probe.rows().length > 0;
  });
}

/** One text per question, however its filters are ordered. */
function keyOf({ collection, segments, grain, by, where, sums }: SumsQuery): string {
  const cuts = segments.map(({ from, to, offsetMs }) => [from, to, offsetMs]);
  const filters = (filter: SumsQuery['where']) => Object.entries(filter ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const columns = Object.entries(sums).map(([name, sum]) => [name, sum.column, filters(sum.where)]);
  return JSON.stringify([collection, grain, cuts, by, filters(where), columns]);
}

import { LRUCache } from 'lru-cache';
import type { StateKind, State } from '../data/fact.ts';
import type { Clock } from '../kernel/clock.ts';

/** A question about states: by id, or all of a kind. */
export interface StateQuery {
  readonly kind: StateKind;
  readonly ids?: readonly string[];
}

export interface RememberedStatesParts {
  readonly find: (query: StateQuery) => Promise<readonly State[]>;
  readonly clock: Clock;
  readonly ttlMs: number;
}

interface Kept {
  readonly kind: StateKind;
  readonly askedAt: number;
  readonly states: Promise<readonly State[]>;
}

const MAX_QUESTIONS = 200;

/** The names and states of one business, remembered until a write touches their kind: an answer then costs no look into the store. */
export class RememberedStates {
  readonly #parts: RememberedStatesParts;
  readonly #kept = new LRUCache<string, Kept>({ maxSize: MAX_QUESTIONS, sizeCalculation: () => 1 });

  constructor(parts: RememberedStatesParts) {
    this.#parts = parts;
  }

  find(query: StateQuery): Promise<readonly State[]> {
    const key = JSON.stringify([query.kind, query.ids]);
    const kept = this.#kept.get(key);
    const now = this.#parts.clock.now();
    if (kept !== undefined && now - kept.askedAt < this.#parts.ttlMs) return kept.states;
    const states = this.#parts.find(query);
    this.#kept.set(key, { kind: query.kind, askedAt: now, states });
    states.catch(() => {
      if (this.#kept.peek(key)?.states === states) this.#kept.delete(key);
    });
    return states;
  }

  /** To be called when a write has ended, so that what was read before or during it is read anew. Default: all kinds. */
  forget(kinds?: ReadonlySet<StateKind>): void {
    for (const [key, { kind }] of [...this.#kept.entries()]) if (kinds?.has(kind) ?? true) this.#kept.delete(key);
  }
}

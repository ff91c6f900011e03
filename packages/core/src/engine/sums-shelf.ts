import { LRUCache } from 'lru-cache';
import type { SumsQuery } from '../data/adapter.ts';
import type { Fold } from '../data/fold.ts';
import type { BusinessId } from '../kernel/ids.ts';

/** A remembered question. */
export interface KeptSums {
  readonly query: SumsQuery;
  readonly fold: Fold;
  /** When it was read from the store, ms UTC. */
  readonly readAt: number;
  /** When it was last asked for, ms UTC. */
  askedAt: number;
}

/** The remembered questions of one business. */
export interface SumsShelf {
  /** Counts as use: what is used least goes first when space runs out. */
  get(key: string): KeptSums | undefined;
  set(key: string, kept: KeptSums): void;
  delete(key: string): void;
  entries(): IterableIterator<[string, KeptSums]>;
}

interface Slot {
  readonly shelf: Map<string, KeptSums>;
  readonly key: string;
  readonly kept: KeptSums;
  /** Rows when it was last weighed; folding makes more of them. */
  readonly rows: number;
}

/** Rows of sums that all businesses together may keep; a row is some 400 bytes. */
const MAX_ROWS = 100_000;
/** Growth that is not worth weighing anew. */
const FEW_ROWS = 50;

/** The space that the shelves of all businesses share. */
export class SumsStore {
  readonly #slots;

  constructor(maxRows: number = MAX_ROWS) {
    this.#slots = new LRUCache<string, Slot>({
      maxSize: maxRows,
      sizeCalculation: ({ rows }) => rows + 1,
      dispose: ({ shelf, key, kept }, _, reason) => {
        if (reason !== 'set' && shelf.get(key) === kept) shelf.delete(key);
      },
    });
  }

  /** A new, empty shelf; one per business. */
  shelfOf(business: BusinessId): SumsShelf {
    const shelf = new Map<string, KeptSums>();
    const slotOf = (key: string): string => JSON.stringify([business, key]);
    const slots = this.#slots;
    const put = (key: string, kept: KeptSums): void => {
      shelf.set(key, kept);
      slots.set(slotOf(key), { shelf, key, kept, rows: kept.fold.rows().length });
      // One that is larger than all the space is not taken, and nobody is told.
      if (!slots.has(slotOf(key))) shelf.delete(key);
    };
    return {
      get(key) {
        const kept = shelf.get(key);
        const slot = kept && slots.get(slotOf(key));
        if (slot !== undefined && slot.kept.fold.rows().length > 2 * slot.rows + FEW_ROWS) put(key, slot.kept);
        return kept;
      },
      set: put,
      delete: (key) => void slots.delete(slotOf(key)),
      entries: () => shelf.entries(),
    };
  }
}

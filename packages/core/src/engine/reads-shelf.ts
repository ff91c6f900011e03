import { LRUCache } from 'lru-cache';
import type { BusinessId } from '../kernel/ids.ts';
import type { MissingPart } from '../kernel/missing-part.ts';
import type { KeptRows, StoreQuestion } from './store-question.ts';

/** A remembered question. */
export interface KeptRead {
  readonly question: StoreQuestion<unknown>;
  readonly memory: KeptRows<unknown>;
  /** What the store said that it lacks of it. */
  readonly missing: readonly MissingPart[];
  /** When it was read from the store, ms UTC. */
  readonly readAt: number;
  /** When it was last asked for, ms UTC. */
  askedAt: number;
}

/** The remembered questions of one business. */
export interface ReadsShelf {
  /** Counts as use: what is used least goes first when space runs out. */
  get(key: string): KeptRead | undefined;
  set(key: string, kept: KeptRead): void;
  delete(key: string): void;
  entries(): IterableIterator<[string, KeptRead]>;
}

interface Slot {
  readonly shelf: Map<string, KeptRead>;
  readonly key: string;
  readonly kept: KeptRead;
  /** Rows when it was last weighed; folding makes more of them. */
  readonly rows: number;
}

/** Rows that all businesses together may keep; a row is some 400 bytes. */
const MAX_ROWS = 100_000;
/** Growth that is not worth weighing anew. */
const FEW_ROWS = 50;

/** The space that the shelves of all businesses share. */
export class ReadsStore {
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
  shelfOf(business: BusinessId): ReadsShelf {
    const shelf = new Map<string, KeptRead>();
    const slotOf = (key: string): string => JSON.stringify([business, key]);
    const slots = this.#slots;
    const put = (key: string, kept: KeptRead): void => {
      shelf.set(key, kept);
      slots.set(slotOf(key), { shelf, key, kept, rows: kept.memory.rows().length });
      // One that is larger than all the space is not taken, and nobody is told.
      if (!slots.has(slotOf(key))) shelf.delete(key);
    };
    return {
      get(key) {
        const kept = shelf.get(key);
        const slot = kept && slots.get(slotOf(key));
        if (slot !== undefined && slot.kept.memory.rows().length > 2 * slot.rows + FEW_ROWS) put(key, slot.kept);
        return kept;
      },
      set: put,
      delete: (key) => void slots.delete(slotOf(key)),
      entries: () => shelf.entries(),
    };
  }
}

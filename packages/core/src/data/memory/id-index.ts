import type { Table } from './table.ts';

const FIRST_SLOTS = 1_024;

/**
 * Which row of a table has an id. Open addressing over row numbers: 8 to 16 bytes an id, and nothing for the collector to follow
 * (a `Set` of a million strings takes four times that and ends at 16.7 million).
 */
export class IdIndex {
  readonly #table: Table;
  // A seed of its own for each index, so that nobody can choose ids that all fall into one place.
  readonly #seed = Math.floor(Math.random() * 2 ** 32) | 0;
  #slots = new Uint32Array(FIRST_SLOTS);
  #count = 0;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The row, or -1. */
  find(id: string): number {
    return (this.#slots[this.#slotOf(id)] as number) - 1;
  }

  /** Makes the table's next row the one of this id, unless some row is: false then. The caller adds that row before the next claim. */
  claim(id: string): boolean {
    if (this.#count * 2 >= this.#slots.length) this.#grow();
    const slot = this.#slotOf(id);
    if (this.#slots[slot] !== 0) return false;
    this.#slots[slot] = this.#table.rows + 1;
    this.#count += 1;
    return true;
  }

  #grow(): void {
    const rows = this.#slots;
    this.#slots = new Uint32Array(rows.length * 2);
    for (const entry of rows) if (entry !== 0) this.#slots[this.#slotOf(this.#table.idOf(entry - 1))] = entry;
  }

  /** Where an id is, or the free place where it belongs. */
  #slotOf(id: string): number {
    const last = this.#slots.length - 1;
    let slot = hashOf(id, this.#seed) & last;
    for (;;) {
      const entry = this.#slots[slot] as number;
      if (entry === 0 || this.#table.idOf(entry - 1) === id) return slot;
      slot = (slot + 1) & last;
    }
  }
}

/** 32 bits of a string: multiplied per code unit (FNV-1a), mixed at the end (the finalizer of MurmurHash3). */
function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

import type { Fact } from '@bizboost/core';
import { EVENTS, SPENDS, TRADES } from './duckdb-schema.ts';
import { HashSet } from './hash-set.ts';
import { hashIds } from './id-hash.ts';
import type { WriteSession } from './write-session.ts';

export type FactKind = Fact['kind'];

/** Where the ids of a kind are kept, and which rows there are of it. */
export const ID_SOURCES: Readonly<Record<FactKind, { readonly from: string; readonly where: string }>> = {
  event: { from: EVENTS.table.name, where: 'TRUE' },
  spend: { from: SPENDS.table.name, where: 'TRUE' },
  sale: { from: TRADES.table.name, where: "kind = 'sale'" },
  refund: { from: TRADES.table.name, where: "kind = 'refund'" },
};

/** Businesses whose ids are read by one statement. */
const BUSINESSES_A_STATEMENT = 1_000;

/**
 * Hashes of the ids that are kept, each business and kind for itself, read from the file when they are first needed. An id whose hash is not
 * there is new; one whose hash is there is only likely to be kept already.
 */
export class KnownIds {
  readonly #mostBytes: number;
  /** Those used last come last. */
  readonly #sets = new Map<string, HashSet>();

  /** @param mostBytes beyond it, the ids of the businesses written to least lately are let go, to be read again when they are needed */
  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** Reads what is not known yet. Nothing may be written meanwhile. */
  async read(session: WriteSession, kind: FactKind, businesses: Iterable<number>): Promise<void> {
    const missing = [...businesses].filter((business) => !this.#sets.has(nameOf(kind, business)));
    for (let from = 0; from < missing.length; from += BUSINESSES_A_STATEMENT)
      await this.#read(session, kind, missing.slice(from, from + BUSINESSES_A_STATEMENT));
  }

  /** The hashes of a business whose ids have been read. */
  of(kind: FactKind, business: number): HashSet {
    const name = nameOf(kind, business);
    const set = this.#sets.get(name) ?? new HashSet();
    this.#sets.delete(name);
    this.#sets.set(name, set);
    return set;
  }

  /** Drops what is known of a business: its ids are read again when they are needed. */
  forget(business: number): void {
    for (const kind of Object.keys(ID_SOURCES) as FactKind[]) this.#sets.delete(nameOf(kind, business));
  }

  /** Lets go of what takes too much memory. */
  trim(): void {
    let bytes = 0;
    for (const set of this.#sets.values()) bytes += set.bytes;
    for (const [name, set] of this.#sets) {
      if (bytes <= this.#mostBytes) return;
      this.#sets.delete(name);
      bytes -= set.bytes;
    }
  }

  async #read(session: WriteSession, kind: FactKind, businesses: readonly number[]): Promise<void> {
    const sets = new Map(businesses.map((business) => [business, new HashSet()]));
    for (const [business, set] of sets) this.#sets.set(nameOf(kind, business), set);
    const { from, where } = ID_SOURCES[kind];
    const statement = `SELECT business, id FROM ${from} WHERE ${where} AND business IN (${businesses.join(', ')})`;
    for await (const chunk of session.stream(statement)) {
      const numbers = chunk.getColumnValues(0) as number[];
      const ids = chunk.getColumnValues(1) as string[];
      const hashes = new Uint32Array(ids.length * 2);
      hashIds(ids, hashes);
      let [last, set] = [-1, new HashSet()];
      for (let row = 0; row < ids.length; row++) {
        const business = numbers[row] as number;
        // Most rows are sorted by business.
        if (business !== last) [last, set] = [business, sets.get(business) as HashSet];
        set.add(hashes[row * 2] as number, hashes[row * 2 + 1] as number);
      }
    }
  }
}

function nameOf(kind: FactKind, business: number): string {
  return `${kind} ${business}`;
}

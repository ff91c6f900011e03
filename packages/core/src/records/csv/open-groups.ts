import type { Fields } from '../accept/fields.ts';
import type { RecordKind } from '../schema/record.ts';

/** A sale or refund whose rows are still coming. */
export interface OpenRecord {
  readonly kind: RecordKind;
  readonly record: Fields & { items?: Fields[] };
  /** The line of each row, in the order of its items. */
  readonly lines: number[];
  /** The first thing wrong with one of its rows: it is then left out as a whole. */
  fault?: string;
}

/**
 * The groups whose rows are still coming, at most so many rows of them. Rows of a group need not follow each other; when too many are
 * held, the group that has waited longest is closed, and a later row of it begins a record of its own (its id has its own line).
 */
export class OpenGroups {
  readonly #maxRows: number;
  /** By group and kind; least recently touched first. */
  readonly #open = new Map<string, OpenRecord>();
  #rows = 0;

  constructor(maxRows: number) {
    this.#maxRows = maxRows;
  }

  /** The record that rows of this group and kind belong to, opened when there is none. Counts the row. */
  take(
    group: string,
    kind: RecordKind,
    open: () => OpenRecord,
  ): { readonly record: OpenRecord; readonly isNew: boolean } {
    const key = `${kind} ${group}`;
    const known = this.#open.get(key);
    const record = known ?? open();
    this.#open.delete(key);
    this.#open.set(key, record);
    this.#rows++;
    return { record, isNew: known === undefined };
  }

  /** What must be closed to hold no more rows than allowed. */
  overflow(): OpenRecord[] {
    const closed: OpenRecord[] = [];
    for (const [key, record] of this.#open) {
      if (this.#rows <= this.#maxRows) break;
      this.#open.delete(key);
      this.#rows -= record.lines.length;
      closed.push(record);
    }
    return closed;
  }

  /** All that are open, by their first line; none is open after. */
  close(): OpenRecord[] {
    const all = [...this.#open.values()].sort((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0));
    this.#open.clear();
    this.#rows = 0;
    return all;
  }
}

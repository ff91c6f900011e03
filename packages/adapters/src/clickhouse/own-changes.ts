import { randomBytes } from 'node:crypto';
import { changeRow, type RowText } from './record-text.ts';

/** Above this many counters all begin anew. */
const MOST_COUNTERS = 50_000;

/** Counts the changes that this process makes. */
export class OwnChanges {
  #writer = newWriter();
  readonly #counts = new Map<string, number>();

  /** The row that says there was one more of a business (given as a field) on a shard. */
  next(business: string, shard: number): RowText {
    if (this.#counts.size >= MOST_COUNTERS) this.startAnew();
    const place = `${shard} ${business}`;
    const count = (this.#counts.get(place) ?? 0) + 1;
    this.#counts.set(place, count);
    return changeRow(business, `${this.#writer}-${shard}`, count);
  }

  /**
   * Counts under another name from now on. After an insert whose outcome is not known: what still lands must count, however many came after it.
   */
  startAnew(): void {
    this.#writer = newWriter();
    this.#counts.clear();
  }
}

function newWriter(): string {
  return randomBytes(8).toString('hex');
}

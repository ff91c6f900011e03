/** Rows of a full chunk. A power of two, so that a row number splits into chunk and index by bits. */
export const CHUNK_ROWS = 65_536;

const FIRST_ROWS = 256;

/** How many columns of codes and of numbers a table has. */
export interface TableShape {
  readonly codes: number;
  readonly numbers: number;
}

/**
 * A run of rows in order of arrival, column by column. A column that holds nothing but zeros takes no memory: it is absent.
 * The arrays are longer than `rows` while the chunk grows; only the first `rows` entries mean something.
 */
export class Chunk {
  rows = 0;
  /** Times, ms UTC. */
  at: Float64Array;
  readonly codes: (Uint32Array | undefined)[];
  readonly numbers: (Float64Array | undefined)[];
  /** Per number column at least the sum of the absolute values: no partial sum over the chunk is larger. */
  readonly magnitudes: Float64Array;
  minAt = Infinity;
  maxAt = -Infinity;
  /** Whether times never step back from row to row. */
  isSorted = true;

  constructor(shape: TableShape, capacity = FIRST_ROWS) {
    this.at = new Float64Array(capacity);
    this.codes = Array.from({ length: shape.codes }, () => undefined);
    this.numbers = Array.from({ length: shape.numbers }, () => undefined);
    this.magnitudes = new Float64Array(shape.numbers);
  }

  get isFull(): boolean {
    return this.rows === CHUNK_ROWS;
  }

  /** Adds a row of zeros and returns its index. Must not be full. */
  push(at: number): number {
    const index = this.rows;
    if (index === this.at.length) this.#grow(Math.min(index * 4, CHUNK_ROWS));
    this.at[index] = at;
    if (at < this.minAt) this.minAt = at;
    if (at >= this.maxAt) this.maxAt = at;
    else this.isSorted = false;
    this.rows = index + 1;
    return index;
  }

  setCode(column: number, index: number, code: number): void {
    let codes = this.codes[column];
    if (codes === undefined) {
      if (code === 0) return;
      codes = this.codes[column] = new Uint32Array(this.at.length);
    }
    codes[index] = code;
  }

  setNumber(column: number, index: number, value: number): void {
    let numbers = this.numbers[column];
    if (numbers === undefined) {
      if (value === 0) return;
      numbers = this.numbers[column] = new Float64Array(this.at.length);
    }
    numbers[index] = value;
    (this.magnitudes[column] as number) += Math.abs(value);
  }

  code(column: number, index: number): number {
    return this.codes[column]?.[index] ?? 0;
  }

  number(column: number, index: number): number {
    return this.numbers[column]?.[index] ?? 0;
  }

  /** Index of the first row at or after a time. Only for a sorted chunk. */
  firstAtOrAfter(time: number, from = 0): number {
    let low = from;
    let high = this.rows;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.at[middle] as number) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #grow(capacity: number): void {
    const longer = <A extends Float64Array | Uint32Array>(array: A, copy: A): A => (copy.set(array), copy);
    this.at = longer(this.at, new Float64Array(capacity));
    for (const [column, codes] of this.codes.entries())
      if (codes) this.codes[column] = longer(codes, new Uint32Array(capacity));
    for (const [column, numbers] of this.numbers.entries())
      if (numbers) this.numbers[column] = longer(numbers, new Float64Array(capacity));
  }
}

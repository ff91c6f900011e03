import { CHUNK_ROWS, Chunk, type TableShape } from './chunk.ts';

const CHUNK_BITS = Math.log2(CHUNK_ROWS);

/** Rows that are only ever added, in chunks. A row number stays valid for good. */
export class Table {
  readonly #shape: TableShape;
  readonly chunks: Chunk[] = [];

  constructor(shape: TableShape) {
    this.#shape = shape;
  }

  get rows(): number {
    const last = this.chunks.at(-1);
    return last === undefined ? 0 : (this.chunks.length - 1) * CHUNK_ROWS + last.rows;
  }

  /** The chunk that takes the next row. */
  open(): Chunk {
    let last = this.chunks.at(-1);
    if (last === undefined || last.isFull) {
      last = new Chunk(this.#shape, last && CHUNK_ROWS);
      this.chunks.push(last);
    }
    return last;
  }

  chunkOf(row: number): Chunk {
    return this.chunks[row >>> CHUNK_BITS] as Chunk;
  }

  atOf(row: number): number {
    return this.chunkOf(row).at[indexOf(row)] as number;
  }
}

/** Where in its chunk a row is. */
export function indexOf(row: number): number {
  return row & (CHUNK_ROWS - 1);
}

import type { Chunk } from './chunk.ts';
import type { Table } from './table.ts';
import type { Timeline } from './timeline.ts';

/** Rows per block: their slots stay in the processor's nearest cache between one loop and the next. */
export const BLOCK_ROWS = 4_096;

/** A run of rows of one chunk. */
export interface Block {
  readonly chunk: Chunk;
  readonly start: number;
  readonly end: number;
  /** The cell all its rows lie in, or -1 where they may lie in several, or outside. */
  readonly cell: number;
}

/** Visits the rows that may lie in a timeline, block by block; chunks that cannot have any are skipped. */
export function scan(table: Table, timeline: Timeline, visit: (block: Block) => void): void {
  const { from, to } = timeline.span;
  for (const chunk of table.chunks) {
    if (chunk.maxAt < from || chunk.minAt >= to) continue;
    const start = chunk.isSorted ? chunk.firstAtOrAfter(from) : 0;
    const end = chunk.isSorted ? chunk.firstAtOrAfter(to, start) : chunk.rows;
    scanRows(chunk, start, end, timeline, visit);
  }
}

function scanRows(chunk: Chunk, start: number, end: number, timeline: Timeline, visit: (block: Block) => void): void {
  const { at, isSorted, minAt, maxAt } = chunk;
  const chunkCell = isSorted ? -1 : timeline.cellOfSpan(minAt, maxAt);
  for (let row = start; row < end; row += BLOCK_ROWS) {
    const last = Math.min(row + BLOCK_ROWS, end) - 1;
    const cell = isSorted ? timeline.cellOfSpan(at[row] as number, at[last] as number) : chunkCell;
    if (cell !== timeline.cells) visit({ chunk, start: row, end: last + 1, cell });
  }
}

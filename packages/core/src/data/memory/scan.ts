import type { Chunk } from './chunk.ts';
import type { Table } from './table.ts';
import type { Timeline } from './timeline.ts';

/** Rows per block: their slots stay in the processor's nearest cache between one loop and the next. */
export const BLOCK_ROWS = 4_096;

/** Rows worth a block of their own for lying in one cell: they then need no slots. */
const RUN_ROWS = 64;

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
    const cell = timeline.cellOfSpan(chunk.minAt, chunk.maxAt);
    if (cell !== -1) visitRows(visit, { chunk, start: 0, end: chunk.rows, cell }, timeline);
    else if (chunk.isSorted) scanSorted(chunk, timeline, visit);
    else visitRows(visit, { chunk, start: 0, end: chunk.rows, cell }, timeline);
  }
}

/** Long runs in one cell each for themselves: their times need not be looked at. */
function scanSorted(chunk: Chunk, timeline: Timeline, visit: (block: Block) => void): void {
  const end = chunk.firstAtOrAfter(timeline.span.to);
  let start = chunk.firstAtOrAfter(timeline.span.from);
  let row = start;
  while (row < end) {
    const cell = timeline.cellAt(chunk.at[row] as number);
    if (row + RUN_ROWS > end || (chunk.at[row + RUN_ROWS - 1] as number) >= timeline.until) {
      row += RUN_ROWS;
      continue;
    }
    const next = Math.min(end, chunk.firstAtOrAfter(timeline.until, row));
    visitRows(visit, { chunk, start, end: row, cell: -1 }, timeline);
    visitRows(visit, { chunk, start: row, end: next, cell }, timeline);
    row = start = next;
  }
  visitRows(visit, { chunk, start, end, cell: -1 }, timeline);
}

function visitRows(visit: (block: Block) => void, { chunk, start, end, cell }: Block, { cells }: Timeline): void {
  if (cell === cells) return;
  for (let row = start; row < end; row += BLOCK_ROWS)
    visit({ chunk, start: row, end: Math.min(row + BLOCK_ROWS, end), cell });
}

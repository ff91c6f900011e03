import type { Interval } from '../../kernel/interval.ts';

/**
 * The inner loops: each does one thing to a block of rows, on the same types of arrays whoever calls, so that the engine's compiler makes
 * one tight loop of it. `slots[i]` belongs to row `start + i`. Beware of making them general: an argument of a second type halves the speed.
 */

/** A lookup per code: what a row of that code adds to its slot. */
export interface CodeOffsets {
  readonly codes: Uint32Array;
  readonly offsets: Int32Array;
}

export function assignTwo(
  slots: Int32Array,
  count: number,
  start: number,
  base: number,
  [a, b]: readonly [CodeOffsets, CodeOffsets],
): void {
  const { codes: aCodes, offsets: aOffsets } = a;
  const { codes: bCodes, offsets: bOffsets } = b;
  for (let i = 0; i < count; i++) {
    const row = start + i;
    slots[i] = base + (aOffsets[aCodes[row] as number] as number) + (bOffsets[bCodes[row] as number] as number);
  }
}

export function addOffsets(slots: Int32Array, count: number, start: number, { codes, offsets }: CodeOffsets): void {
  for (let i = 0; i < count; i++) (slots[i] as number) += offsets[codes[start + i] as number] as number;
}

/** How the times of one stretch become cells. */
export interface CellRule extends Interval {
  readonly offsetMs: number;
  readonly grainMs: number;
  /** Bucket minus cell. */
  readonly firstBucket: number;
  /** The cell of times that are not in the stretch. */
  readonly outside: number;
}

/** `base` and the cell of each row's time, so many slots a cell. For times in any order: nothing is carried from row to row. */
export function assignCells(
  slots: Int32Array,
  at: Float64Array,
  [start, end]: readonly [number, number],
  [base, slotsPerCell]: readonly [number, number],
  { from, to, offsetMs, grainMs, firstBucket, outside }: CellRule,
): void {
  for (let row = start; row < end; row++) {
    const time = at[row] as number;
    const cell = time >= from && time < to ? Math.floor((time + offsetMs) / grainMs) - firstBucket : outside;
    slots[row - start] = base + cell * slotsPerCell;
  }
}

/** Adds each row's number to the sum of its slot. */
export function addNumbers(
  sums: Float64Array,
  slots: Int32Array,
  count: number,
  start: number,
  numbers: Float64Array,
): void {
  for (let i = 0; i < count; i++) (sums[slots[i] as number] as number) += numbers[start + i] as number;
}

/** The same without slots in between, where one lookup gives them. */
export function addLooked(
  sums: Float64Array,
  [start, end]: readonly [number, number],
  base: number,
  { codes, offsets }: CodeOffsets,
  numbers: Float64Array,
): void {
  for (let row = start; row < end; row++) {
    (sums[base + (offsets[codes[row] as number] as number)] as number) += numbers[row] as number;
  }
}

/** The sum of a stretch: several chains, since each addition waits for the one before it. */
export function sumOf(numbers: Float64Array, start: number, end: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let row = start;
  for (; row + 3 < end; row += 4) {
    a += numbers[row] as number;
    b += numbers[row + 1] as number;
    c += numbers[row + 2] as number;
    d += numbers[row + 3] as number;
  }
  for (; row < end; row++) a += numbers[row] as number;
  return a + b + c + d;
}

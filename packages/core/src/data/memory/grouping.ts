import type { Digit } from './digits.ts';
import type { CodeOffsets } from './kernels.ts';
import type { Block } from './scan.ts';
import type { Timeline } from './timeline.ts';

/** What rows are told apart by: when, the values of the key, and which filters they pass. */
export interface GroupingPlan {
  readonly timeline: Timeline;
  readonly keys: readonly Digit[];
  readonly filters: readonly Digit[];
}

/** The slots of a block's rows: those in `slots` if there are any, else `base` and what `lookup` adds to it, else `base` for all. */
export interface Placement {
  readonly base: number;
  readonly lookup?: CodeOffsets | undefined;
  /** Row by row from the block's start. Good until the next block is placed. */
  readonly slots?: Int32Array;
}

/** Gives each row a slot. Rows of one slot have the same cell, key and filter classes, so they can be added up. */
export interface Grouping {
  /** More than any slot given so far. */
  readonly size: number;
  place(block: Block): Placement;
  /** The number of a slot's cell and key together. */
  groupOf(slot: number): number;
  /** A slot's filter classes as a number of mixed radix, the last filter counting single. */
  filterOf(slot: number): number;
  /** The cell and codes of a group; `undefined` for the rows outside the timeline. */
  decode(group: number): { readonly cell: number; readonly codes: readonly number[] } | undefined;
}

/** How many combinations digits have. May be beyond the safe integers: only to be compared with a limit. */
export function combinationsOf(digits: readonly Digit[]): number {
  return digits.reduce((product, { size }) => product * size, 1);
}

/** The digits of a number of mixed radix, and what is left above them. */
export function splitDigits(
  number: number,
  digits: readonly Digit[],
): { readonly rest: number; readonly values: readonly number[] } {
  const values = digits.map(() => 0);
  let rest = number;
  for (let index = digits.length - 1; index >= 0; index--) {
    const { size } = digits[index] as Digit;
    values[index] = rest % size;
    rest = Math.floor(rest / size);
  }
  return { rest, values };
}

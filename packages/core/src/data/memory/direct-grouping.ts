import type { Digit } from './digits.ts';
import { combinationsOf, splitDigits, type Grouping, type GroupingPlan, type Placement } from './grouping.ts';
import { addOffsets, assignCells, assignTwo, type CodeOffsets } from './kernels.ts';
import { BLOCK_ROWS, type Block } from './scan.ts';
import type { Timeline } from './timeline.ts';

/** What the codes of one column add to a slot, for all digits made from it together. */
interface ColumnOffsets {
  readonly column: number;
  readonly offsets: Int32Array;
}

/** A slot is a number of mixed radix: cell, key, filter classes. For when that number stays small. */
export class DirectGrouping implements Grouping {
  readonly #slots = new Int32Array(BLOCK_ROWS);
  readonly size: number;
  readonly #timeline: Timeline;
  readonly #keys: readonly Digit[];
  readonly #slotsPerGroup: number;
  readonly #slotsPerCell: number;
  readonly #columns: readonly ColumnOffsets[];
  /** What the columns that the collection has not add to every slot. */
  readonly #absent: number;

  constructor({ timeline, keys, filters }: GroupingPlan) {
    this.#timeline = timeline;
    this.#keys = keys;
    this.#slotsPerGroup = combinationsOf(filters);
    this.#slotsPerCell = combinationsOf(keys) * this.#slotsPerGroup;
    const digits = strided([...keys, ...filters]);
    this.#columns = columnOffsets(digits);
    this.#absent = digits.reduce(
      (sum, { column, classes, stride }) => (column === undefined ? sum + (classes?.[0] ?? 0) * stride : sum),
      0,
    );
    // One cell more, for rows outside.
    this.size = (timeline.cells + 1) * this.#slotsPerCell;
  }

  place(block: Block): Placement {
    const { chunk, start, end, cell } = block;
    let base = Math.max(cell, 0) * this.#slotsPerCell + this.#absent;
    const parts: CodeOffsets[] = [];
    for (const { column, offsets } of this.#columns) {
      const codes = chunk.codes[column];
      if (codes === undefined) base += offsets[0] as number;
      else parts.push({ codes, offsets });
    }
    if (cell !== -1 && parts.length < 2) return { base, lookup: parts[0] };

    const slots = this.#slots;
    const count = end - start;
    if (cell === -1) this.#placeCells(block, base);
    else assignTwo(slots, count, start, base, parts.splice(0, 2) as [CodeOffsets, CodeOffsets]);
    for (const part of parts) addOffsets(slots, count, start, part);
    return { base, slots };
  }

  groupOf(slot: number): number {
    return Math.floor(slot / this.#slotsPerGroup);
  }

  filterOf(slot: number): number {
    return slot % this.#slotsPerGroup;
  }

  decode(group: number): ReturnType<Grouping['decode']> {
    const { rest, values } = splitDigits(group, this.#keys);
    return rest === this.#timeline.cells ? undefined : { cell: rest, codes: values };
  }

  #placeCells({ chunk, start, end }: Block, base: number): void {
    const rule = chunk.isSorted ? undefined : this.#timeline.ruleFor(chunk.minAt, chunk.maxAt);
    if (rule === undefined) this.#walkCells(chunk.at, start, end, base);
    else assignCells(this.#slots, chunk.at, [start, end], [base, this.#slotsPerCell], rule);
  }

  /** For times that mostly follow each other: as long as they stay in a cell, a row costs two comparisons. */
  #walkCells(at: Float64Array, start: number, end: number, base: number): void {
    const slots = this.#slots;
    const timeline = this.#timeline;
    const slotsPerCell = this.#slotsPerCell;
    let { since, until } = timeline;
    let slot = base + timeline.cell * slotsPerCell;
    for (let row = start; row < end; row++) {
      const time = at[row] as number;
      if (time < since || time >= until) {
        slot = base + timeline.cellAt(time) * slotsPerCell;
        ({ since, until } = timeline);
      }
      slots[row - start] = slot;
    }
  }
}

interface StridedDigit extends Digit {
  /** What one more of it adds to the number. */
  readonly stride: number;
}

function strided(digits: readonly Digit[]): readonly StridedDigit[] {
  let stride = 1;
  return digits.toReversed().map((digit) => {
    const own = stride;
    stride *= digit.size;
    return { ...digit, stride: own };
  });
}

function columnOffsets(digits: readonly StridedDigit[]): readonly ColumnOffsets[] {
  const columns = new Map<number, Int32Array>();
  for (const { column, codes, entries, classes, stride } of digits) {
    if (column === undefined) continue;
    const offsets = columns.get(column) ?? new Int32Array(entries);
    for (let entry = 0; entry < entries; entry++) {
      const code = codes ? (codes[entry] as number) : entry;
      (offsets[entry] as number) += (classes ? (classes[code] as number) : code) * stride;
    }
    columns.set(column, offsets);
  }
  return [...columns].map(([column, offsets]) => ({ column, offsets }));
}

import type { Digit } from './digits.ts';
import type { Grouping, GroupingPlan, Placement } from './grouping.ts';
import { BLOCK_ROWS, type Block } from './scan.ts';
import type { Timeline } from './timeline.ts';

/** The slots given out after one more digit. Slot 0 is for rows outside the timeline. */
interface Step {
  readonly digit: Digit;
  /** By `parent * digit.size + value`. */
  readonly slots: Map<number, number>;
  /** By slot: the slot before this digit, and the digit. */
  readonly parents: number[];
  readonly values: number[];
}

/**
 * Slots are given out as combinations turn up, one digit after the other. For when most never do, such as product by day over years.
 * Costs a map lookup per row and digit.
 */
export class WideGrouping implements Grouping {
  readonly #slots = new Int32Array(BLOCK_ROWS);
  readonly #timeline: Timeline;
  readonly #keys: readonly Step[];
  readonly #filters: readonly Step[];

  constructor({ timeline, keys, filters }: GroupingPlan) {
    this.#timeline = timeline;
    this.#keys = keys.map(stepOf);
    this.#filters = filters.map(stepOf);
  }

  get size(): number {
    const last = this.#filters.at(-1) ?? this.#keys.at(-1);
    return last?.parents.length ?? this.#timeline.cells + 1;
  }

  place({ chunk, start, end, cell }: Block): Placement {
    const slots = this.#slots;
    for (let row = start; row < end; row++) {
      const found = cell === -1 ? this.#timeline.cellAt(chunk.at[row] as number) : cell;
      slots[row - start] = found === this.#timeline.cells ? 0 : found + 1;
    }
    for (const step of [...this.#keys, ...this.#filters]) {
      const { column, codes, classes } = step.digit;
      const entries = column === undefined ? undefined : chunk.codes[column];
      for (let row = start; row < end; row++) {
        const entry = entries?.[row] ?? 0;
        const code = codes?.[entry] ?? entry;
        slots[row - start] = nextSlot(step, slots[row - start] as number, classes?.[code] ?? code);
      }
    }
    return { base: 0, slots };
  }

  groupOf(slot: number): number {
    return this.#filters.reduceRight((rest, { parents }) => parents[rest] as number, slot);
  }

  filterOf(slot: number): number {
    let rest = slot;
    let filter = 0;
    let stride = 1;
    for (const { digit, parents, values } of [...this.#filters].reverse()) {
      filter += (values[rest] as number) * stride;
      stride *= digit.size;
      rest = parents[rest] as number;
    }
    return filter;
  }

  decode(group: number): ReturnType<Grouping['decode']> {
    if (group === 0) return undefined;
    const codes: number[] = [];
    const first = this.#keys.reduceRight((rest, { parents, values }) => {
      codes.unshift(values[rest] as number);
      return parents[rest] as number;
    }, group);
    return { cell: first - 1, codes };
  }
}

function stepOf(digit: Digit): Step {
  return { digit, slots: new Map(), parents: [0], values: [0] };
}

function nextSlot({ digit, slots, parents, values }: Step, parent: number, value: number): number {
  if (parent === 0) return 0;
  const combination = parent * digit.size + value;
  const known = slots.get(combination);
  if (known !== undefined) return known;
  slots.set(combination, parents.length);
  values.push(value);
  return parents.push(parent) - 1;
}

import { GRAIN_MS, type Grain, type Interval, type Segment } from '../../kernel/interval.ts';
import type { CellRule } from './kernels.ts';
import { joined } from '../joined-intervals.ts';

/** A stretch of time in which one cell is summed up. */
interface Stretch extends Interval {
  readonly segment: number;
  /** `t` lies in cell `floor((t + offsetMs) / grain) - firstBucket + firstCell`. */
  readonly offsetMs: number;
  readonly firstBucket: number;
  readonly firstCell: number;
}

/**
 * The buckets of a query's segments as cells 0, 1, 2, …; whatever lies outside is cell `cells`. Made for rows that mostly follow each
 * other in time: looking up a time leaves behind how long its cell lasts, so the next row costs two comparisons.
 */
export class Timeline {
  readonly #stretches: readonly Stretch[];
  readonly #grainMs: number;
  /** The stretch that a time was in last, or after. */
  #near = -1;
  /** How many cells there are. */
  readonly cells: number;
  /** All of it lies in here. */
  readonly span: Interval;
  /** The cell found last, and the half-open time around it in which that stays the answer. */
  cell = 0;
  since = Infinity;
  until = -Infinity;

  constructor(segments: readonly Interval[] | readonly Segment[], grain: Grain) {
    this.#grainMs = grain === 'whole' ? Infinity : GRAIN_MS[grain];
    this.#stretches =
      grain === 'whole' ? wholeStretches(segments) : bucketStretches(segments as readonly Segment[], this.#grainMs);
    const last = this.#stretches.at(-1);
    this.span = { from: this.#stretches[0]?.from ?? 0, to: last?.to ?? 0 };
    this.cells = last === undefined ? 0 : this.#cellIn(last, last.to - 1) + 1;
  }

  /** The cell of a time. */
  cellAt(at: number): number {
    if (at < this.since || at >= this.until) this.#locate(at);
    return this.cell;
  }

  /** The cell that holds both times and all between them; -1 when they are not in one. */
  cellOfSpan(first: number, last: number): number {
    const cell = this.cellAt(first);
    return last < this.until && last >= this.since ? cell : -1;
  }

  /** The one rule for all times from `first` to `last`; `undefined` where it takes several. */
  ruleFor(first: number, last: number): CellRule | undefined {
    const index = Math.max(
      0,
      this.#lastWhere(({ from }) => from <= last),
    );
    const stretch = this.#stretches[index];
    if (stretch === undefined || (this.#stretches[index - 1]?.to ?? -Infinity) > first) return undefined;
    const { from, to, offsetMs, firstBucket, firstCell } = stretch;
    return { from, to, offsetMs, grainMs: this.#grainMs, firstBucket: firstBucket - firstCell, outside: this.cells };
  }

  /** The segment and bucket of a cell, as rows name them. */
  placeOf(cell: number): { readonly segment: number; readonly bucket: number } {
    const { segment, firstBucket, firstCell } = this.#stretches[
      this.#lastWhere((stretch) => stretch.firstCell <= cell)
    ] as Stretch;
    return { segment, bucket: cell - firstCell + firstBucket };
  }

  #locate(at: number): void {
    if (at < this.#startOf(this.#near) || at >= this.#startOf(this.#near + 1)) {
      this.#near = this.#lastWhere((stretch) => stretch.from <= at);
    }
    const stretch = this.#stretches[this.#near];
    if (stretch === undefined || at >= stretch.to) {
      this.cell = this.cells;
      this.since = stretch?.to ?? -Infinity;
      this.until = this.#startOf(this.#near + 1);
      return;
    }
    this.cell = this.#cellIn(stretch, at);
    const start = this.#startInStretch(stretch, this.cell);
    this.since = Math.max(stretch.from, start);
    this.until = Math.min(stretch.to, start + this.#grainMs);
  }

  /** When a stretch starts; the one before the first always has, the one after the last never will. */
  #startOf(index: number): number {
    if (index < 0) return -Infinity;
    return index < this.#stretches.length ? (this.#stretches[index] as Stretch).from : Infinity;
  }

  #startInStretch({ from, offsetMs, firstBucket, firstCell }: Stretch, cell: number): number {
    return this.#grainMs === Infinity ? from : (cell - firstCell + firstBucket) * this.#grainMs - offsetMs;
  }

  #cellIn({ offsetMs, firstBucket, firstCell }: Stretch, at: number): number {
    return Math.floor((at + offsetMs) / this.#grainMs) - firstBucket + firstCell;
  }

  /** Index of the last stretch for which a condition holds that holds for all before it; -1 for none. */
  #lastWhere(holds: (stretch: Stretch) => boolean): number {
    let low = 0;
    let high = this.#stretches.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (holds(this.#stretches[middle] as Stretch)) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** Everything is cell 0: segments that touch are one stretch. */
function wholeStretches(segments: readonly Interval[]): Stretch[] {
  return joined(segments).map((interval) => ({ ...interval, segment: 0, offsetMs: 0, firstBucket: 0, firstCell: 0 }));
}

function bucketStretches(segments: readonly Segment[], grainMs: number): Stretch[] {
  let firstCell = 0;
  return segments.flatMap(({ from, to, offsetMs }, segment) => {
    if (to <= from) return [];
    const firstBucket = Math.floor((from + offsetMs) / grainMs);
    const stretch = { from, to, segment, offsetMs, firstBucket, firstCell };
    firstCell += Math.floor((to - 1 + offsetMs) / grainMs) - firstBucket + 1;
    return [stretch];
  });
}

import type { AggregateQuery, AggregateRow } from '../adapter.ts';
import type { BusinessStore } from './business-store.ts';
import { numberColumnOf } from './columns.ts';
import type { FilterDigit } from './digits.ts';
import { splitDigits, type Grouping } from './grouping.ts';
import type { Timeline } from './timeline.ts';

type Row = AggregateRow & { readonly sums: Record<string, number> };

/** What slots mean. */
export interface SlotMeaning {
  readonly store: BusinessStore;
  readonly query: AggregateQuery;
  readonly timeline: Timeline;
  readonly grouping: Grouping;
  /** Condition 0 is the query's own filter, condition `n + 1` that of its sum number `n`. */
  readonly filters: readonly FilterDigit[];
}

/** Adds slots of one group up to one row, each to the sums whose conditions its filter classes pass. */
export class RowCollector {
  readonly #meaning: SlotMeaning;
  readonly #names: readonly string[];
  readonly #rows = new Map<number, Row>();

  constructor(meaning: SlotMeaning) {
    this.#meaning = meaning;
    this.#names = Object.keys(meaning.query.sums);
  }

  /** Takes in what one column came to, slot by slot. */
  collect(column: number, sums: Float64Array): void {
    const { grouping } = this.#meaning;
    const fedByFilter = new Map<number, readonly string[]>();
    for (let slot = 0; slot < sums.length; slot++) {
      const sum = sums[slot] as number;
      if (sum === 0) continue;
      const filter = grouping.filterOf(slot);
      const fed = fedByFilter.get(filter) ?? this.#namesFed(column, filter);
      fedByFilter.set(filter, fed);
      const row = fed.length > 0 ? this.#rowOf(grouping.groupOf(slot)) : undefined;
      if (row) for (const name of fed) (row.sums[name] as number) += sum;
    }
  }

  /** The rows that are not all zeros. */
  rows(): AggregateRow[] {
    return [...this.#rows.values()].filter(({ sums }) => this.#names.some((name) => sums[name] !== 0));
  }

  #namesFed(column: number, filter: number): readonly string[] {
    const { filters, query } = this.#meaning;
    const { values } = splitDigits(filter, filters);
    const passes = (condition: number): boolean =>
      filters.every(({ passes: table }, index) => table[values[index] as number]?.[condition]);
    if (!passes(0)) return [];
    return this.#names.filter((name, index) => {
      const spec = query.sums[name];
      return spec !== undefined && numberColumnOf(query.collection, spec.column) === column && passes(index + 1);
    });
  }

  #rowOf(group: number): Row | undefined {
    const kept = this.#rows.get(group);
    if (kept !== undefined) return kept;
    const { grouping, timeline, query, store } = this.#meaning;
    const decoded = grouping.decode(group);
    if (decoded === undefined) return undefined;
    const key = query.by.map((dimension, index) => store.words[dimension].wordOf(decoded.codes[index] ?? 0) ?? null);
    const row = {
      ...timeline.placeOf(decoded.cell),
      key,
      sums: Object.fromEntries(this.#names.map((name) => [name, 0])),
    };
    this.#rows.set(group, row);
    return row;
  }
}

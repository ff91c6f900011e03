import type { AggregateRow } from '../data/adapter.ts';
import { exactSum } from '../kernel/exact-sum.ts';
import type { Sums } from './definition.ts';
import type { Term } from './measure-plan.ts';

/** The sums of a metric's measures, group by group. What nothing was added to is 0. */
export class GroupedSums<Group> {
  readonly #zeros: Sums;
  readonly #groups = new Map<Group, Record<string, number>>();

  constructor(measures: readonly string[]) {
    this.#zeros = Object.fromEntries(measures.map((name) => [name, 0]));
  }

  /** A sum that leaves the safe integers is `NaN` from then on. */
  add(group: Group, measure: string, amount: number): void {
    if (amount === 0) return;
    const sums = this.#groups.get(group) ?? { ...this.#zeros };
    this.#groups.set(group, sums);
    sums[measure] = exactSum((sums[measure] ?? 0) + amount);
  }

  addRow(group: Group, row: AggregateRow, terms: readonly Term[]): void {
    for (const { measure, sum, sign } of terms) this.add(group, measure, sign * (row.sums[sum] ?? 0));
  }

  of(group: Group): Sums {
    return this.#groups.get(group) ?? this.#zeros;
  }

  /** The groups that anything but zeros was added to. */
  get groups(): Iterable<Group> {
    return this.#groups.keys();
  }
}

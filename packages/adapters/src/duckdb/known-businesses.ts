import { RETENTION_QUERY, summedDaysOf, type State } from '@bizboost/core';
import type { SqlSession } from '../sql/database.ts';
import { stateOf } from '../sql/table-rows.ts';
import { STATE } from '../sql/tables.ts';
import { BUSINESSES, CHANGES } from './duckdb-schema.ts';

/** The businesses of a file, by the numbers it keeps them under, and how many changes each has seen: all that is known without asking it. */
export class KnownBusinesses {
  readonly #numbers = new Map<string, number>();
  readonly #ids: string[] = [];
  readonly #changes = new Map<number, number>();
  readonly #closedBefore = new Map<number, number>();

  static async read(session: SqlSession): Promise<KnownBusinesses> {
    const known = new KnownBusinesses();
    const rows = await session.all({
      text: `SELECT business, id, (SELECT max(changes) FROM ${CHANGES} AS c WHERE c.business = b.business) AS changes FROM ${BUSINESSES} AS b ORDER BY business`,
      values: [],
    });
    for (const { id, changes } of rows) known.changed(known.add(id as string), Number(changes ?? 0));
    const text = `SELECT * FROM ${STATE.name} WHERE kind = '${RETENTION_QUERY.kind}'`;
    for (const row of await session.all({ text, values: [] })) known.noteState(row['business'] as number, stateOf(row));
    return known;
  }

  /** -1 for one that has no records. */
  numberOf(business: string): number {
    return this.#numbers.get(business) ?? -1;
  }

  idOf(number: number): string {
    return this.#ids[number] as string;
  }

  changesOf(number: number): number {
    return this.#changes.get(number) ?? 0;
  }

  /** Events before it are kept as daily sums alone, and late ones refused; ms UTC. */
  closedBefore(number: number): number {
    return this.#closedBefore.get(number) ?? -Infinity;
  }

  /** Says what is kept of a business now. */
  noteState(number: number, state: State): void {
    if (state.kind !== RETENTION_QUERY.kind) return;
    this.#closedBefore.set(number, summedDaysOf([state])?.until ?? -Infinity);
  }

  /** The number a business that is not known will have when so many others have been added before. */
  numberAfter(others: number): number {
    return this.#ids.length + others;
  }

  add(business: string): number {
    const number = this.#ids.push(business) - 1;
    this.#numbers.set(business, number);
    return number;
  }

  changed(number: number, changes: number): void {
    this.#changes.set(number, changes);
  }
}

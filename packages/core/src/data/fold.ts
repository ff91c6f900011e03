import { BizBoostError } from '../kernel/errors.ts';
import { exactSum } from '../kernel/exact-sum.ts';
import { GRAIN_MS } from '../kernel/interval.ts';
import type { AggregateQuery, AggregateRow, SumsQuery } from './adapter.ts';
import { checkSumsQuery } from './check-query.ts';
import { amountOf, COLLECTION_OF, dimensionOf, rowsOf, type FactRow } from './fact-rows.ts';
import type { Fact } from './fact.ts';
import { groupKey } from './group-key.ts';
import { rowFilter } from './row-filter.ts';

/** Sums under way. */
export interface Fold {
  /** Adds a fact's rows; a fact of another collection, or outside the segments, changes nothing. Constant time per row. */
  add(fact: Fact): void;
  /** Takes back a fact that was added, such as a refund before its sale was known. */
  remove(fact: Fact): void;
  /** The sums so far, rows of nothing but zeros left out. A given row is never changed later; unchanged sums are the same array. */
  rows(): readonly AggregateRow[];
}

/**
 * What `aggregate` must equal: the sums of a query, by taking one fact at a time. Start it from earlier rows of the same query to bring
 * them up to date by the new facts alone.
 * Throws `invalid_input` for a query that asks for what its collection has not. A sum beyond the safe integers is `NaN` in its row until it
 * comes back. Adding to one that was `NaN` in the earlier rows throws `too_large`: what it was is not known, so the fold is of no use.
 */
export function createFold(query: SumsQuery, rows: readonly AggregateRow[] = []): Fold {
  checkSumsQuery(query);
  return new SumFold(query, rows);
}

/** Folds all facts at once: the fallback for an adapter that cannot add. Any order of facts gives the same rows; theirs is not promised. */
export async function foldAggregate(
  query: SumsQuery | AggregateQuery,
  facts: Iterable<Fact> | AsyncIterable<Fact>,
): Promise<readonly AggregateRow[]> {
  const fold = createFold(query);
  for await (const fact of facts) fold.add(fact);
  return fold.rows();
}

interface Place {
  readonly segment: number;
  readonly bucket: number;
}

class SumFold implements Fold {
  readonly #query: SumsQuery;
  readonly #passes;
  readonly #sums;
  readonly #groups = new Map<string, AggregateRow>();
  /** What no number holds exactly, by group and name. */
  readonly #beyond = new Map<string, bigint>();
  #rows: readonly AggregateRow[] | undefined;

  constructor(query: SumsQuery, rows: readonly AggregateRow[]) {
    this.#query = query;
    this.#passes = rowFilter(query.where);
    this.#sums = Object.entries(query.sums).map(([name, { column, where }]) => ({
      name,
      column,
      passes: rowFilter(where),
    }));
    for (const row of rows) this.#keep(groupKey(row.key, row.segment, row.bucket), row);
  }

  add(fact: Fact): void {
    this.#apply(fact, 1);
  }

  remove(fact: Fact): void {
    this.#apply(fact, -1);
  }

  rows(): readonly AggregateRow[] {
    return (this.#rows ??= [...this.#groups.values()]);
  }

  #apply(fact: Fact, sign: 1 | -1): void {
    if (COLLECTION_OF[fact.kind] !== this.#query.collection) return;
    const place = placeOf(this.#query, fact.at);
    if (place === undefined) return;
    for (const row of rowsOf(fact)) if (this.#passes(row)) this.#applyRow(row, place, sign);
  }

  #applyRow(row: FactRow, { segment, bucket }: Place, sign: 1 | -1): void {
    const key = this.#query.by.map((dimension) => dimensionOf(row, dimension));
    const group = groupKey(key, segment, bucket);
    const kept = this.#groups.get(group)?.sums;
    const sums: Record<string, number> = {};
    for (const { name, column, passes } of this.#sums) {
      const amount = passes(row) ? sign * amountOf(row, column) : 0;
      const before = kept?.[name] ?? 0;
      const sum = before + amount;
      sums[name] = Number.isSafeInteger(sum) ? sum : this.#addBeyond(`${group} ${name}`, before, amount);
    }
    this.#keep(group, { segment, bucket, key, sums });
  }

  #addBeyond(place: string, kept: number, amount: number): number {
    if (amount === 0) return kept;
    const before = Number.isNaN(kept) ? this.#beyond.get(place) : BigInt(kept);
    if (before === undefined) throw unknownSum();
    const sum = before + BigInt(amount);
    this.#beyond.set(place, sum);
    return exactSum(sum);
  }

  #keep(group: string, row: AggregateRow): void {
    this.#rows = undefined;
    if (Object.values(row.sums).some((sum) => sum !== 0)) this.#groups.set(group, row);
    else this.#groups.delete(group);
  }
}

/** Where a time is summed up; `undefined` outside all segments. */
function placeOf({ segments, grain }: SumsQuery, at: number): Place | undefined {
  const segment = lastFrom(segments, at);
  const found = segments[segment];
  if (found === undefined || at >= found.to) return undefined;
  if (grain === 'whole') return { segment: 0, bucket: 0 };
  return { segment, bucket: Math.floor((at + found.offsetMs) / GRAIN_MS[grain]) };
}

/** Index of the last segment that starts at or before `at`; -1 if none does. */
function lastFrom(segments: readonly { readonly from: number }[], at: number): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((segments[middle] as { from: number }).from <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function unknownSum(): BizBoostError {
  const expected = 'earlier rows with sums that are known';
  const message = `Expected ${expected}, got one that is beyond the safe integers: fold all its facts anew.`;
  return new BizBoostError('too_large', message, { expected, received: 'NaN' });
}

import type { AggregateQuery, AggregateRow } from '../adapter.ts';
import type { BusinessStore } from './business-store.ts';
import { chooseGrouping } from './choose-grouping.ts';
import { numberColumnOf } from './columns.ts';
import { filterDigits, keyDigit } from './digits.ts';
import type { Grouping, Placement } from './grouping.ts';
import { addLooked, addNumbers, sumOf } from './kernels.ts';
import { RowCollector } from './row-collector.ts';
import { scan, type Block } from './scan.ts';
import type { Table } from './table.ts';
import { Timeline } from './timeline.ts';

/**
 * The sums of a query in one pass over the rows that may matter: each goes into the slot of its cell, key and filter classes, then the
 * slots are added up to rows. `undefined` where a sum might leave the safe integers on its way: only a careful fold can tell.
 */
export function sumTable(store: BusinessStore, query: AggregateQuery): AggregateRow[] | undefined {
  const { collection } = query;
  const table = store.tableOf(collection);
  const timeline = new Timeline(query.segments, query.grain);
  const specs = Object.values(query.sums);
  const columns = [...new Set(specs.map(({ column }) => numberColumnOf(collection, column)))];
  if (timeline.cells === 0) return [];
  if (!columns.every((column) => isExact(table, timeline, column))) return undefined;

  const keys = query.by.map((dimension) => keyDigit(store, collection, dimension));
  const filters = filterDigits(store, collection, [query.where, ...specs.map(({ where }) => where)]);
  const grouping = chooseGrouping({ timeline, keys, filters }, table.rows, columns.length);
  const collector = new RowCollector({ store, query, timeline, grouping, filters });
  for (const [column, sums] of sumSlots(table, timeline, grouping, columns)) collector.collect(column, sums);
  return collector.rows();
}

/** No partial sum exceeds the sum of absolute values: where that is safe, adding doubles is exact in any order. */
function isExact(table: Table, { span }: Timeline, column: number): boolean {
  let magnitude = 0;
  for (const chunk of table.chunks)
    if (chunk.maxAt >= span.from && chunk.minAt < span.to) magnitude += chunk.magnitudes[column] as number;
  return magnitude <= Number.MAX_SAFE_INTEGER;
}

function sumSlots(
  table: Table,
  timeline: Timeline,
  grouping: Grouping,
  columns: readonly number[],
): ReadonlyMap<number, Float64Array> {
  const sums = new Map(columns.map((column) => [column, new Float64Array(grouping.size)]));
  scan(table, timeline, (block) => {
    const placement = grouping.place(block);
    for (const column of columns) {
      const numbers = block.chunk.numbers[column];
      if (numbers !== undefined) addBlock(roomFor(sums, column, grouping.size), block, placement, numbers);
    }
  });
  return sums;
}

function addBlock(sums: Float64Array, { start, end }: Block, placement: Placement, numbers: Float64Array): void {
  const { base, lookup, slots } = placement;
  if (slots !== undefined) addNumbers(sums, slots, end - start, start, numbers);
  else if (lookup !== undefined) addLooked(sums, [start, end], base, lookup, numbers);
  else (sums[base] as number) += sumOf(numbers, start, end);
}

/** The sums of a column, made longer where slots were given out since. */
function roomFor(sums: Map<number, Float64Array>, column: number, size: number): Float64Array {
  const kept = sums.get(column) as Float64Array;
  if (kept.length >= size) return kept;
  const longer = new Float64Array(size * 2);
  longer.set(kept);
  sums.set(column, longer);
  return longer;
}

import type { Interval } from '../../kernel/interval.ts';
import type { ReadOptions, ReadQuery } from '../adapter.ts';
import { compareText } from '../../kernel/compare-text.ts';
import type { Fact } from '../fact.ts';
import type { BusinessStore } from './business-store.ts';
import { CHUNK_ROWS } from './chunk.ts';
import { eventAt, spendAt } from './event-rows.ts';
import { refundAt, saleAt } from './ledger-rows.ts';
import type { Table } from './table.ts';
import type { PackedTexts } from './packed-texts.ts';

/** Facts of one kind that wait for their turn: the rows, in order of time and id, and how to make a fact of one. */
interface Queue {
  readonly table: Table;
  readonly ids: PackedTexts;
  readonly rows: Uint32Array;
  readonly factAt: (row: number) => Fact;
  next: number;
}

/** The facts that are there when reading begins, oldest first, ties by id (by code unit), then by kind as asked for. */
export function* readFacts(
  store: BusinessStore,
  query: Omit<ReadQuery, 'business'>,
  { signal }: ReadOptions = {},
): Generator<Fact> {
  const queues = [...new Set(query.kinds)].map((kind) => queueOf(store, kind, query));
  for (;;) {
    signal?.throwIfAborted();
    let first: Queue | undefined;
    for (const queue of queues)
      if (queue.next < queue.rows.length && (first === undefined || isBefore(queue, first))) first = queue;
    if (first === undefined) return;
    yield first.factAt(first.rows[first.next++] as number);
  }
}

function queueOf(store: BusinessStore, kind: Fact['kind'], query: Interval): Queue {
  const [table, factAt] = sourceOf(store, kind);
  const ids = store.ids[kind];
  return { table, ids, factAt, rows: sortedRows(table, ids, query), next: 0 };
}

function sourceOf(store: BusinessStore, kind: Fact['kind']): readonly [Table, (row: number) => Fact] {
  switch (kind) {
    case 'event':
      return [store.events, (row) => eventAt(store, row)];
    case 'sale':
      return [store.sales, (row) => saleAt(store, row)];
    case 'refund':
      return [store.refunds, (row) => refundAt(store, row)];
    case 'spend':
      return [store.spends, (row) => spendAt(store, row)];
  }
}

function sortedRows(table: Table, ids: PackedTexts, { from, to }: Interval): Uint32Array {
  const compareRows = (a: number, b: number): number =>
    table.atOf(a) - table.atOf(b) || compareText(ids.textOf(a) as string, ids.textOf(b) as string);
  const rows: number[] = [];
  let isSorted = true;
  for (const [number, chunk] of table.chunks.entries()) {
    if (chunk.maxAt < from || chunk.minAt >= to) continue;
    const start = chunk.isSorted ? chunk.firstAtOrAfter(from) : 0;
    const end = chunk.isSorted ? chunk.firstAtOrAfter(to, start) : chunk.rows;
    for (let index = start; index < end; index++) {
      const at = chunk.at[index] as number;
      if (at < from || at >= to) continue;
      const row = number * CHUNK_ROWS + index;
      isSorted &&= rows.length === 0 || compareRows(rows[rows.length - 1] as number, row) <= 0;
      rows.push(row);
    }
  }
  const sorted = Uint32Array.from(rows);
  return isSorted ? sorted : sorted.sort(compareRows);
}

function isBefore(a: Queue, b: Queue): boolean {
  const [aRow, bRow] = [a.rows[a.next] as number, b.rows[b.next] as number];
  return (
    (a.table.atOf(aRow) - b.table.atOf(bRow) ||
      compareText(a.ids.textOf(aRow) as string, b.ids.textOf(bRow) as string)) < 0
  );
}

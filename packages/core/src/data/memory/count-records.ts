import type { Interval } from '../../kernel/interval.ts';
import type { DistinctQuery, RecordCondition, RecordsQuery, RecordsRow, StoredDimension } from '../adapter.ts';
import type { Fact } from '../fact.ts';
import { joined } from '../joined-intervals.ts';
import type { BusinessStore } from './business-store.ts';
import type { Chunk } from './chunk.ts';
import { EVENT, LINE, REFUND, SALE, SPEND } from './columns.ts';
import { indexOf, type Table } from './table.ts';

/** How many records of a kind meet one of the conditions: a pass over the codes of those in time. No fact is put together. */
export function countRecords(store: BusinessStore, query: RecordsQuery): RecordsRow[] {
  const { table, codeOf, hasOne } = layoutOf(store, query.kind);
  const tests = query.conditions.map((condition) => testOf(store, condition, { codeOf, hasOne }));
  const isEvent = query.kind === 'event';
  const countOfType = new Map<number, number>();
  const spans = joined(query.segments);
  for (const chunk of table.chunks) {
    for (const index of indexesIn(chunk, spans)) {
      if (!tests.some((test) => test(chunk, index))) continue;
      const type = isEvent ? codeOf('type', chunk, index) : 0;
      countOfType.set(type, (countOfType.get(type) ?? 0) + 1);
    }
  }
  return [...countOfType].map(([type, count]) => ({ type: store.words.type.wordOf(type) ?? null, count }));
}

type Field = Exclude<StoredDimension, 'product'> | DistinctQuery['field'];

/** How a kind's records lie. */
interface Layout {
  readonly table: Table;
  /** 0 for none, also where the kind has no such field. */
  codeOf(field: Field, chunk: Chunk, index: number): number;
  /** Whether the record has a row, with one of these products where they are given. */
  hasOne(chunk: Chunk, index: number, products?: ReadonlySet<number | undefined>): boolean;
}

type Test = (chunk: Chunk, index: number) => boolean;

function testOf(
  { words }: BusinessStore,
  { where = {}, names }: RecordCondition,
  { codeOf, hasOne }: Pick<Layout, 'codeOf' | 'hasOne'>,
): Test {
  const { product, ...others } = where;
  const codesOf = (dimension: StoredDimension, values: readonly (string | null)[]): ReadonlySet<number | undefined> =>
    new Set(values.map((value) => words[dimension].find(value)).filter((code) => code !== undefined));
  const products = product && codesOf('product', product);
  const filters = Object.entries(others).map(([name, values]) => {
    const dimension = name as Exclude<StoredDimension, 'product'>;
    return { dimension, codes: codesOf(dimension, values) };
  });
  return (chunk, index) =>
    filters.every(({ dimension, codes }) => codes.has(codeOf(dimension, chunk, index))) &&
    (names === undefined || codeOf(names, chunk, index) !== 0) &&
    hasOne(chunk, index, products);
}

function layoutOf(store: BusinessStore, kind: Fact['kind']): Layout {
  switch (kind) {
    case 'event':
      return eventLayout(store);
    case 'spend':
      return {
        table: store.spends,
        codeOf: (field, chunk, index) => (field === 'campaign' ? chunk.code(SPEND.campaign, index) : 0),
        hasOne: (_chunk, _index, products) => products?.has(0) ?? true,
      };
    case 'sale':
      return { table: store.sales, codeOf: columnsOf(SALE), hasOne: linesOf(store, SALE) };
    case 'refund':
      return { table: store.refunds, codeOf: columnsOf(REFUND), hasOne: linesOf(store, REFUND) };
  }
}

function eventLayout({ events, combinations }: BusinessStore): Layout {
  const parts = { type: 0, channel: 1, campaign: 2 } as const;
  const columns = { post: EVENT.post, visitor: EVENT.visitor, session: EVENT.session };
  return {
    table: events,
    codeOf(field, chunk, index) {
      if (field in parts) {
        const codes = combinations.event.codesOf(parts[field as keyof typeof parts]);
        return codes[chunk.code(EVENT.combination, index)] as number;
      }
      return field in columns ? chunk.code(columns[field as keyof typeof columns], index) : 0;
    },
    hasOne: (chunk, index, products) => products?.has(chunk.code(EVENT.product, index)) ?? true,
  };
}

function columnsOf(columns: typeof SALE | typeof REFUND): Layout['codeOf'] {
  const { channel, campaign, currency } = columns;
  const people = columns === SALE ? { customer: SALE.customer, visitor: SALE.visitor } : {};
  const known: Readonly<Partial<Record<Field, number>>> = { channel, campaign, currency, ...people };
  return (field, chunk, index) => {
    const column = known[field];
    return column === undefined ? 0 : chunk.code(column, index);
  };
}

function linesOf({ ledger }: BusinessStore, columns: typeof SALE | typeof REFUND): Layout['hasOne'] {
  return (chunk, index, products) => {
    const lines = chunk.number(columns.lines, index);
    if (products === undefined) return lines > 0;
    const first = chunk.number(columns.first, index);
    for (let row = first; row < first + lines; row++)
      if (products.has(ledger.chunkOf(row).code(LINE.product, indexOf(row)))) return true;
    return false;
  };
}

/** Rows of a chunk that lie in one of the spans, which are in order. */
function* indexesIn(chunk: Chunk, spans: readonly Interval[]): Generator<number> {
  for (const { from, to } of spans) {
    if (chunk.maxAt < from || chunk.minAt >= to) continue;
    const start = chunk.isSorted ? chunk.firstAtOrAfter(from) : 0;
    const end = chunk.isSorted ? chunk.firstAtOrAfter(to, start) : chunk.rows;
    for (let index = start; index < end; index++) {
      const at = chunk.at[index] as number;
      if (from <= at && at < to) yield index;
    }
  }
}

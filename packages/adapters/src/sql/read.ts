import type { Fact, LedgerLine, ReadOptions, ReadQuery } from '@bizboost/core';
import type { Dialect } from './dialect.ts';
import type { SqlSession } from './database.ts';
import { inOrder } from './in-order.ts';
import { Binder, integer, type SqlRow, type Statement } from './statement.ts';
import { EVENT, LEDGER_LINE, SPEND, TRADE, type Table } from './tables.ts';
import { eventOf, lineOf, spendOf, tradeOf, type Trade } from './table-rows.ts';

const FIRST_PAGE_ROWS = 1_000;

export interface ReadParts {
  readonly session: SqlSession;
  readonly dialect: Dialect;
}

/** The facts of a business in our own tables, oldest first, a page at a time, so that any length of history takes the same memory. */
export async function* readFacts(
  parts: ReadParts,
  query: ReadQuery,
  options: ReadOptions | undefined,
): AsyncGenerator<Fact> {
  options?.signal?.throwIfAborted();
  const { kinds } = query;
  const trades = kinds.filter((kind) => kind === 'sale' || kind === 'refund');
  const streams: AsyncIterable<Fact>[] = [];
  if (kinds.includes('event')) streams.push(readTable(parts, query, { table: EVENT, factOf: eventOf, options }));
  if (kinds.includes('spend')) streams.push(readTable(parts, query, { table: SPEND, factOf: spendOf, options }));
  for (const kind of trades) streams.push(readTrades(parts, query, { kind, options }));
  for await (const fact of inOrder(streams)) {
    options?.signal?.throwIfAborted();
    yield fact;
  }
}

interface Page {
  readonly table: Table;
  readonly condition?: string;
  readonly options: ReadOptions | undefined;
}

async function* readTable(
  parts: ReadParts,
  query: ReadQuery,
  { factOf, ...page }: Page & { factOf(row: SqlRow): Fact },
): AsyncGenerator<Fact> {
  for await (const rows of pagesOf(parts, query, page)) for (const row of rows) yield factOf(row);
}

async function* readTrades(
  parts: ReadParts,
  query: ReadQuery,
  { kind, options }: { readonly kind: Trade['kind']; readonly options: ReadOptions | undefined },
): AsyncGenerator<Fact> {
  for await (const rows of pagesOf(parts, query, { table: TRADE, condition: `kind = '${kind}'`, options }))
    yield* await tradesOf(parts, query.business, rows);
}

/** Heads with their lines, in the order of the heads. */
export async function tradesOf(
  { session, dialect }: ReadParts,
  business: string,
  heads: readonly SqlRow[],
): Promise<Trade[]> {
  const kind = heads[0]?.['kind'] as string | undefined;
  if (kind === undefined) return [];
  const binder = new Binder(dialect);
  const ids = heads.map((head) => head['id'] as string);
  const rows = await session.all(
    binder.statement(
      `SELECT ${namesOf(LEDGER_LINE)} FROM ${LEDGER_LINE.name} WHERE ${binder.isBusiness('business_id', business)} AND kind = ${binder.bind(kind)} AND ${binder.isOneOf('id', ids)} ORDER BY id, line`,
    ),
  );
  const lines = new Map<string, LedgerLine[]>();
  for (const row of rows) {
    const id = row['id'] as string;
    const known = lines.get(id);
    if (known === undefined) lines.set(id, [lineOf(row)]);
    else known.push(lineOf(row));
  }
  return heads.map((head) => tradeOf(head, lines.get(head['id'] as string) ?? []));
}

/** Pages by the last time and id, so that what is written meanwhile moves nothing. */
async function* pagesOf(
  { session, dialect }: ReadParts,
  query: ReadQuery,
  { table, condition, options }: Page,
): AsyncGenerator<readonly SqlRow[]> {
  const { mostPageRows = FIRST_PAGE_ROWS } = dialect;
  let last: SqlRow | undefined;
  let limit = FIRST_PAGE_ROWS;
  do {
    const statement = pageStatement(dialect, query, { table, condition, last, limit });
    const rows = await session.all(statement, options);
    yield rows;
    last = rows.length === limit ? rows.at(-1) : undefined;
    limit = Math.min(limit * 4, mostPageRows);
  } while (last !== undefined);
}

function pageStatement(
  dialect: Dialect,
  { business, from, to }: ReadQuery,
  {
    table,
    condition,
    last,
    limit,
  }: {
    readonly table: Table;
    readonly condition: string | undefined;
    readonly last: SqlRow | undefined;
    readonly limit: number;
  },
): Statement {
  const binder = new Binder(dialect);
  const conditions = [binder.isBusiness('business_id', business)];
  if (condition !== undefined) conditions.push(condition);
  if (to < Infinity) conditions.push(`occurred_at_ms < ${integer(to)}`);
  if (last === undefined) {
    if (from > -Infinity) conditions.push(`occurred_at_ms >= ${integer(from)}`);
  } else {
    const at = integer(Number(last['occurred_at_ms']));
    conditions.push(`occurred_at_ms >= ${at}`, `(occurred_at_ms > ${at} OR id > ${binder.bind(last['id'] as string)})`);
  }
  return binder.statement(
    `SELECT ${namesOf(table)} FROM ${table.name} WHERE ${conditions.join(' AND ')} ORDER BY occurred_at_ms, id LIMIT ${limit}`,
  );
}

/** The columns that facts and states are made of: whose they are is known. */
export function namesOf({ columns }: Table): string {
  return columns
    .map(({ name }) => name)
    .filter((name) => name !== 'business_id')
    .join(', ');
}

import type { ErasureResult, Person } from '@bizboost/core';
import type { SqlTransaction } from './database.ts';
import type { Dialect } from './dialect.ts';
import { Binder } from './statement.ts';
import { EVENT, LEDGER_LINE, TRADE, type Table } from './tables.ts';

/** Sessions looked for in one statement. */
const SESSIONS_AT_ONCE = 500;

interface Parts {
  readonly transaction: SqlTransaction;
  readonly business: string;
  readonly dialect: Dialect;
}

/** Takes a person's ids out of our own tables, within a transaction. Reads all of a business's events and sales: no index leads to a person. */
export async function erasePerson(
  transaction: SqlTransaction,
  business: string,
  { person, dialect }: { readonly person: Person; readonly dialect: Dialect },
): Promise<ErasureResult> {
  const parts = { transaction, business, dialect };
  const changes = await transaction.lockBusiness(business);
  const events = person.visitor === undefined ? 0 : await eraseFromEvents(parts, person.visitor);
  const sales = await eraseFromSales(parts, person);
  const isChanged = events + sales > 0;
  if (isChanged) await transaction.setChanges(business, changes + 1);
  return { events, sales, highWaterMark: String(changes + (isChanged ? 1 : 0)) };
}

async function eraseFromEvents(parts: Parts, visitor: string): Promise<number> {
  const sessions = await sessionsOf(parts, visitor);
  const isTheirs = (binder: Binder): string => `visitor_id = ${binder.bind(visitor)}`;
  let events = await count(parts, EVENT, isTheirs);
  await clear(parts, EVENT, { columns: ['visitor_id', 'session_id'], where: isTheirs });
  for (let start = 0; start < sessions.length; start += SESSIONS_AT_ONCE) {
    const some = sessions.slice(start, start + SESSIONS_AT_ONCE);
    const isOfThese = (binder: Binder): string => binder.isOneOf('session_id', some);
    events += await count(parts, EVENT, isOfThese);
    await clear(parts, EVENT, { columns: ['session_id'], where: isOfThese });
  }
  return events;
}

async function eraseFromSales(parts: Parts, { visitor, customer }: Person): Promise<number> {
  const named = [
    ['visitor_id', visitor],
    ['customer_id', customer],
  ].filter((one): one is [string, string] => one[1] !== undefined);
  const isTheirs = (binder: Binder): string =>
    `(${named.map(([column, id]) => `${column} = ${binder.bind(id)}`).join(' OR ')})`;
  const sales = await count(parts, TRADE, isTheirs);
  for (const table of [TRADE, LEDGER_LINE])
    for (const [column, id] of named)
      await clear(parts, table, { columns: [column], where: (binder) => `${column} = ${binder.bind(id)}` });
  return sales;
}

async function sessionsOf({ transaction, business, dialect }: Parts, visitor: string): Promise<string[]> {
  const binder = new Binder(dialect);
  const rows = await transaction.all(
    binder.statement(
      `SELECT DISTINCT session_id FROM ${EVENT.name} WHERE ${binder.isBusiness('business_id', business)} AND visitor_id = ${binder.bind(visitor)} AND session_id IS NOT NULL`,
    ),
  );
  return rows.map((row) => row['session_id'] as string);
}

async function count(
  { transaction, business, dialect }: Parts,
  { name }: Table,
  where: (binder: Binder) => string,
): Promise<number> {
  const binder = new Binder(dialect);
  const text = `SELECT COUNT(*) AS found FROM ${name} WHERE ${binder.isBusiness('business_id', business)} AND ${where(binder)}`;
  const rows = await transaction.all(binder.statement(text));
  return Number(rows[0]?.['found'] ?? 0);
}

async function clear(
  { transaction, business, dialect }: Parts,
  { name }: Table,
  { columns, where }: { readonly columns: readonly string[]; readonly where: (binder: Binder) => string },
): Promise<void> {
  const binder = new Binder(dialect);
  const cleared = columns.map((column) => `${column} = NULL`).join(', ');
  const text = `UPDATE ${name} SET ${cleared} WHERE ${binder.isBusiness('business_id', business)} AND ${where(binder)}`;
  await transaction.run(binder.statement(text));
}

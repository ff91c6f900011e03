import {
  dailySums,
  dailySumsQuery,
  RETENTION_QUERY,
  retentionState,
  summedDaysOf,
  type BusinessId,
  type DaysToSumUp,
  type Interval,
  type SumUpResult,
  type WriteBatch,
} from '@bizboost/core';
import { askForSums } from './aggregate.ts';
import type { SqlTransaction } from './database.ts';
import type { Dialect } from './dialect.ts';
import { OWN_RELATIONS } from './own-relations.ts';
import { Binder, integer } from './statement.ts';
import { originalKeys } from './storable-query.ts';
import { original, storable } from './storable-text.ts';
import { EVENT, STATE } from './tables.ts';
import { eventRow, stateOf, stateRow } from './table-rows.ts';

interface Parts {
  readonly transaction: SqlTransaction;
  readonly business: string;
  readonly dialect: Dialect;
}

/** Puts daily sums in the place of events in our own tables, within a transaction. */
export async function sumUpDays(
  transaction: SqlTransaction,
  business: string,
  { days, dialect }: { readonly days: DaysToSumUp; readonly dialect: Dialect },
): Promise<SumUpResult> {
  const parts = { transaction, business, dialect };
  const { segments, timezone } = days;
  const changes = await transaction.lockBusiness(business);
  const [first, last] = [segments[0], segments.at(-1)];
  if (first === undefined || last === undefined || (await closedBefore(parts)) >= last.to)
    return { removed: 0, kept: 0, highWaterMark: String(changes) };
  const span = { from: first.from, to: last.to };
  const query = { ...dailySumsQuery(segments), business: business as BusinessId };
  const rows = await askForSums(query, { session: transaction, relation: OWN_RELATIONS.event, dialect });
  const sums = dailySums(originalKeys(rows), days);
  const removed = await removeEvents(parts, span);
  if (sums.length > 0)
    await transaction.insertNew(
      EVENT,
      sums.map((sum) => eventRow(business, sum)),
    );
  await transaction.put(STATE, [stateRow(business, retentionState({ until: last.to, timezone }))]);
  await transaction.setChanges(business, changes + 1);
  return { removed, kept: sums.length, highWaterMark: String(changes + 1) };
}

/** Which facts of a batch are events of a day that is summed up, and are not kept; `undefined` for none. */
export async function refusedFacts(parts: Parts, { facts }: WriteBatch): Promise<readonly boolean[] | undefined> {
  if (!facts.some(({ kind }) => kind === 'event')) return undefined;
  const until = await closedBefore(parts);
  const isLate = facts.map(({ kind, at }) => kind === 'event' && at < until);
  if (!isLate.includes(true)) return undefined;
  const ids = facts.filter((_, index) => isLate[index]).map(({ id }) => id);
  const kept = await keptEvents(parts, ids);
  const refused = facts.map(({ id }, index) => isLate[index] === true && !kept.has(id));
  return refused.includes(true) ? refused : undefined;
}

async function closedBefore({ transaction, business, dialect }: Parts): Promise<number> {
  const binder = new Binder(dialect);
  const { kind, ids } = RETENTION_QUERY;
  const conditions = [
    binder.isBusiness('business_id', business),
    `kind = ${binder.bind(kind)}`,
    `id = ${binder.bind(ids[0])}`,
  ];
  const text = `SELECT kind, id, updated_at_ms, is_implicit, record FROM ${STATE.name} WHERE ${conditions.join(' AND ')}`;
  const rows = await transaction.all(binder.statement(text));
  return summedDaysOf(rows.map(stateOf))?.until ?? -Infinity;
}

async function keptEvents(
  { transaction, business, dialect }: Parts,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const binder = new Binder(dialect);
  const conditions = `${binder.isBusiness('business_id', business)} AND ${binder.isOneOf('id', [...new Set(ids)].map(storable))}`;
  const rows = await transaction.all(binder.statement(`SELECT id FROM ${EVENT.name} WHERE ${conditions}`));
  return new Set(rows.map((row) => original(row['id'] as string)));
}

async function removeEvents({ transaction, business, dialect }: Parts, { from, to }: Interval): Promise<number> {
  const conditions = (binder: Binder): string =>
    `${binder.isBusiness('business_id', business)} AND occurred_at_ms >= ${integer(from)} AND occurred_at_ms < ${integer(to)}`;
  const counting = new Binder(dialect);
  const counted = await transaction.all(
    counting.statement(`SELECT COUNT(*) AS found FROM ${EVENT.name} WHERE ${conditions(counting)}`),
  );
  const removing = new Binder(dialect);
  await transaction.run(removing.statement(`DELETE FROM ${EVENT.name} WHERE ${conditions(removing)}`));
  return Number(counted[0]?.['found'] ?? 0);
}

import {
  newerState,
  writeUnlessRefused,
  type Fact,
  type RefundFact,
  type State,
  type WriteBatch,
  type WriteResult,
} from '@bizboost/core';
import type { Dialect } from './dialect.ts';
import type { SqlTransaction } from './database.ts';
import { refuseMissingRefund, refuseWrongNumbers } from './refuse-batch.ts';
import { Binder, type SqlValue } from './statement.ts';
import { original, storable } from './storable-text.ts';
import { refusedFacts } from './sum-up.ts';
import { EVENT, LEDGER_LINE, SPEND, STATE, TRADE, type Table } from './tables.ts';
import { eventRow, lineRows, spendRow, stateOf, stateRow, tradeRow, type Trade } from './table-rows.ts';

/**
 * Keeps a batch in our own tables, under the business as it is kept, within a transaction that is rolled back where this throws:
 * `invalid_input` for numbers that are no safe integers, `conflict` for lines of a refund that is not there.
 */
export async function writeBatch(
  transaction: SqlTransaction,
  business: string,
  { batch, dialect }: { readonly batch: WriteBatch; readonly dialect: Dialect },
): Promise<WriteResult> {
  refuseWrongNumbers(batch);
  const parts = { transaction, business, dialect };
  const changes = await transaction.lockBusiness(business);
  const refused = await refusedFacts(parts, batch);
  return writeUnlessRefused(batch, refused, (rest) => keepBatch(parts, rest, changes));
}

async function keepBatch(parts: Parts, batch: WriteBatch, changes: number): Promise<WriteResult> {
  const { transaction, business } = parts;
  const newFacts = await keepFacts(parts, batch.facts);
  const reattributed = await reattribute(parts, batch.reattributed);
  const newStates = await keepStates(parts, batch.states);
  const isChanged = [newFacts, reattributed, newStates].some((changed) => changed.includes(true));
  if (isChanged) await transaction.setChanges(business, changes + 1);
  return { newFacts, newStates, reattributed, highWaterMark: String(changes + (isChanged ? 1 : 0)) };
}

interface Parts {
  readonly transaction: SqlTransaction;
  readonly business: string;
  readonly dialect: Dialect;
}

type FactsOf<Kind extends Fact['kind']> = readonly Extract<Fact, { readonly kind: Kind }>[];

async function keepFacts(parts: Parts, facts: readonly Fact[]): Promise<boolean[]> {
  const first = firstOfEachId(facts);
  const ofKind = <Kind extends Fact['kind']>(kind: Kind): FactsOf<Kind> =>
    first.filter((fact): fact is Extract<Fact, { readonly kind: Kind }> => fact.kind === kind);
  const isNew = {
    event: await insertNew(parts, EVENT, ofKind('event'), eventRow),
    spend: await insertNew(parts, SPEND, ofKind('spend'), spendRow),
    sale: await keepTrades(parts, ofKind('sale')),
    refund: await keepTrades(parts, ofKind('refund')),
  };
  const firsts = new Set(first);
  return facts.map((fact) => firsts.has(fact) && isNew[fact.kind].has(storable(fact.id)));
}

/** Of several facts of one kind and id the first counts. */
export function firstOfEachId(facts: readonly Fact[]): Fact[] {
  const seen: Record<Fact['kind'], Set<string>> = {
    event: new Set(),
    sale: new Set(),
    refund: new Set(),
    spend: new Set(),
  };
  return facts.filter(({ kind, id }) => {
    const ids = seen[kind];
    const before = ids.size;
    return ids.add(id).size > before;
  });
}

async function insertNew<F>(
  { transaction, business }: Parts,
  table: Table,
  facts: readonly F[],
  rowOf: (business: string, fact: F) => SqlValue[],
): Promise<ReadonlySet<string>> {
  if (facts.length === 0) return new Set();
  return transaction.insertNew(
    table,
    facts.map((fact) => rowOf(business, fact)),
  );
}

async function keepTrades(parts: Parts, trades: readonly Trade[]): Promise<ReadonlySet<string>> {
  const isNew = await insertNew(parts, TRADE, trades, tradeRow);
  const lines = trades.filter(({ id }) => isNew.has(storable(id))).flatMap((trade) => lineRows(parts.business, trade));
  if (lines.length > 0) await parts.transaction.put(LEDGER_LINE, lines);
  return isNew;
}

/** Gives kept orphans their lines; which were orphans still. */
async function reattribute(parts: Parts, refunds: readonly RefundFact[]): Promise<boolean[]> {
  if (refunds.length === 0) return [];
  const { transaction, business } = parts;
  const isOrphan = await orphansOf(parts, refunds);
  refuseMissingRefund(refunds, isOrphan);
  const waiting = refunds.filter(({ id }) => isOrphan.get(id));
  if (waiting.length === 0) return refunds.map(() => false);
  const binder = new Binder(parts.dialect);
  const isTheirs = `business_id = ${binder.bind(business)} AND kind = ${binder.bind('refund')} AND ${binder.isOneOf('id', keptIdsOf(waiting))}`;
  await transaction.run(binder.statement(`DELETE FROM ${LEDGER_LINE.name} WHERE ${isTheirs}`));
  await transaction.put(
    TRADE,
    waiting.map((refund) => tradeRow(business, refund)),
  );
  const lines = waiting.flatMap((refund) => lineRows(business, refund));
  if (lines.length > 0) await transaction.put(LEDGER_LINE, lines);
  return refunds.map(({ id }) => isOrphan.get(id) === true);
}

async function orphansOf(
  { transaction, business, dialect }: Parts,
  refunds: readonly RefundFact[],
): Promise<ReadonlyMap<string, boolean>> {
  const binder = new Binder(dialect);
  const rows = await transaction.all(
    binder.statement(
      `SELECT id, is_orphan FROM ${TRADE.name} WHERE business_id = ${binder.bind(business)} AND kind = ${binder.bind('refund')} AND ${binder.isOneOf('id', keptIdsOf(refunds))}`,
    ),
  );
  return new Map(rows.map((row) => [original(row['id'] as string), Number(row['is_orphan']) === 1]));
}

function keptIdsOf(facts: readonly { readonly id: string }[]): string[] {
  return [...new Set(facts.map(({ id }) => storable(id)))];
}

async function keepStates(parts: Parts, states: readonly State[]): Promise<boolean[]> {
  if (states.length === 0) return [];
  const kept = await keptStates(parts, states);
  const changed = new Map<string, State>();
  const newStates = states.map((state) => {
    const name = nameOf(state);
    if (newerState(kept.get(name), state) !== 'new') return false;
    kept.set(name, state);
    changed.set(name, state);
    return true;
  });
  const rows = [...changed.values()].map((state) => stateRow(parts.business, state));
  if (rows.length > 0) await parts.transaction.put(STATE, rows);
  return newStates;
}

async function keptStates(
  { transaction, business, dialect }: Parts,
  states: readonly State[],
): Promise<Map<string, State>> {
  const kept = new Map<string, State>();
  for (const kind of new Set(states.map((state) => state.kind))) {
    const binder = new Binder(dialect);
    const ids = keptIdsOf(states.filter((state) => state.kind === kind));
    const rows = await transaction.all(
      binder.statement(
        `SELECT kind, id, updated_at_ms, is_implicit, record FROM ${STATE.name} WHERE business_id = ${binder.bind(business)} AND kind = ${binder.bind(kind)} AND ${binder.isOneOf('id', ids)}`,
      ),
    );
    for (const row of rows) kept.set(nameOf(stateOf(row)), stateOf(row));
  }
  return kept;
}

function nameOf({ kind, id }: State): string {
  return `${kind} ${id}`;
}

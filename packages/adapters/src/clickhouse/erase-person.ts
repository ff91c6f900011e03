import type { ErasureResult, EventFact, Person, SaleFact } from '@bizboost/core';
import type { SqlRow } from '../sql/statement.ts';
import { original } from '../sql/storable-text.ts';
import { isOneOf } from './clickhouse-dialect.ts';
import { RECORD } from './clickhouse-tables.ts';
import { shardOfId } from './homes.ts';
import { hashOfFact } from './keep-batch.ts';
import { quoted } from './quote.ts';
import { FACT_COLUMNS, FACT_ORDER, factsOf } from './record-facts.ts';
import { factRows } from './record-text.ts';
import { ShardRows } from './row-keeper.ts';
import { mutate } from './mutations.ts';
import { standingOf } from './standing.ts';
import type { WrittenPlace } from './written-place.ts';

/** Rows that a mutation looks for by their ids at once. */
const MOST_AT_ONCE = 5_000;
/** For statements that name a person. */
const UNLOGGED = { isUnlogged: true };

/**
 * Takes a person's ids out of all rows: each gets a version without them, all of a shard's at once, and the versions before go from the disk.
 * What a crash leaves there is taken off when the same person is erased again.
 */
export async function erasePerson(place: WrittenPlace, person: Person): Promise<ErasureResult> {
  await place.cluster.refuseUnknownServers(place.shards);
  const { changes } = await standingOf(place);
  const names = namesOf(person, await sessionsOf(place, person));
  const named = await rowsNaming(place, names);
  const version = versionAfter(named);
  const rows = new ShardRows();
  const facts = factsOf(named) as (EventFact | SaleFact)[];
  for (const fact of facts) {
    const shard = shardOfId(place.shards, hashOfFact(fact));
    rows.add(shard, factRows(place.name, without(fact, person, names.sessions), version));
  }
  const made = await place.keeper.keep(place.name, rows);
  await scrubOldVersions(place, names);
  const count = (kind: string): number => facts.filter((fact) => fact.kind === kind).length;
  return { events: count('event'), sales: count('sale'), highWaterMark: String(changes + made) };
}

/** How rows are found that name a person. */
interface PersonNames {
  readonly sessions: ReadonlySet<string>;
  /** A condition on rows. */
  readonly isNamed: string;
}

function namesOf({ visitor, customer }: Person, sessions: ReadonlySet<string>): PersonNames {
  const conditions: string[] = [];
  if (visitor !== undefined) conditions.push(`visitor_id = ${quoted(visitor)}`);
  if (customer !== undefined) conditions.push(`(kind = 'sale' AND customer_id = ${quoted(customer)})`);
  if (sessions.size > 0) conditions.push(`(kind = 'event' AND ${isOneOf('session_id', [...sessions].map(quoted))})`);
  return { sessions, isNamed: `(${conditions.join(' OR ')})` };
}

/** Sessions that the visitor's events have ever named, in versions that count no more, too. */
async function sessionsOf(
  { cluster, business, shards }: WrittenPlace,
  { visitor }: Person,
): Promise<ReadonlySet<string>> {
  if (visitor === undefined) return new Set();
  const rows = await cluster.rows(
    shards,
    ({ record, placed }) =>
      `SELECT DISTINCT session_id FROM ${record} WHERE business_id = ${quoted(business)} AND kind = 'event' AND visitor_id = ${quoted(visitor)} AND session_id != '' AND ${placed}`,
    UNLOGGED,
  );
  return new Set(rows.map((row) => original(row['session_id'] as string)));
}

function rowsNaming({ cluster, business, shards }: WrittenPlace, { isNamed }: PersonNames): Promise<readonly SqlRow[]> {
  return cluster.rows(
    shards,
    ({ record, placed }) =>
      `SELECT ${FACT_COLUMNS}, toString(version) AS version_text FROM ${record} FINAL PREWHERE business_id = ${quoted(business)} AND kind IN ('event', 'sale') WHERE ${isNamed} AND ${placed} ORDER BY ${FACT_ORDER}`,
    UNLOGGED,
  );
}

function versionAfter(rows: readonly SqlRow[]): string {
  const versions = rows.map((row) => BigInt(row['version_text'] as string));
  return (versions.reduce((newest, version) => (version > newest ? version : newest), 0n) + 1n).toString();
}

function without(
  fact: EventFact | SaleFact,
  { visitor, customer }: Person,
  sessions: ReadonlySet<string>,
): EventFact | SaleFact {
  const isVisitor = visitor !== undefined && fact.visitor === visitor;
  if (fact.kind === 'event') {
    const isTheirs = isVisitor || (fact.session !== undefined && sessions.has(fact.session));
    return { ...fact, ...(isVisitor && { visitor: undefined }), ...(isTheirs && { session: undefined }) };
  }
  const isCustomer = customer !== undefined && fact.customer === customer;
  return { ...fact, ...(isVisitor && { visitor: undefined }), ...(isCustomer && { customer: undefined }) };
}

/**
 * Rows that name the person and do not count: what does count has a later version by now, or came meanwhile. They are taken off by the ids of their
 * records: the server keeps the text of such a statement in a file, so it must not name the person.
 */
async function scrubOldVersions(place: WrittenPlace, { isNamed }: PersonNames): Promise<void> {
  const { cluster, business, shards } = place;
  const old = await cluster.rows(
    shards,
    ({ record, placed }) =>
      `SELECT kind, occurred_at_ms, id, max(version) AS newest, toString(maxIf(version, ${isNamed})) AS old FROM ${record} WHERE business_id = ${quoted(business)} AND kind IN ('event', 'sale') AND ${placed} GROUP BY kind, occurred_at_ms, id HAVING countIf(${isNamed}) > 0 AND newest > maxIf(version, ${isNamed})`,
    UNLOGGED,
  );
  const together = Map.groupBy(
    old,
    (row) => `kind = ${quoted(row['kind'] as string)} AND version <= ${row['old'] as string}`,
  );
  for (const [which, rows] of together) {
    for (let start = 0; start < rows.length; start += MOST_AT_ONCE) {
      const keys = rows
        .slice(start, start + MOST_AT_ONCE)
        .map((row) => `(${String(row['occurred_at_ms'])}, ${quoted(original(row['id'] as string))})`);
      const theirs = `business_id = ${quoted(business)} AND ${which} AND (occurred_at_ms, id) IN (${keys.join(', ')})`;
      for (const shard of shards)
        await cluster.onOwn(shard, (node) => mutate(node, RECORD.name, `DELETE WHERE ${theirs}`));
    }
  }
}

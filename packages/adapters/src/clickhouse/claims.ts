import { randomBytes } from 'node:crypto';
import { BizBoostError, type Fact } from '@bizboost/core';
import { original } from '../sql/storable-text.ts';
import type { SqlRow } from '../sql/statement.ts';
import { isOneOf } from './clickhouse-dialect.ts';
import type { Cluster } from './cluster.ts';
import { FIRST_PART } from './first-part.ts';
import { insertStatement } from './insert-statement.ts';
import { field, quoted } from './quote.ts';

/** Ids looked for in one statement. */
const MOST_AT_ONCE = 10_000;
/** How long another writer that has claimed an id is given to keep its fact, before we ask what became of it. */
const PATIENCE_MS = [20, 60, 180];
/** After so long a writer that has kept nothing is taken for dead. No writer keeps facts that it claimed half as long ago. */
const DEAD_AFTER_SECONDS = 60;
/** Longest time between claiming and keeping. */
export const CLAIM_LIMIT_MS = (DEAD_AFTER_SECONDS / 2) * 1_000;

/** A fact whose id is to be claimed, and what it makes. */
export interface Claim {
  readonly fact: Fact;
  /** Of kind and id. */
  readonly hash: number;
  /** Equal for facts that make the same rows. */
  readonly digest: number;
}

/** Where ids are claimed. */
export interface ClaimPlace {
  readonly cluster: Cluster;
  readonly business: string;
  readonly shard: number;
}

/**
 * Claims ids on one shard, and tells which of the facts are to be kept now: those whose id was free, and those that another writer has claimed
 * and not kept, though it had the time, if they are the same. The order of claims is the order of inserts on a shard, so all writers see the same first.
 * Rejects with `unavailable` where another writer has claimed an id for another fact, and not kept it yet.
 */
export function claimed<C extends Claim>(place: ClaimPlace, claims: readonly C[]): Promise<C[]> {
  return claimedIn(place, claims, 0);
}

async function claimedIn<C extends Claim>(place: ClaimPlace, claims: readonly C[], generation: number): Promise<C[]> {
  const writeId = randomBytes(8).readBigUInt64BE().toString();
  await insertClaims(place, claims, { writeId, generation });
  const taken = await takenOf(place, claims, { writeId, generation });
  const free = claims.filter((claim) => !taken.has(claim));
  if (taken.size === 0) return free;
  const open = await notKept(place, taken);
  const ours = [...open].filter(([claim, { digest }]) => digest === claim.digest).map(([claim]) => claim);
  const others = [...open].filter(([claim, { digest }]) => digest !== claim.digest);
  if (others.some(([, { ageSeconds }]) => ageSeconds < DEAD_AFTER_SECONDS)) throw beingKept(others.length);
  const later = others.length === 0 ? [] : await claimedAgain(place, others);
  return [...free, ...ours, ...later];
}

/** A claim that came before ours. */
interface Holder {
  readonly writeId: string;
  readonly at: string;
  readonly digest: number;
  readonly generation: number;
  readonly ageSeconds: number;
  /** Number of its part: lower is earlier. */
  readonly part: number;
}

interface Write {
  readonly writeId: string;
  readonly generation: number;
}

async function insertClaims(
  { cluster, business, shard }: ClaimPlace,
  claims: readonly Claim[],
  { writeId, generation }: Write,
): Promise<void> {
  const columns = [
    'business_id',
    'id_hash',
    'kind',
    'id',
    'generation',
    'write_id',
    'occurred_at_ms',
    'digest',
    'shard',
  ];
  const name = field(business);
  let rows = '';
  for (const { fact, hash, digest } of claims)
    rows += `${name}\t${hash}\t${fact.kind}\t${field(fact.id)}\t${generation}\t${writeId}\t${fact.at}\t${digest}\t${shard}\n`;
  await cluster.insert(shard, ({ claim }) => insertStatement(claim, columns, rows));
}

/** Those that another write has claimed first, and by whom. */
async function takenOf<C extends Claim>(
  place: ClaimPlace,
  claims: readonly C[],
  write: Write,
): Promise<ReadonlyMap<C, Holder>> {
  const taken = new Map<C, Holder>();
  for (let start = 0; start < claims.length; start += MOST_AT_ONCE) {
    const some = claims.slice(start, start + MOST_AT_ONCE);
    const contested = await contestedOf(place, some, write);
    if (contested.size === 0) continue;
    const holders = await holdersOf(place, contested);
    for (const claim of some) {
      const holder = holders.get(nameOf(claim.fact));
      if (holder !== undefined && holder.writeId !== write.writeId) taken.set(claim, holder);
    }
  }
  return taken;
}

/** Hashes that not this write alone has claimed. Looks through 12 bytes for each id of the business at most, and mostly finds none. */
async function contestedOf(
  { cluster, business, shard }: ClaimPlace,
  claims: readonly Claim[],
  { writeId }: Write,
): Promise<ReadonlySet<number>> {
  const hashes = [...new Set(claims.map(({ hash }) => hash))];
  const rows = await cluster.rows(
    [shard],
    ({ claim, placed }) =>
      `SELECT id_hash FROM ${claim} WHERE business_id = ${quoted(business)} AND ${isOneOf('id_hash', hashes, 'UInt32')} AND ${placed} GROUP BY id_hash HAVING COUNT(*) != 1 OR any(write_id) != ${writeId}`,
  );
  return new Set(rows.map((row) => Number(row['id_hash'])));
}

/** Who holds the ids of these hashes: of the latest generation the first. */
async function holdersOf(
  { cluster, business, shard }: ClaimPlace,
  hashes: ReadonlySet<number>,
): Promise<ReadonlyMap<string, Holder>> {
  const rows = await cluster.rows(
    [shard],
    ({ claim, placed }) =>
      `SELECT kind, id, generation, toString(write_id) AS write, occurred_at_ms, digest, toUInt32(now()) - toUInt32(claimed_at) AS age, ${FIRST_PART} AS part FROM ${claim} WHERE business_id = ${quoted(business)} AND ${isOneOf('id_hash', [...hashes], 'UInt32')} AND ${placed}`,
  );
  const holders = new Map<string, Holder>();
  for (const row of rows) {
    const name = nameOf({ kind: row['kind'] as Fact['kind'], id: original(row['id'] as string) });
    const holder = holderOf(row);
    const known = holders.get(name);
    if (known === undefined || isBefore(holder, known)) holders.set(name, holder);
  }
  return holders;
}

function holderOf(row: SqlRow): Holder {
  return {
    writeId: row['write'] as string,
    at: String(row['occurred_at_ms']),
    digest: Number(row['digest']),
    generation: Number(row['generation']),
    ageSeconds: Number(row['age']),
    part: Number(row['part']),
  };
}

function isBefore(one: Holder, other: Holder): boolean {
  return one.generation === other.generation ? one.part < other.part : one.generation > other.generation;
}

function nameOf({ kind, id }: Pick<Fact, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

/** Those whose holder has kept nothing. It is given a moment, since it may be at it. */
async function notKept<C extends Claim>(
  place: ClaimPlace,
  taken: ReadonlyMap<C, Holder>,
): Promise<ReadonlyMap<C, Holder>> {
  let open = await missingOf(place, taken);
  for (const ms of PATIENCE_MS) {
    if (open.size === 0) break;
    await new Promise((resolve) => setTimeout(resolve, ms));
    open = await missingOf(place, open);
  }
  return open;
}

async function missingOf<C extends Claim>(
  { cluster, business, shard }: ClaimPlace,
  taken: ReadonlyMap<C, Holder>,
): Promise<ReadonlyMap<C, Holder>> {
  const missing = new Map(taken);
  const all = [...taken];
  for (let start = 0; start < all.length; start += MOST_AT_ONCE) {
    const some = all.slice(start, start + MOST_AT_ONCE);
    const kinds = [...new Set(some.map(([{ fact }]) => quoted(fact.kind)))];
    const times = [...new Set(some.map(([, { at }]) => at))];
    const ids = [...new Set(some.map(([{ fact }]) => quoted(fact.id)))];
    const rows = await cluster.rows(
      [shard],
      ({ record, placed }) =>
        `SELECT DISTINCT kind, id, occurred_at_ms FROM ${record} WHERE business_id = ${quoted(business)} AND ${isOneOf('kind', kinds)} AND ${isOneOf('occurred_at_ms', times, 'Int64')} AND ${isOneOf('id', ids)} AND ${placed}`,
    );
    const kept = new Set(
      rows.map((row) => {
        const name = nameOf({ kind: row['kind'] as Fact['kind'], id: original(row['id'] as string) });
        return `${name} ${row['occurred_at_ms'] as string}`;
      }),
    );
    for (const [claim, { at }] of some) if (kept.has(`${nameOf(claim.fact)} ${at}`)) missing.delete(claim);
  }
  return missing;
}

/** Takes over ids whose holders are dead, unless another takes them over first. */
async function claimedAgain<C extends Claim>(place: ClaimPlace, dead: readonly (readonly [C, Holder])[]): Promise<C[]> {
  const generation = 1 + Math.max(...dead.map(([, holder]) => holder.generation));
  return claimedIn(
    place,
    dead.map(([claim]) => claim),
    generation,
  );
}

function beingKept(count: number): BizBoostError {
  const message = `Another process is keeping other records under ${count} of these ids, or has died while it did: send all of the batch again.`;
  return new BizBoostError('unavailable', message, { retryAfterMs: 1_000 });
}

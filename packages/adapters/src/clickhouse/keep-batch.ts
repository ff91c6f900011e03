import { BizBoostError, type Fact, type RefundFact, type WriteBatch, type WriteResult } from '@bizboost/core';
import { firstOfEachId } from '../sql/write.ts';
import { CLAIM_LIMIT_MS, claimed, type Claim } from './claims.ts';
import { newStates } from './clickhouse-states.ts';
import { hashOf } from './hash.ts';
import { firstOf, shardOfId } from './homes.ts';
import { leftOverRows, reattributedRows, type Reattributed } from './reattribute.ts';
import { factRows, type RowText } from './record-text.ts';
import { ShardRows } from './row-keeper.ts';
import type { WrittenPlace } from './written-place.ts';

/** A result without its mark, and by how much the write has moved that. */
export interface KeptBatch {
  readonly result: Omit<WriteResult, 'highWaterMark'>;
  readonly changes: number;
}

/**
 * Keeps a batch. First the ids of its facts are claimed; then all there is to keep on a shard goes into one insert, which ClickHouse keeps as a
 * whole or not at all. What a crash leaves behind is claims without facts: nobody sees them, and the same batch sent again completes them.
 * @param known facts that are surely kept
 */
export async function keepBatch(place: WrittenPlace, batch: WriteBatch, known: ReadonlySet<Fact>): Promise<KeptBatch> {
  const { name, shards, keeper } = place;
  const facts = firstOfEachId(batch.facts).filter((fact) => !known.has(fact));
  const refunds = facts.filter((fact): fact is RefundFact => fact.kind === 'refund');
  // What may be refused comes before anything is claimed.
  const moved = await reattributedRows(place, batch.reattributed, refunds);
  const began = performance.now();
  const [states, claims] = await Promise.all([newStates(place, batch.states, Date.now()), claimEach(place, facts)]);
  const rows = new ShardRows();
  for (const { rows: ofFact, hash } of claims) rows.add(shardOfId(shards, hash), ofFact);
  for (const { refund, rows: ofRefund } of moved) rows.add(shardOfId(shards, hashOfFact(refund)), ofRefund);
  rows.add(firstOf(shards), states.rows);
  if (performance.now() - began > CLAIM_LIMIT_MS) throw tooLate();
  const changes = (await keeper.keep(name, rows)) + (await tidy(place, moved));
  const kept = new Set(claims.map(({ fact }) => fact));
  const movedIds = new Set(moved.map(({ refund }) => refund.id));
  const result = {
    newFacts: batch.facts.map((fact) => kept.delete(fact)),
    newStates: states.isNew,
    reattributed: batch.reattributed.map(({ id }) => movedIds.has(id)),
  };
  return { result, changes };
}

/** Where another process gave refunds other lines at the same time, only one of them counts. */
async function tidy(place: WrittenPlace, moved: readonly Reattributed[]): Promise<number> {
  const rows = new ShardRows();
  for (const [{ refund }, ended] of await leftOverRows(place, moved))
    rows.add(shardOfId(place.shards, hashOfFact(refund)), ended);
  return place.keeper.keep(place.name, rows);
}

/** A claim, and the rows that its fact makes. */
interface FactClaim extends Claim {
  readonly rows: readonly RowText[];
}

/** Facts that are to be kept now. */
async function claimEach(
  { cluster, business, name, shards }: WrittenPlace,
  facts: readonly Fact[],
): Promise<readonly FactClaim[]> {
  const byShard = new Map<number, FactClaim[]>();
  for (const fact of facts) {
    const claim = claimOf(name, fact);
    const shard = shardOfId(shards, claim.hash);
    const claims = byShard.get(shard);
    if (claims === undefined) byShard.set(shard, [claim]);
    else claims.push(claim);
  }
  const kept: FactClaim[][] = [];
  // All writers go from shard to shard in one order, so that no two wait for each other.
  for (const [shard, claims] of [...byShard].sort(([one], [other]) => one - other))
    kept.push(await claimed({ cluster, business, shard }, claims));
  return kept.flat();
}

function claimOf(name: string, fact: Fact): FactClaim {
  const rows = factRows(name, fact);
  const [first, ...others] = rows as [RowText, ...RowText[]];
  const digest = hashOf(...textsOf(first), ...others.flatMap(textsOf));
  return { fact, rows, hash: hashOfFact(fact), digest };
}

function textsOf({ shared, event = '', rest = '' }: RowText): string[] {
  return [shared, event, rest];
}

/** Of the claim of a fact, which tells on which of a business's shards it lies. */
export function hashOfFact({ kind, id }: Pick<Fact, 'kind' | 'id'>): number {
  return hashOf(kind, id);
}

function tooLate(): BizBoostError {
  const message = 'The store was too slow, and nothing of the batch was kept: send all of it again.';
  return new BizBoostError('unavailable', message);
}

import {
  BizBoostError,
  type BusinessId,
  type Fact,
  type RefundFact,
  type WriteBatch,
  type WriteResult,
} from '@bizboost/core';
import { refuseWrongNumbers } from '../sql/refuse-batch.ts';
import { firstOfEachId } from '../sql/write.ts';
import { changesOf } from './changes.ts';
import { CLAIM_LIMIT_MS, claimed, type Claim } from './claims.ts';
import { newStates } from './clickhouse-states.ts';
import type { Cluster } from './cluster.ts';
import { hashOf } from './hash.ts';
import { firstOf, shardOfId, type Homes } from './homes.ts';
import { insertStatement } from './insert-statement.ts';
import { OwnChanges } from './own-changes.ts';
import { field } from './quote.ts';
import { leftOverRows, reattributedRows, type Reattributed, type RefundPlace } from './reattribute.ts';
import { factRows, recordRows, type RowText } from './record-text.ts';
import { Turns } from './turns.ts';

/** A business that is written to. */
interface Place {
  readonly business: BusinessId;
  /** The business as a field of a row. */
  readonly name: string;
  readonly shards: readonly number[];
}

/** Rows to be kept, by shard. */
type RowsByShard = Map<number, RowText[]>;

/**
 * Keeps batches. First the ids of its facts are claimed; then all there is to keep on a shard goes into one insert, which ClickHouse keeps as a
 * whole or not at all. What a crash leaves behind is claims without facts: nobody sees them, and the same batch sent again completes them.
 */
export class ClickHouseWriter {
  readonly #cluster: Cluster;
  readonly #homes: Homes;
  readonly #turns = new Turns();
  readonly #ownChanges = new OwnChanges();
  readonly #changesMade = new WeakMap<WriteResult, number>();

  constructor(cluster: Cluster, homes: Homes) {
    this.#cluster = cluster;
    this.#homes = homes;
  }

  /** Batches of one business are kept one after the other. */
  write(business: BusinessId, batch: WriteBatch): Promise<WriteResult> {
    return this.#turns.run(business, async () => {
      refuseWrongNumbers(batch);
      const shards = await this.#homes.settle(business);
      return this.#write({ business, name: field(business), shards }, batch);
    });
  }

  /** By how much a write of ours has moved the high-water mark: by one for each shard that it touched. */
  changesMadeBy(result: WriteResult): number {
    return this.#changesMade.get(result) ?? 0;
  }

  async #write(place: Place, batch: WriteBatch): Promise<WriteResult> {
    const { business, name, shards } = place;
    const cluster = this.#cluster;
    const facts = firstOfEachId(batch.facts);
    const ofBatch = facts.filter((fact): fact is RefundFact => fact.kind === 'refund');
    // What may be refused comes before anything is claimed.
    const refundPlace = { cluster, business, name, shards };
    const moved = await reattributedRows(refundPlace, batch.reattributed, ofBatch);
    const began = performance.now();
    const [changes, states, claims] = await Promise.all([
      changesOf(cluster, [business], { shards }),
      newStates({ cluster, business, shard: firstOf(shards) }, batch.states, { name, now: Date.now() }),
      this.#claim(place, facts),
    ]);
    const rows: RowsByShard = new Map();
    for (const { rows: ofFact, hash } of claims) add(rows, shardOfId(shards, hash), ofFact);
    for (const { refund, rows: ofRefund } of moved) add(rows, shardOfId(shards, hashOfFact(refund)), ofRefund);
    add(rows, firstOf(shards), states.rows);
    if (performance.now() - began > CLAIM_LIMIT_MS) throw tooLate();
    const kept = new Set(claims.map(({ fact }) => fact));
    const movedIds = new Set(moved.map(({ refund }) => refund.id));
    const changed = (await this.#keep(place, rows)) + (await this.#tidy(refundPlace, moved));
    const result = {
      newFacts: batch.facts.map((fact) => kept.delete(fact)),
      newStates: states.isNew,
      reattributed: batch.reattributed.map(({ id }) => movedIds.has(id)),
      highWaterMark: String((changes.get(business) ?? 0) + changed),
    };
    this.#changesMade.set(result, changed);
    return result;
  }

  /** Where another process gave refunds other lines at the same time, only one of them counts. */
  async #tidy(place: RefundPlace, moved: readonly Reattributed[]): Promise<number> {
    const rows: RowsByShard = new Map();
    for (const [{ refund }, ended] of await leftOverRows(place, moved))
      add(rows, shardOfId(place.shards, hashOfFact(refund)), ended);
    return this.#keep(place, rows);
  }

  /** Facts that are to be kept now. */
  async #claim({ business, name, shards }: Place, facts: readonly Fact[]): Promise<readonly FactClaim[]> {
    const byShard = new Map<number, FactClaim[]>();
    for (const fact of facts) {
      const claim = claimOf(name, fact);
      const shard = shardOfId(shards, claim.hash);
      const claims = byShard.get(shard);
      if (claims === undefined) byShard.set(shard, [claim]);
      else claims.push(claim);
    }
    const kept: FactClaim[] = [];
    // All writers go from shard to shard in one order, so that no two wait for each other.
    for (const [shard, claims] of [...byShard].sort(([one], [other]) => one - other))
      kept.push(...(await claimed({ cluster: this.#cluster, business, shard }, claims)));
    return kept;
  }

  /** Returns how many changes that were. */
  async #keep({ name }: Pick<Place, 'name'>, rows: RowsByShard): Promise<number> {
    const inserts = [...rows].map(async ([shard, ofShard]) => {
      const counted = [...ofShard, this.#ownChanges.next(name, shard)];
      const { columns, rows: text } = recordRows(counted, shard);
      await this.#cluster.insert(shard, ({ record }) => insertStatement(record, columns, text));
    });
    const settled = await Promise.allSettled(inserts);
    const failed = settled.find((one) => one.status === 'rejected');
    if (failed === undefined) return rows.size;
    this.#ownChanges.startAnew();
    throw failed.reason;
  }
}

/** A claim, and the rows that its fact makes. */
interface FactClaim extends Claim {
  readonly rows: readonly RowText[];
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

function hashOfFact({ kind, id }: Fact): number {
  return hashOf(kind, id);
}

function add(rows: RowsByShard, shard: number, more: readonly RowText[]): void {
  if (more.length === 0) return;
  const known = rows.get(shard);
  if (known === undefined) rows.set(shard, [...more]);
  else for (const row of more) known.push(row);
}

function tooLate(): BizBoostError {
  const message = 'The store was too slow, and nothing of the batch was kept: send all of it again.';
  return new BizBoostError('unavailable', message);
}

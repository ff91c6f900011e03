import type { Cluster } from './cluster.ts';
import { hashOf } from './hash.ts';
import { insertStatement } from './insert-statement.ts';
import { field, quoted } from './quote.ts';
import { FIRST_PART } from './first-part.ts';

/** Where homes are kept: one shard that every process asks, once for each business. */
const HOME_SHARD = 0;
const ONLY_SHARD = [0];
const MOST_KNOWN = 100_000;

/** On how many shards a business lies. */
export type Spread = (business: string) => number;

/**
 * Knows on which shards a business lies. It is settled by the first write of the first record, and never changes: so shards may be added, a question
 * goes to the shards that can answer it, and all processes look for an id in the same place.
 */
export class Homes {
  readonly #cluster: Cluster;
  readonly #spread: Spread;
  readonly #known = new Map<string, readonly number[]>();

  constructor(cluster: Cluster, spread: Spread) {
    this.#cluster = cluster;
    this.#spread = spread;
  }

  /** `undefined` for a business that nobody has written to. */
  async find(business: string): Promise<readonly number[] | undefined> {
    const { cluster } = await this.#cluster.layout();
    if (cluster === undefined) return ONLY_SHARD;
    const known = this.#known.get(business);
    if (known !== undefined) return known;
    const rows = await this.#cluster.rows(
      [HOME_SHARD],
      ({ home }) =>
        `SELECT argMin(shards, ${FIRST_PART}) AS shards FROM ${home} WHERE business_id = ${quoted(business)} GROUP BY business_id`,
    );
    const kept = rows[0]?.['shards'];
    return kept === undefined ? undefined : this.#remember(business, String(kept).split(',').map(Number));
  }

  /** The same for a business that is about to be written to. */
  async settle(business: string): Promise<readonly number[]> {
    const kept = await this.find(business);
    if (kept !== undefined) return kept;
    const { shards } = await this.#cluster.layout();
    const proposal = proposalOf(business, { shards, spread: this.#spread(business) });
    await this.#cluster.insert(HOME_SHARD, ({ home }) =>
      insertStatement(home, ['business_id', 'shards'], `${field(business)}\t${proposal.join(',')}\n`),
    );
    // Another process may have been first.
    return (await this.find(business)) ?? proposal;
  }

  #remember(business: string, shards: readonly number[]): readonly number[] {
    const oldest = this.#known.keys().next().value;
    if (this.#known.size >= MOST_KNOWN && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(business, shards);
    return shards;
  }
}

/** Neighbouring shards, beginning anywhere. */
function proposalOf(
  business: string,
  { shards, spread }: { readonly shards: number; readonly spread: number },
): readonly number[] {
  const length = Math.min(Math.max(1, Math.trunc(spread)), shards);
  const first = hashOf(business) % shards;
  return Array.from({ length }, (_, index) => (first + index) % shards);
}

/** Of the shards of a business, the one where an id belongs. */
export function shardOfId(shards: readonly number[], hash: number): number {
  return shards[hash % shards.length] as number;
}

/** Where what a business has only one of is kept. */
export function firstOf(shards: readonly number[]): number {
  return shards[0] as number;
}

import type { Cluster } from './cluster.ts';
import { insertStatement } from './insert-statement.ts';
import { OwnChanges } from './own-changes.ts';
import { recordRows, type RowText } from './record-text.ts';

/** Rows to be kept, by shard. */
export type RowsByShard = ReadonlyMap<number, readonly RowText[]>;

/** The same while it is put together. */
export class ShardRows extends Map<number, RowText[]> {
  add(shard: number, rows: readonly RowText[]): void {
    if (rows.length === 0) return;
    const known = this.get(shard);
    if (known === undefined) this.set(shard, [...rows]);
    else for (const row of rows) known.push(row);
  }
}

/** Keeps rows of a business, each shard's as a whole or not at all, with the change that they are. */
export class RowKeeper {
  readonly #cluster: Cluster;
  readonly #ownChanges = new OwnChanges();

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  /** Returns how many changes that were. `business` is a field already. */
  async keep(business: string, rows: RowsByShard): Promise<number> {
    const inserts = [...rows].map(async ([shard, ofShard]) => {
      const counted = [...ofShard, this.#ownChanges.next(business, shard)];
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

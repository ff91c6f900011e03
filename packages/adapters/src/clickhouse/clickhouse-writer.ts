import {
  writeUnlessRefused,
  type BusinessId,
  type DaysToSumUp,
  type ErasureResult,
  type Person,
  type SumUpResult,
  type WriteBatch,
  type WriteResult,
} from '@bizboost/core';
import { refuseWrongNumbers } from '../sql/refuse-batch.ts';
import type { Cluster } from './cluster.ts';
import { erasePerson } from './erase-person.ts';
import type { Homes } from './homes.ts';
import { keepBatch } from './keep-batch.ts';
import { lateEventsOf } from './late-events.ts';
import { field } from './quote.ts';
import { RowKeeper } from './row-keeper.ts';
import { standingOf } from './standing.ts';
import { sumUpDays } from './sum-up-days.ts';
import { Turns } from './turns.ts';
import type { WrittenPlace } from './written-place.ts';

/** Changes what is kept of businesses, of each one thing after the other. */
export class ClickHouseWriter {
  readonly #cluster: Cluster;
  readonly #homes: Homes;
  readonly #keeper: RowKeeper;
  readonly #turns = new Turns();
  readonly #changesMade = new WeakMap<WriteResult, number>();

  constructor(cluster: Cluster, homes: Homes) {
    this.#cluster = cluster;
    this.#homes = homes;
    this.#keeper = new RowKeeper(cluster);
  }

  write(business: BusinessId, batch: WriteBatch): Promise<WriteResult> {
    return this.#inTurn(business, async (place) => {
      refuseWrongNumbers(batch);
      const { changes, closedBefore } = await standingOf(place);
      const { kept, refused } = await lateEventsOf(place, batch.facts, closedBefore);
      let made = 0;
      const result = await writeUnlessRefused(batch, refused, async (rest) => {
        const one = await keepBatch(place, rest, kept);
        made = one.changes;
        return { ...one.result, highWaterMark: String(changes + made) };
      });
      this.#changesMade.set(result, made);
      return result;
    });
  }

  /** By how much a write of ours has moved the high-water mark: by one for each shard that it touched. */
  changesMadeBy(result: WriteResult): number {
    return this.#changesMade.get(result) ?? 0;
  }

  erase(business: BusinessId, person: Person): Promise<ErasureResult> {
    return this.#inTurn(business, (place) => erasePerson(place, person));
  }

  sumUp(business: BusinessId, days: DaysToSumUp): Promise<SumUpResult> {
    return this.#inTurn(business, (place) => sumUpDays(place, days, Date.now()));
  }

  #inTurn<T>(business: BusinessId, work: (place: WrittenPlace) => Promise<T>): Promise<T> {
    return this.#turns.run(business, async () => {
      const shards = await this.#homes.settle(business);
      return work({ cluster: this.#cluster, keeper: this.#keeper, business, name: field(business), shards });
    });
  }
}

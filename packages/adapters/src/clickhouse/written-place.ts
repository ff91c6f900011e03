import type { BusinessId } from '@bizboost/core';
import type { Cluster } from './cluster.ts';
import type { RowKeeper } from './row-keeper.ts';

/** A business that is written to. */
export interface WrittenPlace {
  readonly cluster: Cluster;
  readonly keeper: RowKeeper;
  readonly business: BusinessId;
  /** The business as a field of a row. */
  readonly name: string;
  /** Where it lies. */
  readonly shards: readonly number[];
}

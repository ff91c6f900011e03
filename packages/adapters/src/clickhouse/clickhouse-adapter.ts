import {
  checkDistinctQuery,
  checkRecordsQuery,
  checkSumsQuery,
  type BusinessId,
  type DataAdapter,
  type Fact,
  type ReadOptions,
  type ReadQuery,
} from '@bizboost/core';
import { aggregateRows, aggregateStatement } from '../sql/aggregate.ts';
import { ChangePoller } from '../sql/change-poller.ts';
import { distinctRows, distinctStatement } from '../sql/distinct.ts';
import { recordsRows, recordsStatement } from '../sql/records.ts';
import type { Statement } from '../sql/statement.ts';
import { originalKeys } from '../sql/storable-query.ts';
import { original } from '../sql/storable-text.ts';
import { changesAnywhere } from './changes.ts';
import { CLICKHOUSE } from './clickhouse-dialect.ts';
import { findRecords } from './clickhouse-find.ts';
import { clusterAt, type ClickHousePlace } from './clickhouse-place.ts';
import { readFacts } from './clickhouse-read.ts';
import { peopleOf, recordsAt, relationsAt } from './clickhouse-relations.ts';
import { ClickHouseWriter } from './clickhouse-writer.ts';
import type { Cluster } from './cluster.ts';
import { Homes, type Spread } from './homes.ts';

/** How often changes by other processes are looked for, while anyone watches. */
const LOOK_MS = 250;

/** How records are kept. */
export interface ClickHouseOptions {
  /** How long one statement may take, in milliseconds. Then it is given up, and the call fails as `timeout`. Default 30,000. */
  readonly statementTimeoutMs?: number;
  /**
   * On how many shards a business is to lie, asked when its first record is kept, and settled then for good, whatever other processes say.
   * Default 1: a question is answered by one shard. More is for a business too large for one.
   */
  readonly spread?: number | Spread;
}

/** Where records are kept, and how. */
export type ClickHouseAdapterOptions = ClickHousePlace & ClickHouseOptions;

/** An adapter over ClickHouse. */
export interface ClickHouseAdapter extends Required<DataAdapter> {
  /** Resolves when a server answers and has our schema; rejects with what is wrong. Need not be called: the first question finds out, too. */
  ready(): Promise<void>;
}

/**
 * Keeps records in ClickHouse, in our own schema, which `bizboost migrate` makes: on one server, or spread by business over the shards of a cluster.
 * Several processes may write one business at once, through any server. A user that may only `SELECT` is enough for reading (`readonly` 2, not 1).
 */
export function clickHouseAdapter(options: ClickHouseAdapterOptions): ClickHouseAdapter {
  const { spread = 1 } = options;
  const cluster = clusterAt(options);
  const homes = new Homes(cluster, typeof spread === 'number' ? () => spread : spread);
  const writer = new ClickHouseWriter(cluster, homes);
  const changes = new ChangePoller({
    changesOf: (businesses) => changesAnywhere(cluster, homes, businesses),
    changesMadeBy: (result) => writer.changesMadeBy(result),
    intervalMs: LOOK_MS,
  });
  return {
    name: 'clickhouse',
    holds: 'records',
    read: (query, readOptions) => read({ cluster, homes }, query, readOptions),
    async find(business, query, readOptions) {
      readOptions?.signal?.throwIfAborted();
      const shards = await homes.find(business);
      if (shards === undefined) return [];
      return findRecords({ cluster, business, shards, options: readOptions }, query);
    },
    async aggregate(query, readOptions) {
      readOptions?.signal?.throwIfAborted();
      checkSumsQuery(query);
      const shards = query.segments.length === 0 ? undefined : await homes.find(query.business);
      if (shards === undefined) return [];
      const rows = await cluster.rows(
        shards,
        (names) => aggregateStatement(query, relationsAt(names)[query.collection], CLICKHOUSE).text,
        readOptions,
      );
      return originalKeys(aggregateRows(query, rows.map(Object.values<unknown>)));
    },
    async countDistinct(query, readOptions) {
      readOptions?.signal?.throwIfAborted();
      checkDistinctQuery(query);
      const people = peopleOf(query);
      const shards = people && (await homes.find(query.business));
      if (people === undefined || shards === undefined) return [];
      const asOne = { ...query, collections: ['event'] } as const;
      const rows = await cluster.rows(
        shards,
        (names) => (distinctStatement(asOne, { event: people(names) }, CLICKHOUSE) as Statement).text,
        readOptions,
      );
      return originalKeys(distinctRows(query, rows));
    },
    async countRecords(query, readOptions) {
      readOptions?.signal?.throwIfAborted();
      checkRecordsQuery(query);
      const isEmpty = query.segments.length === 0 || query.conditions.length === 0;
      const shards = isEmpty ? undefined : await homes.find(query.business);
      if (shards === undefined) return [];
      const rows = await cluster.rows(
        shards,
        (names) => (recordsStatement(query, recordsAt(names, query.kind), CLICKHOUSE) as Statement).text,
        readOptions,
      );
      return recordsRows(rows).map(({ type, count }) => ({ type: type && original(type), count }));
    },
    write: (business, batch) => changes.writing(business, batch, () => writer.write(business, batch)),
    erase: (business, person) => writer.erase(business, person),
    sumUp: (business, days) => writer.sumUp(business, days),
    watchChanges: (business, listener) => changes.watch(business, listener),
    async highWaterMark(business) {
      return String((await changesAnywhere(cluster, homes, [business])).get(business) ?? 0);
    },
    async businesses() {
      const { shards } = await cluster.layout();
      const all = Array.from({ length: shards }, (_, shard) => shard);
      const rows = await cluster.rows(
        all,
        ({ record }) =>
          `SELECT DISTINCT business_id FROM ${record} WHERE kind = 'business' AND occurred_at_ms = 0 ORDER BY business_id`,
      );
      return rows.map((row) => original(row['business_id'] as string) as BusinessId);
    },
    async ready() {
      await cluster.layout();
    },
    async close() {
      await changes.close();
      await cluster.close();
    },
  };
}

async function* read(
  { cluster, homes }: { readonly cluster: Cluster; readonly homes: Homes },
  query: ReadQuery,
  options: ReadOptions | undefined,
): AsyncGenerator<Fact> {
  options?.signal?.throwIfAborted();
  const shards = await homes.find(query.business);
  if (shards !== undefined) yield* readFacts({ cluster, shards }, query, options);
}

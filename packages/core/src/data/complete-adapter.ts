import { BizBoostError } from '../kernel/errors.ts';
import type { AggregateQuery, DataAdapter, DistinctQuery, ReadOptions, RecordsQuery } from './adapter.ts';
import { KINDS_OF } from './fact-rows.ts';
import type { Fact } from './fact.ts';
import { foldDistinct } from './fold-distinct.ts';
import { foldRecords } from './fold-records.ts';
import { foldAggregate } from './fold.ts';
import { joined } from './joined-intervals.ts';

/** An adapter that can be asked for sums, distinct counts and counts of records, by its own means or by core's. */
export type SummingAdapter = DataAdapter & Required<Pick<DataAdapter, 'aggregate' | 'countDistinct' | 'countRecords'>>;

/**
 * Fills in what an adapter leaves out: `aggregate`, `countDistinct` and `countRecords` by folding `read`, which costs a pass over every fact of the
 * interval. So it is where a sum of the adapter's leaves the safe integers and it cannot tell which (`too_large`). What the adapter has is used as it is; what it cannot do otherwise (`write`, …) stays absent.
 */
export function withFallback(adapter: DataAdapter): SummingAdapter {
  return {
    name: adapter.name,
    ...(adapter.holds && { holds: adapter.holds }),
    read: (query, options) => adapter.read(query, options),
    find: (business, query, options) => adapter.find(business, query, options),
    aggregate: aggregateOf(adapter),
    countDistinct: countDistinctOf(adapter),
    countRecords: countRecordsOf(adapter),
    ...(adapter.write && { write: adapter.write.bind(adapter) }),
    ...(adapter.sumUp && { sumUp: adapter.sumUp.bind(adapter) }),
    ...(adapter.erase && { erase: adapter.erase.bind(adapter) }),
    ...(adapter.highWaterMark && { highWaterMark: adapter.highWaterMark.bind(adapter) }),
    ...(adapter.watchChanges && { watchChanges: adapter.watchChanges.bind(adapter) }),
    ...(adapter.businesses && { businesses: adapter.businesses.bind(adapter) }),
    ...(adapter.close && { close: adapter.close.bind(adapter) }),
  };
}

/** The adapter's own `aggregate`, else, or where a sum is too large for it, the fold over its `read`. */
export function aggregateOf(adapter: DataAdapter): NonNullable<DataAdapter['aggregate']> {
  const fold: NonNullable<DataAdapter['aggregate']> = (query, options) =>
    foldAggregate(query, factsOf(adapter, query, KINDS_OF[query.collection], options));
  const own = adapter.aggregate?.bind(adapter);
  if (own === undefined) return fold;
  return async (query, options) => {
    try {
      return await own(query, options);
    } catch (error) {
      if (BizBoostError.isInstance(error) && error.code === 'too_large') return fold(query, options);
      throw error;
    }
  };
}

/** The adapter's own `countDistinct`, else the fold over its `read`. */
export function countDistinctOf(adapter: DataAdapter): NonNullable<DataAdapter['countDistinct']> {
  if (adapter.countDistinct) return adapter.countDistinct.bind(adapter);
  return (query, options) => {
    const kinds = query.collections.flatMap((collection) => KINDS_OF[collection]);
    return foldDistinct(query, factsOf(adapter, query, kinds, options));
  };
}

/** The adapter's own `countRecords`, else the fold over its `read`. */
export function countRecordsOf(adapter: DataAdapter): NonNullable<DataAdapter['countRecords']> {
  if (adapter.countRecords) return adapter.countRecords.bind(adapter);
  return (query, options) => foldRecords(query, factsOf(adapter, query, [query.kind], options));
}

async function* factsOf(
  adapter: DataAdapter,
  { business, segments }: Pick<AggregateQuery | DistinctQuery | RecordsQuery, 'business' | 'segments'>,
  kinds: readonly Fact['kind'][],
  options: ReadOptions | undefined,
): AsyncIterable<Fact> {
  for (const interval of joined(segments)) yield* adapter.read({ business, kinds, ...interval }, options);
}

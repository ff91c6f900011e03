import type { DataAdapter } from '../data/adapter.ts';
import { aggregateOf, countDistinctOf, countRecordsOf } from '../data/complete-adapter.ts';
import type { SumsReader } from '../data/reader.ts';
import type { BusinessId } from '../kernel/ids.ts';

/** One business of an adapter as a metric sees it: nothing is remembered, each question goes to the adapter. */
export function readerOf(adapter: DataAdapter, business: BusinessId): SumsReader {
  const aggregate = aggregateOf(adapter);
  const countDistinct = countDistinctOf(adapter);
  const countRecords = countRecordsOf(adapter);
  return {
    sums: (query) => aggregate({ business, ...query }),
    distinct: (query) => countDistinct({ business, ...query }),
    records: (query) => countRecords({ business, ...query }),
    find: (query) => adapter.find(business, query),
  };
}

import type {
  AggregateRow,
  DistinctQuery,
  DistinctRow,
  FindQuery,
  Found,
  RecordsQuery,
  RecordsRow,
  SumsQuery,
} from './adapter.ts';

/** What a metric needs of one business's data, and no other's: it has no argument to name another with. */
export interface SumsReader {
  /** Sums per bucket and dimension. Rows of nothing but zeros may be there or not: whoever lists groups leaves them out. */
  sums(query: SumsQuery): Promise<readonly AggregateRow[]>;
  /** Exact counts of different visitors, customers or sessions; they do not add. */
  distinct(query: Omit<DistinctQuery, 'business'>): Promise<readonly DistinctRow[]>;
  /** How many records there were, each counted once. */
  records(query: Omit<RecordsQuery, 'business'>): Promise<readonly RecordsRow[]>;
  find<Q extends FindQuery>(query: Q): Promise<readonly Found<Q>[]>;
}

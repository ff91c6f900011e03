import type { BusinessId } from '../kernel/ids.ts';
import type { AggregateQuery, DataAdapter, ReadOptions, ReadQuery, WriteBatch } from './adapter.ts';
import { checkDistinctQuery, checkRecordsQuery, checkSumsQuery } from './check-query.ts';
import { KINDS_OF } from './fact-rows.ts';
import type { Fact } from './fact.ts';
import { foldAggregate } from './fold.ts';
import { writeUnlessRefused } from './write-unless-refused.ts';
import { BusinessStore } from './memory/business-store.ts';
import { countPeople } from './memory/count-people.ts';
import { countRecords } from './memory/count-records.ts';
import { erasePerson } from './memory/erase-person.ts';
import { findRecords } from './memory/find-records.ts';
import { previewBatch, type BatchPreview } from './memory/preview-batch.ts';
import { readFacts } from './memory/read-facts.ts';
import { refusedFacts, sumUpDays } from './memory/sum-up-days.ts';
import { sumTable } from './memory/sum-table.ts';
import { writeBatch } from './memory/write-batch.ts';

/** An adapter that can do everything there is to an adapter, in memory. */
export interface MemoryAdapter extends Required<DataAdapter> {
  /** What a write would find new, with nothing kept: for a store that must put it on the disk first. */
  preview(business: BusinessId, batch: WriteBatch): BatchPreview;
}

/**
 * Keeps everything in this process's memory, column by column: about 50 bytes an event and its id, a few nanoseconds a row to sum up.
 * Gone when the process ends. Each call makes an empty store of its own; its businesses share nothing.
 */
export function memoryAdapter(): MemoryAdapter {
  const stores = new Map<BusinessId, BusinessStore>();
  // Asking about a business that nothing is known of keeps nothing.
  const storeOf = (business: BusinessId): BusinessStore => stores.get(business) ?? new BusinessStore();

  return {
    name: 'memory',
    holds: 'records',
    read: (query, options) => read(storeOf(query.business), query, options),
    async find(business, query, options) {
      options?.signal?.throwIfAborted();
      return findRecords(storeOf(business), query);
    },
    async aggregate(query, options) {
      options?.signal?.throwIfAborted();
      checkSumsQuery(query);
      const store = storeOf(query.business);
      return sumTable(store, query) ?? foldAggregate(query, rowsToFold(store, query));
    },
    async countDistinct(query, options) {
      options?.signal?.throwIfAborted();
      checkDistinctQuery(query);
      return countPeople(storeOf(query.business), query);
    },
    async countRecords(query, options) {
      options?.signal?.throwIfAborted();
      checkRecordsQuery(query);
      return countRecords(storeOf(query.business), query);
    },
    async write(business, batch) {
      const store = storeOf(business);
      const result = writeUnlessRefused(batch, refusedFacts(store, batch), async (rest) => writeBatch(store, rest));
      stores.set(business, store);
      return result;
    },
    async sumUp(business, days) {
      const { store, ...result } = sumUpDays(storeOf(business), days);
      stores.set(business, store);
      return { ...result, highWaterMark: String(store.changes) };
    },
    async erase(business, person) {
      const { store, ...erased } = erasePerson(storeOf(business), person);
      if (stores.has(business)) stores.set(business, store);
      return { ...erased, highWaterMark: String(store.changes) };
    },
    preview: (business, batch) => previewBatch(storeOf(business), batch),
    highWaterMark: async (business) => String(storeOf(business).changes),
    // Nobody else has it.
    watchChanges: async () => () => {},
    businesses: async () =>
      [...stores].filter(([, { states }]) => states.business.size > 0).map(([business]) => business),
    close: async () => stores.clear(),
  };
}

async function* read(store: BusinessStore, query: ReadQuery, options: ReadOptions | undefined): AsyncIterable<Fact> {
  yield* readFacts(store, query, options);
}

function rowsToFold(store: BusinessStore, { collection }: AggregateQuery): Iterable<Fact> {
  return readFacts(store, { kinds: KINDS_OF[collection], from: -Infinity, to: Infinity });
}

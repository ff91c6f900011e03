import {
  checkDistinctQuery,
  checkSumsQuery,
  type BusinessId,
  type DataAdapter,
  type ErasureResult,
  type Person,
} from '@bizboost/core';
import { changesOf } from './changes-of.ts';
import { NO_OTHERS, type Changes } from './changes.ts';
import { aggregateRows, aggregateStatement } from './aggregate.ts';
import type { SqlDatabase, SqlTransaction } from './database.ts';
import type { Dialect } from './dialect.ts';
import { distinctRows, distinctStatement } from './distinct.ts';
import { erasePerson } from './erase.ts';
import { findRecords } from './find.ts';
import { OWN_RELATIONS } from './own-relations.ts';
import { readFacts } from './read.ts';
import { original, storable } from './storable-text.ts';
import { keptQuery, originalKeys } from './storable-query.ts';
import { sumUpDays } from './sum-up.ts';
import { STATE } from './tables.ts';
import { writeBatch } from './write.ts';

const keptPerson = ({ visitor, customer }: Person): Person => ({
  visitor: visitor === undefined ? undefined : storable(visitor),
  customer: customer === undefined ? undefined : storable(customer),
});
const kept = (business: BusinessId): BusinessId => storable(business) as BusinessId;

/** An adapter over a database that has our own schema. */
export function ownAdapter(
  database: SqlDatabase,
  dialect: Dialect,
  changes: Changes = NO_OTHERS,
): Required<DataAdapter> {
  const parts = { session: database, dialect };
  return {
    name: dialect.name,
    read: (query, options) => readFacts(parts, { ...query, business: kept(query.business) }, options),
    async find(business, query, options) {
      options?.signal?.throwIfAborted();
      return findRecords(parts, kept(business), { query, options });
    },
    async aggregate(query, options) {
      options?.signal?.throwIfAborted();
      checkSumsQuery(query);
      if (query.segments.length === 0) return [];
      const statement = aggregateStatement(keptQuery(query), OWN_RELATIONS[query.collection], dialect);
      return originalKeys(aggregateRows(query, await database.all(statement, options)));
    },
    async countDistinct(query, options) {
      options?.signal?.throwIfAborted();
      checkDistinctQuery(query);
      const statement = distinctStatement(keptQuery(query), OWN_RELATIONS, dialect);
      return statement === undefined ? [] : originalKeys(distinctRows(query, await database.all(statement, options)));
    },
    write: (business, batch) =>
      changes.writing(business, batch, () =>
        database.transaction((transaction) => writeBatch(transaction, kept(business), { batch, dialect })),
      ),
    watchChanges: (business, listener) => changes.watch(business, listener),
    async sumUp(business, days) {
      const result = await database.transaction((transaction) =>
        sumUpDays(transaction, kept(business), { days, dialect }),
      );
      // What of an answer depends on it no tag says.
      changes.told(business, result.removed > 0 ? ['business'] : [], result.highWaterMark);
      await database.scrub?.();
      return result;
    },
    async erase(business, person) {
      const work = (transaction: SqlTransaction): Promise<ErasureResult> =>
        erasePerson(transaction, kept(business), { person: keptPerson(person), dialect });
      const result = await database.transaction(work);
      const tags = [...(result.events > 0 ? ['events'] : []), ...(result.sales > 0 ? ['sales'] : [])];
      changes.told(business, tags, result.highWaterMark);
      await database.scrub?.();
      return result;
    },
    async highWaterMark(business) {
      return String((await changesOf(database, dialect, [business])).get(business) ?? 0);
    },
    async businesses() {
      const rows = await database.all({
        text: `SELECT business_id FROM ${STATE.name} WHERE kind = 'business' ORDER BY business_id`,
        values: [],
      });
      return rows.map((row) => original(row['business_id'] as string) as BusinessId);
    },
    async close() {
      await changes.close();
      await database.close();
    },
  };
}

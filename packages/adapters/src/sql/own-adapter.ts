import type { BusinessId, DataAdapter, ErasureResult, Person } from '@bizboost/core';
import { changesOf } from './changes-of.ts';
import { NO_OTHERS, type Changes } from './changes.ts';
import type { SqlDatabase, SqlTransaction } from './database.ts';
import type { Dialect } from './dialect.ts';
import { erasePerson } from './erase.ts';
import { keptBusiness, ownReads } from './own-reads.ts';
import { original, storable } from './storable-text.ts';
import { sumUpDays } from './sum-up.ts';
import { STATE } from './tables.ts';
import { writeBatch } from './write.ts';

/** A person as our own tables name them. */
export function keptPerson({ visitor, customer }: Person): Person {
  return {
    visitor: visitor === undefined ? undefined : storable(visitor),
    customer: customer === undefined ? undefined : storable(customer),
  };
}

/** An adapter over a database that has our own schema. */
export function ownAdapter(
  database: SqlDatabase,
  dialect: Dialect,
  changes: Changes = NO_OTHERS,
): Required<DataAdapter> {
  return {
    name: dialect.name,
    holds: 'records',
    ...ownReads(database, dialect),
    write: (business, batch) =>
      changes.writing(business, batch, () =>
        database.transaction((transaction) => writeBatch(transaction, keptBusiness(business), { batch, dialect })),
      ),
    watchChanges: (business, listener) => changes.watch(business, listener),
    async sumUp(business, days) {
      const result = await database.transaction((transaction) =>
        sumUpDays(transaction, keptBusiness(business), { days, dialect }),
      );
      // What of an answer depends on it no tag says.
      changes.told(business, result.removed > 0 ? ['business'] : [], result.highWaterMark);
      await database.scrub?.();
      return result;
    },
    async erase(business, person) {
      const work = (transaction: SqlTransaction): Promise<ErasureResult> =>
        erasePerson(transaction, keptBusiness(business), { person: keptPerson(person), dialect });
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

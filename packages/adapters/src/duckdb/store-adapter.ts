import type { BusinessId, DataAdapter } from '@bizboost/core';
import { NO_OTHERS } from '../sql/changes.ts';
import { erasePerson } from '../sql/erase.ts';
import { keptPerson } from '../sql/own-adapter.ts';
import { keptBusiness, ownReads } from '../sql/own-reads.ts';
import { original } from '../sql/storable-text.ts';
import { sumUpDays } from '../sql/sum-up.ts';
import { STATE } from '../sql/tables.ts';
import { duckdbDialect } from './duckdb-dialect.ts';
import type { LastingStore } from './lasting-store.ts';

/** An open file as an adapter, which closes it. */
export function storeAdapter(store: LastingStore): Required<DataAdapter> {
  const dialect = duckdbDialect((business) => store.businesses.numberOf(business));
  return {
    name: dialect.name,
    holds: 'records',
    ...ownReads(store, dialect),
    write: (business, batch) => store.write(keptBusiness(business), batch),
    sumUp: (business, days) =>
      store.change(keptBusiness(business), (transaction) =>
        sumUpDays(transaction, keptBusiness(business), { days, dialect: duckdbDialect(() => transaction.business) }),
      ),
    async erase(business, person) {
      const erased = await store.change(keptBusiness(business), (transaction) =>
        erasePerson(transaction, keptBusiness(business), { person: keptPerson(person), dialect }),
      );
      // Where nobody was found, too: an earlier call may have got no further than that.
      await store.emptyLog();
      return erased;
    },
    watchChanges: NO_OTHERS.watch,
    highWaterMark: async (business) =>
      String(store.businesses.changesOf(store.businesses.numberOf(keptBusiness(business)))),
    async businesses() {
      const text = `SELECT business FROM ${STATE.name} WHERE kind = 'business' ORDER BY business`;
      const rows = await store.all({ text, values: [] });
      return rows.map((row) => original(store.businesses.idOf(row['business'] as number)) as BusinessId);
    },
    close: () => store.close(),
  };
}

import type { BusinessId, DataAdapter } from '@bizboost/core';
import { NO_OTHERS } from '../sql/changes.ts';
import { erasePerson } from '../sql/erase.ts';
import { keptPerson } from '../sql/own-adapter.ts';
import { keptBusiness, ownReads } from '../sql/own-reads.ts';
import { original } from '../sql/storable-text.ts';
import { sumUpDays } from '../sql/sum-up.ts';
import { STATE } from '../sql/tables.ts';
import { duckdbDialect } from './duckdb-dialect.ts';
import type { DuckdbStore } from './duckdb-store.ts';

/** An open file as an adapter, which closes it. */
export function storeAdapter(store: DuckdbStore): Required<DataAdapter> {
  const { businesses, readers } = store;
  const dialect = duckdbDialect((business) => businesses.numberOf(business));
  return {
    name: dialect.name,
    ...ownReads(readers, dialect),
    write: (business, batch) => store.write(keptBusiness(business), batch),
    sumUp: (business, days) =>
      store.change(keptBusiness(business), (transaction) =>
        sumUpDays(transaction, keptBusiness(business), { days, dialect: duckdbDialect(() => transaction.business) }),
      ),
    erase: (business, person) =>
      store.change(keptBusiness(business), (transaction) =>
        erasePerson(transaction, keptBusiness(business), { person: keptPerson(person), dialect }),
      ),
    watchChanges: NO_OTHERS.watch,
    highWaterMark: async (business) => String(businesses.changesOf(businesses.numberOf(keptBusiness(business)))),
    async businesses() {
      const text = `SELECT business FROM ${STATE.name} WHERE kind = 'business' ORDER BY business`;
      const rows = await readers.all({ text, values: [] });
      return rows.map((row) => original(businesses.idOf(row['business'] as number)) as BusinessId);
    },
    close: () => store.close(),
  };
}

import { checkDistinctQuery, checkSumsQuery, type BusinessId, type DataAdapter } from '@bizboost/core';
import { aggregateRows, aggregateStatement } from './aggregate.ts';
import type { SqlDatabase } from './database.ts';
import type { Dialect } from './dialect.ts';
import { distinctRows, distinctStatement } from './distinct.ts';
import { findRecords } from './find.ts';
import { OWN_RELATIONS } from './own-relations.ts';
import { readFacts } from './read.ts';
import { Binder } from './statement.ts';
import { CHANGE, STATE } from './tables.ts';
import { writeBatch } from './write.ts';

/** An adapter over a database that has our own schema. */
export function ownAdapter(database: SqlDatabase, dialect: Dialect): Required<DataAdapter> {
  const parts = { session: database, dialect };
  return {
    name: dialect.name,
    read: (query, options) => readFacts(parts, query, options),
    async find(business, query, options) {
      options?.signal?.throwIfAborted();
      return findRecords(parts, business, { query, options });
    },
    async aggregate(query, options) {
      options?.signal?.throwIfAborted();
      checkSumsQuery(query);
      if (query.segments.length === 0) return [];
      const statement = aggregateStatement(query, OWN_RELATIONS[query.collection], dialect);
      return aggregateRows(query, await database.all(statement, options));
    },
    async countDistinct(query, options) {
      options?.signal?.throwIfAborted();
      checkDistinctQuery(query);
      const statement = distinctStatement(query, OWN_RELATIONS, dialect);
      return statement === undefined ? [] : distinctRows(query, await database.all(statement, options));
    },
    write: (business, batch) =>
      database.transaction((transaction) => writeBatch(transaction, business, { batch, dialect })),
    async highWaterMark(business) {
      const binder = new Binder(dialect);
      const rows = await database.all(
        binder.statement(`SELECT changes FROM ${CHANGE.name} WHERE business_id = ${binder.bind(business)}`),
      );
      return String(rows[0]?.['changes'] ?? 0);
    },
    async businesses() {
      const rows = await database.all({
        text: `SELECT business_id FROM ${STATE.name} WHERE kind = 'business' ORDER BY business_id`,
        values: [],
      });
      return rows.map((row) => row['business_id'] as BusinessId);
    },
    close: () => database.close(),
  };
}

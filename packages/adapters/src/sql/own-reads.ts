import {
  checkDistinctQuery,
  checkRecordsQuery,
  checkSumsQuery,
  type BusinessId,
  type DataAdapter,
} from '@bizboost/core';
import { askForSums } from './aggregate.ts';
import type { SqlSession } from './database.ts';
import type { Dialect } from './dialect.ts';
import { distinctRows, distinctStatement } from './distinct.ts';
import { StateFinder } from './find-states.ts';
import { findRecords } from './find.ts';
import { OWN_RECORDS, OWN_RELATIONS } from './own-relations.ts';
import { readFacts } from './read.ts';
import { recordsRows, recordsStatement } from './records.ts';
import { keptQuery, keptRecordsQuery, originalKeys } from './storable-query.ts';
import { original, storable } from './storable-text.ts';

/** What an adapter is asked, of our own schema. */
export function ownReads(
  session: SqlSession,
  dialect: Dialect,
): Required<Pick<DataAdapter, 'read' | 'find' | 'aggregate' | 'countDistinct' | 'countRecords'>> {
  const parts = { session, dialect, states: new StateFinder({ session, dialect }) };
  return {
    read: (query, options) => readFacts(parts, { ...query, business: keptBusiness(query.business) }, options),
    async find(business, query, options) {
      options?.signal?.throwIfAborted();
      return findRecords(parts, keptBusiness(business), { query, options });
    },
    async aggregate(query, options) {
      options?.signal?.throwIfAborted();
      checkSumsQuery(query);
      if (query.segments.length === 0) return [];
      const relation = OWN_RELATIONS[query.collection];
      return originalKeys(await askForSums(keptQuery(query), { session, relation, dialect, options }));
    },
    async countDistinct(query, options) {
      options?.signal?.throwIfAborted();
      checkDistinctQuery(query);
      const statement = distinctStatement(keptQuery(query), OWN_RELATIONS, dialect);
      return statement === undefined ? [] : originalKeys(distinctRows(query, await session.all(statement, options)));
    },
    async countRecords(query, options) {
      options?.signal?.throwIfAborted();
      checkRecordsQuery(query);
      const statement = recordsStatement(keptRecordsQuery(query), OWN_RECORDS[query.kind], dialect);
      const rows = statement === undefined ? [] : recordsRows(await session.all(statement, options));
      return rows.map(({ type, count }) => ({ type: type && original(type), count }));
    },
  };
}

/** A business as our own tables keep it. */
export function keptBusiness(business: BusinessId): BusinessId {
  return storable(business) as BusinessId;
}

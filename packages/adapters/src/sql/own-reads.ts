import { checkDistinctQuery, checkSumsQuery, type BusinessId, type DataAdapter } from '@bizboost/core';
import { askForSums } from './aggregate.ts';
import type { SqlSession } from './database.ts';
import type { Dialect } from './dialect.ts';
import { distinctRows, distinctStatement } from './distinct.ts';
import { findRecords } from './find.ts';
import { OWN_RELATIONS } from './own-relations.ts';
import { readFacts } from './read.ts';
import { keptQuery, originalKeys } from './storable-query.ts';
import { storable } from './storable-text.ts';

/** What an adapter is asked, of our own schema. */
export function ownReads(
  session: SqlSession,
  dialect: Dialect,
): Required<Pick<DataAdapter, 'read' | 'find' | 'aggregate' | 'countDistinct'>> {
  const parts = { session, dialect };
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
  };
}

/** A business as our own tables keep it. */
export function keptBusiness(business: BusinessId): BusinessId {
  return storable(business) as BusinessId;
}

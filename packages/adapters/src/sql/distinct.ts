import type { DistinctQuery, DistinctRow } from '@bizboost/core';
import type { Dialect } from './dialect.ts';
import { safeInteger } from './integers.ts';
import type { Relation, Relations } from './relation.ts';
import { Binder, type SqlRow, type Statement } from './statement.ts';
import { fromRowsOf } from './where.ts';

/** How many different people a query is about, as one statement; `undefined` where none of its collections names anybody. */
export function distinctStatement(query: DistinctQuery, relations: Relations, dialect: Dialect): Statement | undefined {
  const binder = new Binder(dialect);
  const asked = [...new Set(query.collections)].flatMap((collection) => {
    const relation = relations[collection];
    return relation?.people[query.field] === undefined ? [] : [relation];
  });
  const [only] = asked;
  if (only === undefined) return undefined;
  const names = query.by.map((_, index) => `k${index}`);
  const grouped = names.length === 0 ? '' : ` GROUP BY ${names.join(', ')}`;
  if (dialect.groupsByNames === true && asked.length === 1) {
    const person = `COUNT(DISTINCT ${only.people[query.field] as string}) AS people`;
    return binder.statement(
      `SELECT ${[...keysOf(query, only), person].join(', ')} ${peopleOf(query, only, binder)}${grouped}`,
    );
  }
  const parts = asked.map((relation) => {
    const person = `${relation.people[query.field] as string} AS person`;
    return `SELECT ${[...keysOf(query, relation), person].join(', ')} ${peopleOf(query, relation, binder)}`;
  });
  return binder.statement(
    `SELECT ${[...names, 'COUNT(DISTINCT person) AS people'].join(', ')} FROM (${parts.join(' UNION ALL ')}) AS t${grouped}`,
  );
}

/** Rows of the statement as rows of the query. */
export function distinctRows(query: DistinctQuery, rows: readonly SqlRow[]): DistinctRow[] {
  return rows
    .map((row) => ({
      key: query.by.map((_, index) => (row[`k${index}`] as string | null | undefined) ?? null),
      count: safeInteger(row['people'], 'people'),
    }))
    .filter(({ count }) => count > 0);
}

function keysOf({ by }: DistinctQuery, { dimensions }: Relation): string[] {
  return by.map((dimension, index) => `${dimensions[dimension] ?? 'NULL'} AS k${index}`);
}

/** Rows that name somebody. */
function peopleOf(query: DistinctQuery, relation: Relation, binder: Binder): string {
  return `${fromRowsOf(relation, query, binder)} AND ${relation.people[query.field] as string} IS NOT NULL`;
}

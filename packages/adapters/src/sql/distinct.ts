import type { DistinctQuery, DistinctRow } from '@bizboost/core';
import type { Dialect } from './dialect.ts';
import { safeInteger } from './integers.ts';
import type { Relation, Relations } from './relation.ts';
import { Binder, type SqlRow, type Statement } from './statement.ts';
import { rowsOf } from './where.ts';

/** How many different people a query is about, as one statement; `undefined` where none of its collections names anybody. */
export function distinctStatement(query: DistinctQuery, relations: Relations, dialect: Dialect): Statement | undefined {
  const binder = new Binder(dialect);
  const parts = [...new Set(query.collections)].flatMap((collection) => {
    const relation = relations[collection];
    return relation?.people[query.field] === undefined ? [] : [peopleOf(query, relation, binder)];
  });
  if (parts.length === 0) return undefined;
  const keys = query.by.map((_, index) => `k${index}`);
  const grouped = keys.length === 0 ? '' : ` GROUP BY ${keys.join(', ')}`;
  return binder.statement(
    `SELECT ${[...keys, 'COUNT(DISTINCT person) AS people'].join(', ')} FROM (${parts.join(' UNION ALL ')}) AS t${grouped}`,
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

function peopleOf(query: DistinctQuery, relation: Relation, binder: Binder): string {
  const person = relation.people[query.field] as string;
  const keys = query.by.map((dimension, index) => `${relation.dimensions[dimension] ?? 'NULL'} AS k${index}`);
  return `SELECT ${[...keys, `${person} AS person`].join(', ')} FROM ${relation.from} WHERE ${rowsOf(relation, query, binder)} AND ${person} IS NOT NULL`;
}

import type { RecordCondition, RecordsQuery, RecordsRow } from '@bizboost/core';
import type { Dialect } from './dialect.ts';
import { safeInteger } from './integers.ts';
import type { Relation } from './relation.ts';
import { ALWAYS_TRUE, Binder, NEVER_TRUE, type SqlRow, type Statement } from './statement.ts';
import { fromRowsOf, passes } from './where.ts';

/** Where the records of one kind lie. */
export interface RecordRelation extends Relation {
  /** What tells records of several rows apart. Left out, each row is a record. */
  readonly record?: string;
}

/** How many records of a kind there are, as one statement. `undefined` where nothing can meet the query. */
export function recordsStatement(
  query: RecordsQuery,
  relation: RecordRelation,
  dialect: Dialect,
): Statement | undefined {
  if (query.conditions.length === 0 || query.segments.length === 0) return undefined;
  const binder = new Binder(dialect);
  const rows = fromRowsOf(relation, { business: query.business, segments: query.segments }, binder);
  // Found out first: what is bound must be written down.
  const isAnything = query.conditions.some((one) => meeting(one, relation, new Binder(dialect)) === ALWAYS_TRUE);
  const meets = isAnything ? [] : query.conditions.map((one) => meeting(one, relation, binder));
  const asked = isAnything ? rows : `${rows} AND (${meets.join(' OR ')})`;
  const { record } = relation;
  const { type } = relation.dimensions;
  if (record !== undefined) return binder.statement(`SELECT COUNT(DISTINCT ${record}) AS records ${asked}`);
  if (query.kind !== 'event' || type === undefined) return binder.statement(`SELECT COUNT(*) AS records ${asked}`);
  return binder.statement(
    dialect.groupsByNames === true
      ? `SELECT ${type} AS k0, COUNT(*) AS records ${asked} GROUP BY k0`
      : `SELECT k0, COUNT(*) AS records FROM (SELECT ${type} AS k0 ${asked}) AS t GROUP BY k0`,
  );
}

/** Rows of the statement as rows of the query. */
export function recordsRows(rows: readonly SqlRow[]): RecordsRow[] {
  return rows
    .map((row) => ({
      type: (row['k0'] as string | null | undefined) ?? null,
      count: safeInteger(row['records'], 'records'),
    }))
    .filter(({ count }) => count > 0);
}

function meeting({ where, names }: RecordCondition, relation: Relation, binder: Binder): string {
  const person = names && relation.people[names];
  if (names !== undefined && person === undefined) return NEVER_TRUE;
  const passing = passes(relation, where, binder);
  if (person === undefined) return passing === ALWAYS_TRUE ? passing : `(${passing})`;
  return passing === ALWAYS_TRUE ? `${person} IS NOT NULL` : `(${passing} AND ${person} IS NOT NULL)`;
}

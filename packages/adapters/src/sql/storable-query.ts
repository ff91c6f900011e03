import type { BusinessId, RecordsQuery, Where } from '@bizboost/core';
import { isStorable, original, storable } from './storable-text.ts';

interface Query {
  readonly business: BusinessId;
  readonly where?: Where | undefined;
  readonly sums?: Readonly<Record<string, { readonly where?: Where | undefined }>>;
}

/** The query with its texts as our own tables keep them. */
export function keptQuery<Q extends Query>(query: Q): Q {
  const { business, where, sums } = query;
  if (isStorable(business) && isKeptAsItIs(where) && Object.values(sums ?? {}).every((sum) => isKeptAsItIs(sum.where)))
    return query;
  return {
    ...query,
    business: storable(business),
    ...(where && { where: keptWhere(where) }),
    ...(sums && {
      sums: Object.fromEntries(
        Object.entries(sums).map(([name, sum]) => [name, sum.where ? { ...sum, where: keptWhere(sum.where) } : sum]),
      ),
    }),
  };
}

/** The same of a count of records. */
export function keptRecordsQuery(query: RecordsQuery): RecordsQuery {
  return {
    ...query,
    business: storable(query.business) as BusinessId,
    conditions: query.conditions.map(({ where, ...others }) => ({
      ...others,
      ...(where && { where: keptWhere(where) }),
    })),
  };
}

/** Rows of an answer with the texts they were kept from. */
export function originalKeys<Row extends { readonly key: readonly (string | null)[] }>(rows: readonly Row[]): Row[] {
  return rows.map((row) => {
    // Nearly none is kept as another.
    if (!row.key.some((value) => value !== null && original(value) !== value)) return row;
    return { ...row, key: row.key.map((value) => value && original(value)) };
  });
}

function isKeptAsItIs(where: Where | undefined): boolean {
  if (where === undefined) return true;
  for (const values of Object.values(where))
    for (const value of values) if (value !== null && !isStorable(value)) return false;
  return true;
}

function keptWhere(where: Where): Where {
  return Object.fromEntries(
    Object.entries(where).map(([dimension, values]) => [dimension, values.map((value) => value && storable(value))]),
  );
}

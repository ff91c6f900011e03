import type { BusinessId } from '@bizboost/core';
import type { SqlSession } from './database.ts';
import type { Dialect } from './dialect.ts';
import { Binder } from './statement.ts';
import { original, storable } from './storable-text.ts';
import { CHANGE } from './tables.ts';

const MOST_AT_ONCE = 1_000;

/** How many changes these businesses have had in our own tables; those that have had none are left out. */
export async function changesOf(
  session: SqlSession,
  dialect: Dialect,
  businesses: readonly BusinessId[],
): Promise<ReadonlyMap<BusinessId, number>> {
  const changes = new Map<BusinessId, number>();
  for (let start = 0; start < businesses.length; start += MOST_AT_ONCE) {
    const binder = new Binder(dialect);
    const some = businesses.slice(start, start + MOST_AT_ONCE).map(storable);
    const rows = await session.all(
      binder.statement(`SELECT business_id, changes FROM ${CHANGE.name} WHERE ${binder.isOneOf('business_id', some)}`),
    );
    for (const row of rows) changes.set(original(row['business_id'] as string) as BusinessId, Number(row['changes']));
  }
  return changes;
}

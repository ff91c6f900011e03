import type { State } from '@bizboost/core';
import { Binder } from '../sql/statement.ts';
import { isOurs } from '../sql/where.ts';
import type { Place } from './place.ts';
import type { MappedRelation } from './mapped-relation.ts';

/** What sales call products: the name on the newest line of each. */
export async function learnedNames(
  sales: MappedRelation,
  ids: readonly string[] | undefined,
  { session, dialect, business, options }: Place,
): Promise<State[]> {
  const binder = new Binder(dialect);
  const { from, time } = sales;
  const conditions = [isOurs(sales, business, binder), 'product IS NOT NULL', 'name IS NOT NULL'];
  if (ids !== undefined) conditions.push(binder.isOneOf('product', [...new Set(ids)]));
  const newest = `ROW_NUMBER() OVER (PARTITION BY product ORDER BY ${time.ms} DESC, id DESC)`;
  const lines = `SELECT product, name, ${time.ms} AS at_ms, ${newest} AS age FROM ${from} WHERE ${conditions.join(' AND ')}`;
  const rows = await session.all(
    binder.statement(`SELECT product, name, at_ms FROM (${lines}) AS l WHERE age = 1`),
    options,
  );
  return rows.map((row) => {
    const [id, name] = [String(row['product']), String(row['name'])];
    return {
      kind: 'product',
      id,
      updatedAt: Number(row['at_ms']),
      implicit: true,
      record: { kind: 'product', id, name },
    };
  });
}

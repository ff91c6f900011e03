import { RETENTION_QUERY, summedDaysOf } from '@bizboost/core';
import { quoted } from './quote.ts';
import { stateOf } from './record-facts.ts';
import type { WrittenPlace } from './written-place.ts';

/** What a write must know of a business beforehand. */
export interface Standing {
  /** How many changes it has had. */
  readonly changes: number;
  /** Days before that are summed up, ms UTC. */
  readonly closedBefore: number;
}

export async function standingOf({ cluster, business, shards }: WrittenPlace): Promise<Standing> {
  const { kind } = RETENTION_QUERY;
  const rows = await cluster.rows(
    shards,
    ({ record, placed }) =>
      `SELECT kind, id, max(version) AS newest, argMax(detail, version) AS detail FROM ${record} WHERE kind IN ('change', ${quoted(kind)}) AND business_id = ${quoted(business)} AND ${placed} GROUP BY kind, id`,
  );
  const counts = rows.filter((row) => row['kind'] === 'change').map((row) => Number(row['newest']));
  const summedUp = summedDaysOf(rows.filter((row) => row['kind'] === kind).map(stateOf));
  return {
    changes: counts.reduce((sum, count) => sum + count, 0),
    closedBefore: summedUp?.until ?? -Infinity,
  };
}

import type { Fact } from '@bizboost/core';
import { original } from '../sql/storable-text.ts';
import { isOneOf } from './clickhouse-dialect.ts';
import { quoted } from './quote.ts';
import type { WrittenPlace } from './written-place.ts';

/** Events of days that are summed up. */
export interface LateEvents {
  /** Kept as they are: the sums themselves, and what came while the day was summed up. */
  readonly kept: ReadonlySet<Fact>;
  /** Per fact, those of whose days only sums are kept; `undefined` where there is none. */
  readonly refused: readonly boolean[] | undefined;
}

const NONE: LateEvents = { kept: new Set(), refused: undefined };

export async function lateEventsOf(
  { cluster, business, shards }: WrittenPlace,
  facts: readonly Fact[],
  closedBefore: number,
): Promise<LateEvents> {
  const late = facts.filter(({ kind, at }) => kind === 'event' && at < closedBefore);
  if (late.length === 0) return NONE;
  const times = [...new Set(late.map(({ at }) => at))];
  const ids = [...new Set(late.map(({ id }) => quoted(id)))];
  const rows = await cluster.rows(
    shards,
    ({ record, placed }) =>
      `SELECT id, occurred_at_ms FROM ${record} FINAL PREWHERE business_id = ${quoted(business)} AND kind = 'event' AND ${isOneOf('occurred_at_ms', times, 'Int64')} AND ${isOneOf('id', ids)} WHERE is_line = 1 AND ${placed}`,
  );
  const names = new Set(rows.map((row) => `${row['occurred_at_ms'] as string} ${original(row['id'] as string)}`));
  const kept = new Set(late.filter(({ at, id }) => names.has(`${at} ${id}`)));
  const isLate = new Set(late);
  return { kept, refused: facts.map((fact) => isLate.has(fact) && !kept.has(fact)) };
}

import { newerState, type State } from '@bizboost/core';
import { isOneOf } from './clickhouse-dialect.ts';
import { firstOf } from './homes.ts';
import { quoted } from './quote.ts';
import { stateOf } from './record-facts.ts';
import { stateRow, type RowText } from './record-text.ts';
import type { WrittenPlace } from './written-place.ts';

/** Above every version of what was learned from a sale. */
const EXPLICIT = 2n ** 62n;

export interface NewStates {
  readonly rows: readonly RowText[];
  /** Per state: whether it changes what is kept. */
  readonly isNew: readonly boolean[];
}

interface KeptState {
  readonly state: State;
  readonly version: bigint;
}

/**
 * Which of some states are newer than those kept, and their rows. Versions follow `updated_at`, so that of two processes that bring a state at
 * the same time the newer wins, whichever is later; and never go back, so that the last to come wins where the states do not say.
 */
export async function newStates(place: WrittenPlace, states: readonly State[], now: number): Promise<NewStates> {
  if (states.length === 0) return { rows: [], isNew: [] };
  const kept = await keptStates(place, states);
  const changed = new Map<string, KeptState>();
  const isNew = states.map((state) => {
    const key = keyOf(state);
    const before = kept.get(key);
    if (newerState(before?.state, state) !== 'new') return false;
    const next = { state, version: versionAfter(before, state, now) };
    kept.set(key, next);
    changed.set(key, next);
    return true;
  });
  const rows = [...changed.values()].map(({ state, version }) => stateRow(place.name, state, version.toString()));
  return { rows, isNew };
}

function versionAfter(before: KeptState | undefined, state: State, now: number): bigint {
  const ownTime = BigInt(Math.max(0, Math.trunc(state.updatedAt ?? now)));
  const own = state.implicit === true ? ownTime : EXPLICIT + ownTime;
  return before !== undefined && before.version >= own ? before.version + 1n : own;
}

async function keptStates(
  { cluster, business, shards }: WrittenPlace,
  states: readonly State[],
): Promise<Map<string, KeptState>> {
  const kinds = [...new Set(states.map(({ kind }) => quoted(kind)))];
  const ids = [...new Set(states.map(({ id }) => quoted(id)))];
  const rows = await cluster.rows(
    [firstOf(shards)],
    ({ record, placed }) =>
      `SELECT kind, id, detail, toString(version) AS version_text FROM ${record} FINAL PREWHERE business_id = ${quoted(business)} AND ${isOneOf('kind', kinds)} AND occurred_at_ms = 0 AND ${isOneOf('id', ids)} WHERE ${placed}`,
  );
  return new Map(
    rows.map((row) => {
      const state = stateOf(row);
      return [keyOf(state), { state, version: BigInt(row['version_text'] as string) }];
    }),
  );
}

function keyOf({ kind, id }: State): string {
  return `${kind} ${id}`;
}

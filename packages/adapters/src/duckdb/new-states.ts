import { newerState, type State } from '@bizboost/core';
import type { SqlSession } from '../sql/database.ts';
import { STATE } from '../sql/tables.ts';
import { stateOf } from '../sql/table-rows.ts';
import { listOf } from './duckdb-dialect.ts';
import type { Submission } from './submission.ts';
import { storable } from '../sql/storable-text.ts';

export interface KeptState {
  readonly business: number;
  readonly state: State;
}

/** What some batches do to the states that are kept. */
export interface NewStates {
  /** Batch by batch: which of its states were new. */
  readonly isNew: readonly (readonly boolean[])[];
  /** The newest of each that changed. */
  readonly changed: readonly KeptState[];
}

export async function newStatesOf(session: SqlSession, submissions: readonly Submission[]): Promise<NewStates> {
  const kept = await keptStates(session, submissions);
  const changed = new Map<string, KeptState>();
  const current = (name: string): State | undefined => (changed.get(name) ?? kept.get(name))?.state;
  const isNew = submissions.map(({ business, batch }) =>
    batch.states.map((state) => {
      const name = nameOf({ business, state });
      if (newerState(current(name), state) !== 'new') return false;
      changed.set(name, { business, state });
      return true;
    }),
  );
  return { isNew, changed: [...changed.values()] };
}

async function keptStates(
  session: SqlSession,
  submissions: readonly Submission[],
): Promise<ReadonlyMap<string, KeptState>> {
  const came = submissions.flatMap(({ business, batch }) => batch.states.map((state) => ({ business, state })));
  const kept = new Map<string, KeptState>();
  if (came.length === 0) return kept;
  const values: (string | number | null)[] = [];
  const businesses = [...new Set(came.map(({ business }) => business))];
  const kinds = [...new Set(came.map(({ state }) => `'${state.kind}'`))];
  const ids = listOf([...new Set(came.map(({ state }) => storable(state.id)))], values);
  const text = `SELECT * FROM ${STATE.name} WHERE business IN (${businesses.join(', ')}) AND kind IN (${kinds.join(', ')}) AND id IN (${ids})`;
  for (const row of await session.all({ text, values })) {
    const one = { business: row['business'] as number, state: stateOf(row) };
    kept.set(nameOf(one), one);
  }
  return kept;
}

function nameOf({ business, state: { kind, id } }: KeptState): string {
  return `${business} ${kind} ${id}`;
}

import { newerState } from '../../records/state-order.ts';
import type { WriteBatch, WriteResult } from '../adapter.ts';
import type { BusinessStore } from './business-store.ts';

/** What a write of the batch would find new, with nothing kept. A fact that comes twice in the batch counts as new twice. */
export type BatchPreview = Pick<WriteResult, 'newFacts' | 'newStates'>;

export function previewBatch(store: BusinessStore, { facts, states }: WriteBatch): BatchPreview {
  return {
    newFacts: facts.map(({ kind, id }) => store.index[kind].find(id) === -1),
    newStates: states.map((state) => {
      const kept = store.states[state.kind].get(state.id);
      return kept === undefined || newerState(kept, state) === 'new';
    }),
  };
}

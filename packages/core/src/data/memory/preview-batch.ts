import { newerState } from '../../records/state-order.ts';
import type { WriteBatch, WriteResult } from '../adapter.ts';
import type { BusinessStore } from './business-store.ts';
import { checkBatch } from './check-batch.ts';

/** What a write of the batch would find new, with nothing kept. A fact that comes twice in the batch counts as new twice. */
export type BatchPreview = Pick<WriteResult, 'newFacts' | 'newStates'>;

/** Throws what a write would throw. */
export function previewBatch(store: BusinessStore, batch: WriteBatch): BatchPreview {
  checkBatch(store, batch);
  const { facts, states } = batch;
  return {
    newFacts: facts.map(({ kind, id }) => store.ids[kind].find(id) === -1),
    newStates: states.map((state) => newerState(store.states[state.kind].get(state.id), state) === 'new'),
  };
}

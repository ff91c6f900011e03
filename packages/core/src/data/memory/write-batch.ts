import { newerState } from '../../records/state-order.ts';
import type { WriteBatch, WriteResult } from '../adapter.ts';
import type { Fact, State } from '../fact.ts';
import type { BusinessStore } from './business-store.ts';
import { checkBatch } from './check-batch.ts';
import { addEvent, addSpend } from './event-rows.ts';
import { addRefund, addSale, reattribute } from './ledger-rows.ts';

/** Keeps a batch, or nothing of it. Throws what `checkBatch` throws; after that nothing can fail. */
export function writeBatch(store: BusinessStore, batch: WriteBatch): WriteResult {
  checkBatch(store, batch);
  const newFacts = batch.facts.map((fact) => keepFact(store, fact));
  const reattributed = batch.reattributed.map((refund) => reattribute(store, refund));
  const newStates = batch.states.map((state) => keepState(store, state));
  if ([newFacts, reattributed, newStates].some((changes) => changes.includes(true))) store.changes += 1;
  return { newFacts, newStates, highWaterMark: String(store.changes) };
}

function keepFact(store: BusinessStore, fact: Fact): boolean {
  const ids = store.ids[fact.kind];
  const before = ids.size;
  if (ids.add(fact.id) !== before) return false;
  if (fact.kind === 'event') addEvent(store, fact);
  else if (fact.kind === 'sale') addSale(store, fact);
  else if (fact.kind === 'refund') addRefund(store, fact);
  else addSpend(store, fact);
  return true;
}

function keepState(store: BusinessStore, state: State): boolean {
  const states = store.states[state.kind];
  if (newerState(states.get(state.id), state) !== 'new') return false;
  states.set(state.id, state);
  return true;
}

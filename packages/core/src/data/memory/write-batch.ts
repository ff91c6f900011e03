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
  const newFacts = keepFacts(store, batch.facts);
  const reattributed = batch.reattributed.map((refund) => reattribute(store, refund));
  const newStates = batch.states.map((state) => keepState(store, state));
  if ([newFacts, reattributed, newStates].some((changes) => changes.includes(true))) store.changes += 1;
  return { newFacts, newStates, reattributed, highWaterMark: String(store.changes) };
}

function keepFacts(store: BusinessStore, facts: readonly Fact[]): boolean[] {
  const newFacts: boolean[] = [];
  let [kind, ids] = ['event' as Fact['kind'], store.ids.event];
  for (let index = 0; index < facts.length; index++) {
    const fact = facts[index] as Fact;
    if (fact.kind !== kind) [kind, ids] = [fact.kind, store.ids[fact.kind]];
    const before = ids.size;
    const isNew = ids.add(fact.id) === before;
    if (isNew) addFact(store, fact);
    newFacts.push(isNew);
  }
  return newFacts;
}

function addFact(store: BusinessStore, fact: Fact): void {
  if (fact.kind === 'event') addEvent(store, fact);
  else if (fact.kind === 'sale') addSale(store, fact);
  else if (fact.kind === 'refund') addRefund(store, fact);
  else addSpend(store, fact);
}

function keepState(store: BusinessStore, state: State): boolean {
  const states = store.states[state.kind];
  if (newerState(states.get(state.id), state) !== 'new') return false;
  states.set(state.id, state);
  return true;
}

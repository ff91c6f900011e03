import { newerState } from '../../records/state-order.ts';
import type { WriteBatch, WriteResult } from '../adapter.ts';
import type { Fact, State } from '../fact.ts';
import type { BusinessStore } from './business-store.ts';
import { checkBatch } from './check-batch.ts';
import { addEvent, addSpend } from './event-rows.ts';
import { addRefund, addSale, reattribute } from './ledger-rows.ts';
import { hashOf, type TextSet } from './text-set.ts';

/** Keeps a batch, or nothing of it. Throws what `checkBatch` throws; after that nothing can fail. */
export function writeBatch(store: BusinessStore, batch: WriteBatch): WriteResult {
  checkBatch(store, batch);
  const newFacts = keepFacts(store, batch.facts);
  const reattributed = batch.reattributed.map((refund) => reattribute(store, refund));
  const newStates = batch.states.map((state) => keepState(store, state));
  if ([newFacts, reattributed, newStates].some((changes) => changes.includes(true))) store.changes += 1;
  return { newFacts, newStates, reattributed, highWaterMark: String(store.changes) };
}

/**
 * In three passes, for speed: looking an id up waits for memory most of the time, and many look-ups wait no longer than one when nothing
 * else is done in between.
 */
function keepFacts(store: BusinessStore, facts: readonly Fact[]): boolean[] {
  const hashes = new Int32Array(facts.length);
  for (let index = 0; index < facts.length; index++) hashes[index] = hashOf((facts[index] as Fact).id);
  const newFacts = facts.map(({ kind, id }, index) => isNewId(store.ids[kind], id, hashes[index] as number));
  const visitors = store.words.visitor.codesOf(facts.map((fact, index) => visitorOf(fact, newFacts[index] === true)));
  for (let index = 0; index < facts.length; index++)
    if (newFacts[index] === true) addFact(store, facts[index] as Fact, visitors[index] as number);
  return newFacts;
}

function isNewId(ids: TextSet, id: string, hash: number): boolean {
  const before = ids.size;
  return ids.add(id, hash) === before;
}

/** Of an event that is new. */
function visitorOf(fact: Fact, isNew: boolean): string | undefined {
  return isNew && fact.kind === 'event' ? fact.visitor : undefined;
}

function addFact(store: BusinessStore, fact: Fact, visitor: number): void {
  if (fact.kind === 'event') addEvent(store, fact, visitor);
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
